// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/measures.h"

#include "engine/core/tr.h"
#include "engine/explore/hand_shape.h"
#include "engine/explore/image_pass.h"
#include "engine/explore/perceptual.h"
#include "engine/explore/texture.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

namespace carpo::explore {
namespace {

constexpr double kMaxSide = 100'000;
constexpr int kMaxHands = 9;

// In the order of imaging::Format.
constexpr std::array<const char*, 6> kFormats = {"", "PNG", "JPEG", "TIFF", "BMP", "DICOM"};

/// All that the measures are told from.
struct Seen
{
    const imaging::Image& image;
    const FileFacts& file;
    const ImagePass& pass;
    double border;
    double sharpness;
    double noise;
    HandShape hand;
};

struct Entry
{
    Measure measure;
    double (*value)(const Seen& seen);
};

constexpr std::array kEntries = {
    Entry{{"width",
           CARPO_TR("Measure", "Width"),
           CARPO_TR("Unit", "px"),
           1,
           kMaxSide,
           CARPO_TR("Measure", "Pixels from left to right in the file.")},
          [](const Seen& seen) -> double { return seen.image.width(); }},
    Entry{{"height",
           CARPO_TR("Measure", "Height"),
           CARPO_TR("Unit", "px"),
           1,
           kMaxSide,
           CARPO_TR("Measure", "Pixels from top to bottom in the file.")},
          [](const Seen& seen) -> double { return seen.image.height(); }},
    Entry{{"aspect_ratio",
           CARPO_TR("Measure", "Aspect ratio"),
           "",
           0,
           kMaxSide,
           CARPO_TR("Measure", "Width divided by height: below 1 the image is upright, above 1 it lies.")},
          [](const Seen& seen) -> double {
              return static_cast<double>(seen.image.width()) / seen.image.height();
          }},
    Entry{{"megapixels",
           CARPO_TR("Measure", "Size"),
           CARPO_TR("Unit", "megapixels"),
           0,
           1000,
           CARPO_TR("Measure", "Width times height in millions: how much detail there can be at most.")},
          [](const Seen& seen) -> double { return seen.image.width() * 1e-6 * seen.image.height(); }},
    Entry{{"bit_depth",
           CARPO_TR("Measure", "Bit depth"),
           CARPO_TR("Unit", "bits"),
           8,
           16,
           CARPO_TR("Measure", "Bits in use: with 8 there are 256 grays, with 12 there are 4096.")},
          [](const Seen& seen) -> double { return seen.pass.histogram.bits(); }},
    Entry{{"file_size",
           CARPO_TR("Measure", "File size"),
           CARPO_TR("Unit", "MB"),
           0,
           1e6,
           CARPO_TR("Measure",
                    "Million bytes on disk: small for its pixels where the image is blurred or compressed "
                    "with losses.")},
          [](const Seen& seen) -> double { return static_cast<double>(seen.file.bytes) * 1e-6; }},
    Entry{{"format",
           CARPO_TR("Measure", "Format"),
           "",
           0,
           kFormats.size() - 1,
           CARPO_TR("Measure", "What kind of file it is by its content, whatever its name says."),
           kFormats},
          [](const Seen& seen) -> double { return static_cast<double>(seen.file.format); }},
    Entry{{"colour",
           CARPO_TR("Measure", "In colour"),
           "",
           0,
           1,
           CARPO_TR("Measure",
                    "1 where the file holds colours: what is measured, shown and trained on is their "
                    "luminance. 0 where it is gray."),
           {},
           true},
          [](const Seen& seen) -> double { return seen.file.isColour ? 1 : 0; }},
    Entry{{"brightness",
           CARPO_TR("Measure", "Brightness"),
           "",
           0,
           1,
           CARPO_TR("Measure", "Mean gray: 0 is all black, 1 is all white.")},
          [](const Seen& seen) -> double { return seen.pass.histogram.mean(); }},
    Entry{{"contrast",
           CARPO_TR("Measure", "Contrast"),
           "",
           0,
           0.5,
           CARPO_TR("Measure", "Standard deviation of the gray: near 0 there is hardly anything to see.")},
          [](const Seen& seen) -> double { return seen.pass.histogram.sd(); }},
    Entry{
        {"percentile_1",
         CARPO_TR("Measure", "1st percentile"),
         "",
         0,
         1,
         CARPO_TR("Measure", "1 % of the pixels are at most this bright: the darkest gray without specks.")},
        [](const Seen& seen) -> double { return seen.pass.histogram.percentile(1); }},
    Entry{
        {"percentile_5",
         CARPO_TR("Measure", "5th percentile"),
         "",
         0,
         1,
         CARPO_TR("Measure", "5 % of the pixels are at most this bright: usually the air around the hand.")},
        [](const Seen& seen) -> double { return seen.pass.histogram.percentile(5); }},
    Entry{{"percentile_50",
           CARPO_TR("Measure", "Median gray"),
           "",
           0,
           1,
           CARPO_TR("Measure", "Half of the pixels are at most this bright.")},
          [](const Seen& seen) -> double { return seen.pass.histogram.percentile(50); }},
    Entry{{"percentile_95",
           CARPO_TR("Measure", "95th percentile"),
           "",
           0,
           1,
           CARPO_TR("Measure", "95 % of the pixels are at most this bright: usually bone.")},
          [](const Seen& seen) -> double { return seen.pass.histogram.percentile(95); }},
    Entry{
        {"percentile_99",
         CARPO_TR("Measure", "99th percentile"),
         "",
         0,
         1,
         CARPO_TR("Measure", "99 % of the pixels are at most this bright: the whitest gray without specks.")},
        [](const Seen& seen) -> double { return seen.pass.histogram.percentile(99); }},
    Entry{
        {"dynamic_range",
         CARPO_TR("Measure", "Dynamic range"),
         "",
         0,
         1,
         CARPO_TR("Measure", "From the 1st to the 99th percentile: near 0 only few of the grays are used.")},
        [](const Seen& seen) -> double {
            return seen.pass.histogram.percentile(99) - seen.pass.histogram.percentile(1);
        }},
    Entry{{"entropy",
           CARPO_TR("Measure", "Entropy"),
           CARPO_TR("Unit", "bits"),
           0,
           8,
           CARPO_TR("Measure", "Of the histogram of 256 grays: 0 is a single gray, 8 is all grays alike.")},
          [](const Seen& seen) -> double { return seen.pass.histogram.entropy(); }},
    Entry{{"sharpness",
           CARPO_TR("Measure", "Sharpness"),
           "",
           0,
           16,
           CARPO_TR("Measure",
                    "Variance of the Laplacian at 128 pixels: low for blurred images, high for crisp edges "
                    "and for noise.")},
          [](const Seen& seen) -> double { return seen.sharpness; }},
    Entry{{"noise",
           CARPO_TR("Measure", "Noise"),
           "",
           0,
           4,
           CARPO_TR("Measure",
                    "Standard deviation of the grain between neighbouring pixels: high where too few photons "
                    "arrived.")},
          [](const Seen& seen) -> double { return seen.noise; }},
    Entry{{"border_level",
           CARPO_TR("Measure", "Border level"),
           "",
           0,
           1,
           CARPO_TR("Measure",
                    "Median gray of the outer frame: high where the background is light or inverted.")},
          [](const Seen& seen) -> double { return seen.border; }},
    Entry{{"light_background",
           CARPO_TR("Measure", "Light background"),
           "",
           0,
           1,
           CARPO_TR("Measure",
                    "1 where the background is lighter than the hand: the polarity is inverted; 0 where it "
                    "is darker."),
           {},
           true},
          [](const Seen& seen) -> double { return seen.hand.lightBackground ? 1 : 0; }},
    Entry{{"foreground_share",
           CARPO_TR("Measure", "Share of the hand"),
           "",
           0,
           1,
           CARPO_TR("Measure",
                    "Share of the image that the hand covers: 0 where nothing was exposed, near 1 where "
                    "there is little else.")},
          [](const Seen& seen) -> double { return seen.hand.foreground; }},
    Entry{{"hand_angle",
           CARPO_TR("Measure", "Hand angle"),
           CARPO_TR("Unit", "°"),
           -180,
           180,
           CARPO_TR("Measure",
                    "Of the hand's long axis, clockwise: 0 points up, 90 to the right, 180 or -180 down.")},
          [](const Seen& seen) -> double { return seen.hand.degrees; }},
    Entry{{"hands",
           CARPO_TR("Measure", "Hands"),
           "",
           0,
           kMaxHands,
           CARPO_TR("Measure",
                    "Parts as large as a hand: 1 as it should be, 2 for both hands or for another person's "
                    "fingers.")},
          [](const Seen& seen) -> double { return std::min(seen.hand.hands, kMaxHands); }},
    Entry{{"other_parts",
           CARPO_TR("Measure", "Other parts"),
           "",
           0,
           1,
           CARPO_TR(
               "Measure",
               "Share of the image in other things of a hand's brightness that go on beyond the border: 0 as "
               "it should be, more for a second hand or another person's fingers.")},
          [](const Seen& seen) -> double { return seen.hand.otherParts; }},
    Entry{{"hand_width",
           CARPO_TR("Measure", "Width of the hand"),
           "",
           0,
           1,
           CARPO_TR("Measure",
                    "How far the hand spreads across its long axis, as a share of how far along it: low or "
                    "high where the image was squeezed or stretched.")},
          [](const Seen& seen) -> double { return seen.hand.slenderness; }},
    Entry{{"soft_tissue",
           CARPO_TR("Measure", "Soft tissue"),
           "",
           0,
           1,
           CARPO_TR("Measure",
                    "Gray of the soft tissue between background (0) and bone (1): low where too much "
                    "exposure burnt it away, high where too little left it as light as bone.")},
          [](const Seen& seen) -> double { return seen.hand.levels.softTissue; }},
    Entry{{"white_spot",
           CARPO_TR("Measure", "Whitest spot on the hand"),
           "",
           0,
           100,
           CARPO_TR("Measure",
                    "How many times as far as bone's edges the hand's whitest spots stand out: below 2 it is "
                    "bone, well above 2 there is metal.")},
          [](const Seen& seen) -> double { return seen.hand.levels.whiteSpot; }},
    Entry{{"saturated_objects",
           CARPO_TR("Measure", "White objects"),
           "",
           0,
           1,
           CARPO_TR("Measure",
                    "Share of the image in white areas with straight edges: letters, rings, plates, casts.")},
          [](const Seen& seen) -> double { return seen.hand.straightWhite; }},
    Entry{{"cropped",
           CARPO_TR("Measure", "Cut by the border"),
           "",
           0,
           1,
           CARPO_TR("Measure",
                    "Share of the border, without the wrist's side, that runs through the hand: 0 where "
                    "nothing is cut off.")},
          [](const Seen& seen) -> double { return seen.hand.cut; }},
    Entry{{"upside_down",
           CARPO_TR("Measure", "Upside down"),
           "",
           0,
           1,
           CARPO_TR("Measure",
                    "0 where the fingers point up, 0.5 where they point sideways, 1 where they point down.")},
          [](const Seen& seen) -> double {
              return (1 - std::cos(seen.hand.degrees * std::numbers::pi / 180)) / 2;
          }},
};

constexpr std::array<Measure, kEntries.size()> kMeasures = [] {
    std::array<Measure, kEntries.size()> all = {};
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = kEntries[i].measure;
    return all;
}();

} // namespace

std::span<const Measure> measures()
{
    return kMeasures;
}

std::size_t measureIndex(std::string_view key)
{
    return static_cast<std::size_t>(std::ranges::find(kMeasures, key, &Measure::key) - kMeasures.begin());
}

std::string measureText(const Measure& measure, float value)
{
    if (std::isnan(value))
        return {};
    if (!measure.words.empty()) {
        const auto word = static_cast<std::size_t>(value);
        return word < measure.words.size() ? measure.words[word] : "";
    }
    std::array<char, 32> text = {};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

MeasuredImage measure(const imaging::Image& image, const FileFacts& file)
{
    const ImagePass pass = passOver(image);
    const Seen seen{.image = image,
                    .file = file,
                    .pass = pass,
                    .border = borderLevelOf(pass.reduced),
                    .sharpness = sharpnessOf(pass.reduced),
                    .noise = noiseOf(image) / pass.histogram.white(),
                    .hand = handShape(pass.reduced)};
    MeasuredImage measured;
    for (const Entry& entry : kEntries)
        measured.measures.push_back(static_cast<float>(entry.value(seen)));
    measured.fingerprint = fingerprintOf(pass);
    return measured;
}

} // namespace carpo::explore
