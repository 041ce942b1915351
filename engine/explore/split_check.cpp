// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/split_check.h"

#include "engine/explore/measures.h"
#include "engine/explore/two_samples.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

namespace carpo::explore {
namespace {

using dataset::Part;
using dataset::Sex;

constexpr std::array kParts{Part::Train, Part::Validation, Part::Test};
constexpr double kChance = 0.01;
constexpr double kDistance = 0.05;

std::size_t countIn(std::span<const Part> parts, Part part)
{
    return static_cast<std::size_t>(std::ranges::count(parts, part));
}

void addEmptyParts(std::vector<SplitFinding>& findings, std::span<const Part> parts)
{
    for (const Part part : {Part::Train, Part::Validation}) {
        if (countIn(parts, part) == 0)
            findings.push_back({.flaw = SplitFlaw::EmptyPart, .part = part});
    }
}

/// One finding for all groups of rows that lie in more than one part.
void addShared(std::vector<SplitFinding>& findings,
               SplitFlaw flaw,
               std::span<const Part> parts,
               const std::vector<std::vector<std::size_t>>& groups)
{
    SplitFinding finding{.flaw = flaw};
    for (const std::vector<std::size_t>& group : groups) {
        std::array<std::size_t, 4> counts = {}; // by part
        for (const std::size_t row : group)
            ++counts.at(static_cast<std::size_t>(parts[row]));
        const auto used = std::span(counts).subspan(1); // None is no part
        if (std::ranges::count_if(used, [](std::size_t count) { return count > 0; }) < 2)
            continue;
        ++finding.count;
        for (const std::size_t count : used)
            finding.images += count;
    }
    if (finding.count > 0)
        findings.push_back(finding);
}

std::vector<std::vector<std::size_t>> rowsOfPatients(const dataset::Dataset& dataset)
{
    std::map<std::string_view, std::vector<std::size_t>> rows;
    for (std::size_t i = 0; i < dataset.patients.size(); ++i) {
        if (!dataset.patients[i].empty())
            rows[dataset.patients[i]].push_back(i);
    }
    std::vector<std::vector<std::size_t>> groups;
    for (auto& [patient, of] : rows)
        groups.push_back(std::move(of));
    return groups;
}

std::vector<std::vector<std::size_t>> rowsOfDuplicates(std::span<const DuplicateGroup> duplicates)
{
    std::vector<std::vector<std::size_t>> groups;
    for (const DuplicateGroup& group : duplicates)
        groups.push_back(group.rows);
    return groups;
}

/// What is known of the children in a part.
struct Children
{
    std::vector<float> ages;
    std::size_t girls = 0;
    std::size_t boys = 0;

    [[nodiscard]] std::size_t sexes() const { return girls + boys; }
    [[nodiscard]] double shareOfGirls() const
    {
        return static_cast<double>(girls) / static_cast<double>(sexes());
    }
};

Children childrenIn(const dataset::Dataset& dataset, std::span<const Part> parts, Part part)
{
    Children children;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] != part)
            continue;
        if (std::isfinite(dataset.months[i]))
            children.ages.push_back(dataset.months[i]);
        children.girls += dataset.sexes[i] == Sex::Female ? 1U : 0U;
        children.boys += dataset.sexes[i] == Sex::Male ? 1U : 0U;
    }
    return children;
}

void addDifference(std::vector<SplitFinding>& findings, const SplitFinding& finding)
{
    if (finding.chance <= kChance && finding.distance >= kDistance)
        findings.push_back(finding);
}

void addDifferences(
    std::vector<SplitFinding>& findings, Part part, Part other, Children& in, Children& outside)
{
    if (!in.ages.empty() && !outside.ages.empty()) {
        const double distance = kolmogorovSmirnov(in.ages, outside.ages);
        addDifference(findings,
                      {.flaw = SplitFlaw::AgesDiffer,
                       .part = part,
                       .other = other,
                       .distance = distance,
                       .chance = kolmogorovSmirnovChance(distance, in.ages.size(), outside.ages.size())});
    }
    if (in.sexes() > 0 && outside.sexes() > 0)
        addDifference(
            findings,
            {.flaw = SplitFlaw::SexesDiffer,
             .part = part,
             .other = other,
             .distance = std::abs(in.shareOfGirls() - outside.shareOfGirls()),
             .chance = shareChance(in.shareOfGirls(), in.sexes(), outside.shareOfGirls(), outside.sexes())});
}

} // namespace

std::vector<SplitFinding> checkSplit(const dataset::Dataset& dataset,
                                     std::span<const dataset::Part> parts,
                                     std::span<const DuplicateGroup> duplicates)
{
    std::vector<SplitFinding> findings;
    addEmptyParts(findings, parts);
    addShared(findings, SplitFlaw::PatientsShared, parts, rowsOfPatients(dataset));
    addShared(findings, SplitFlaw::DuplicatesShared, parts, rowsOfDuplicates(duplicates));
    std::array<Children, kParts.size()> children;
    for (std::size_t i = 0; i < kParts.size(); ++i)
        children.at(i) = childrenIn(dataset, parts, kParts.at(i));
    for (std::size_t i = 0; i < kParts.size(); ++i) {
        for (std::size_t j = i + 1; j < kParts.size(); ++j)
            addDifferences(findings, kParts.at(i), kParts.at(j), children.at(i), children.at(j));
    }
    return findings;
}

std::vector<DuplicateGroup> samePixels(const ScanTable& table)
{
    const std::vector<float>& contrast = table.measures.at(measureIndex("contrast"));
    std::map<PixelHash, std::vector<std::size_t>> rows;
    for (std::size_t i = 0; i < table.decoded.size(); ++i) {
        if (table.decoded[i] && contrast[i] > 0) // those of a single gray are nobody's duplicates
            rows[table.pixelHashes[i]].push_back(i);
    }
    std::vector<DuplicateGroup> groups;
    for (auto& [hash, same] : rows) {
        if (same.size() > 1)
            groups.push_back({.rows = std::move(same), .exact = true});
    }
    return groups;
}

} // namespace carpo::explore
