// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/hand_atlas.h"

// Adult lengths of metacarpals and phalanges after Garn, Hertzog, Poznanski & Nagy, "Metacarpophalangeal
// length in the evaluation of skeletal malformation", Radiology 105 (1972) 375-381, women's and men's mean,
// rounded. Places, widths and outlines were drawn by eye after ordinary adult anatomy.

namespace carpo::phantom {
namespace {

constexpr LongBoneForm kMetacarpal = {
    .profile = {1.5, 1.56, 1.46, 1.2, 1.04, 1.0, 1.05, 1.25, 1.55, 1.7, 1.6},
    .proximal = {.bow = 0.6, .middle = -0.8},
    .distal = {.bow = -4.2},
    .plateDistal = true,
    .plate = 9.5,
    .flattening = 0.85,
    .sponge = 0.3};

constexpr LongBoneForm kFirstMetacarpal = {
    .profile = {1.5, 1.6, 1.48, 1.2, 1.02, 0.98, 1.03, 1.18, 1.36, 1.42, 1.3},
    .proximal = {.bow = 0.9, .middle = 0.3},
    .distal = {.bow = -2.6},
    .plate = 6.5,
    .flattening = 0.8,
    .sponge = 0.3};

constexpr LongBoneForm kProximal = {
    .profile = {1.6, 1.68, 1.55, 1.25, 1.05, 0.97, 0.94, 1.0, 1.18, 1.24, 1.12},
    .proximal = {.bow = 0.9, .middle = -0.3},
    .distal = {.bow = -1.4, .middle = -0.9},
    .plate = 5.6,
    .flattening = 0.72,
    .sponge = 0.28};

constexpr LongBoneForm kMiddle = {.profile = {1.62, 1.68, 1.5, 1.2, 1.0, 0.95, 0.96, 1.06, 1.24, 1.28, 1.12},
                                  .proximal = {.bow = 0.5, .middle = 0.7},
                                  .distal = {.bow = -1.2, .middle = -0.7},
                                  .plate = 4.7,
                                  .flattening = 0.7,
                                  .sponge = 0.28};

constexpr LongBoneForm kDistal = {
    .profile = {1.75, 1.8, 1.55, 1.15, 0.88, 0.76, 0.74, 0.86, 1.08, 1.14, 0.95},
    .proximal = {.bow = 0.4, .middle = 0.6},
    .distal = {.bow = -1.6, .middle = 0.2},
    .plate = 4,
    .flattening = 0.62,
    .sponge = 0.3};

constexpr LongBoneForm kRadius = {
    .profile = {1, 1, 1, 1, 1, 1.01, 1.08, 1.3, 1.82, 2.08, 2.02},
    .proximal = {},
    .distal = {.tilt = 4.2, .bow = 0.8, .middle = -0.3, .styloid = 1.8, .styloidAt = 0.85},
    .plateDistal = true,
    .plate = 9.5,
    .flattening = 0.62,
    .sponge = 0.26};

constexpr LongBoneForm kUlna = {.profile = {1.1, 1.08, 1.06, 1.03, 1, 0.98, 0.98, 1.05, 1.22, 1.36, 1.3},
                                .proximal = {},
                                .distal = {.bow = -1, .styloid = 3.8, .styloidAt = -0.78},
                                .plateDistal = true,
                                .plate = 7,
                                .flattening = 0.75,
                                .sponge = 0.26};

constexpr std::array<RayBone, 3> kThumb = {{{Centre::Metacarpal1, &kFirstMetacarpal, 45, 5.0},
                                            {Centre::Proximal1, &kProximal, 31, 4.5},
                                            {Centre::Distal1, &kDistal, 22.5, 4.5}}};
constexpr std::array<RayBone, 4> kIndex = {{{Centre::Metacarpal2, &kMetacarpal, 67, 4.4},
                                            {Centre::Proximal2, &kProximal, 40, 4.7},
                                            {Centre::Middle2, &kMiddle, 23.5, 4.1},
                                            {Centre::Distal2, &kDistal, 17, 3.6}}};
constexpr std::array<RayBone, 4> kLong = {{{Centre::Metacarpal3, &kMetacarpal, 64, 4.3},
                                           {Centre::Proximal3, &kProximal, 44, 4.9},
                                           {Centre::Middle3, &kMiddle, 28, 4.3},
                                           {Centre::Distal3, &kDistal, 18, 3.8}}};
constexpr std::array<RayBone, 4> kRing = {{{Centre::Metacarpal4, &kMetacarpal, 57, 3.7},
                                           {Centre::Proximal4, &kProximal, 41, 4.5},
                                           {Centre::Middle4, &kMiddle, 26.5, 4.1},
                                           {Centre::Distal4, &kDistal, 18, 3.7}}};
constexpr std::array<RayBone, 4> kLittle = {{{Centre::Metacarpal5, &kMetacarpal, 53, 3.9},
                                             {Centre::Proximal5, &kProximal, 32.5, 3.9},
                                             {Centre::Middle5, &kMiddle, 18.5, 3.4},
                                             {Centre::Distal5, &kDistal, 16, 3.1}}};

constexpr std::array<RayForm, 5> kRays = {{{{26, 8}, 40, 31, kThumb},
                                           {{11.8, 13.5}, 7, 11, kIndex},
                                           {{0.8, 13.5}, 0, 1, kLong},
                                           {{-8.6, 11.5}, -8, -9, kRing},
                                           {{-15.6, 8.5}, -17, -22, kLittle}}};

// From capitate to pisiform; outlines at 0, 30, 60 ... 330 degrees.
constexpr std::array<CarpalForm, 8> kCarpals = {{
    {Centre::Capitate, {0, 0}, 0, 8.5, {6.4, 7.6, 10.5, 11.6, 10.5, 7.4, 6.2, 6.8, 9.2, 11.2, 9.4, 7}},
    {Centre::Hamate, {-11.8, 0.8}, 0, 8, {5.3, 6.8, 8.6, 8.2, 8.8, 8.6, 7.4, 6.8, 7.2, 8.6, 8.8, 6.4}},
    {Centre::Triquetrum, {-14.2, -13.6}, 15, 6.5, {6, 6.5, 6.4, 5.6, 5.8, 6, 6, 6, 5.8, 5.4, 5.4, 5.8}},
    {Centre::Lunate, {-2.2, -17.2}, 5, 7.5, {6.4, 6.6, 5.2, 4.3, 5.2, 6.6, 6.4, 6, 5.7, 5.6, 5.7, 6}},
    {Centre::Trapezium, {20.3, 2.4}, -10, 7, {6, 6.6, 7.6, 6.2, 5.8, 6.4, 5.8, 6.4, 7, 6, 6.4, 6.4}},
    {Centre::Trapezoid, {11.4, 6.6}, 0, 6.5, {5, 5.6, 6.2, 5.4, 6.2, 5.6, 4.6, 4.6, 5, 5, 5.2, 5}},
    {Centre::Scaphoid, {11.8, -10.8}, 48, 7, {10.4, 7.8, 5.6, 4.8, 5.6, 7.8, 10.2, 8, 6.2, 5.8, 6.2, 8}},
    {Centre::Pisiform, {-16.6, -11.4}, 0, 4.5, {4.4, 4.5, 4.7, 4.8, 4.7, 4.5, 4.4, 4.5, 4.7, 4.8, 4.7, 4.5}},
}};

constexpr std::array<ForearmBone, 2> kForearm = {{{Centre::Radius, &kRadius, {8, -23.5}, 3, 150, 6.9},
                                                  {Centre::Ulna, &kUlna, {-17.6, -29}, -2.5, 150, 5.7}}};

constexpr Outline kSesamoid = {2.2, 2.3, 2.7, 3, 2.7, 2.3, 2.2, 2.3, 2.6, 2.8, 2.6, 2.3};

} // namespace

std::span<const CarpalForm> carpalForms()
{
    return kCarpals;
}

std::span<const RayForm, 5> rayForms()
{
    return kRays;
}

std::span<const ForearmBone, 2> forearmBones()
{
    return kForearm;
}

const Outline& sesamoidOutline()
{
    return kSesamoid;
}

} // namespace carpo::phantom
