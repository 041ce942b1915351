// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/split.h"

#include "engine/core/random.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace carpo::dataset {
namespace {

Dataset children(int count, std::uint64_t seed = 1)
{
    core::RandomStream random(seed, "children");
    Dataset dataset;
    for (int i = 0; i < count; ++i) {
        dataset.ids.push_back(std::to_string(1000 + i));
        dataset.files.emplace_back("/x/" + dataset.ids.back() + ".png");
        dataset.sexes.push_back(random.chance(0.54) ? Sex::Male : Sex::Female);
        dataset.months.push_back(static_cast<float>(random.below(229)));
    }
    return dataset;
}

std::map<std::string, Part> byId(const Dataset& dataset, const std::vector<Part>& parts)
{
    std::map<std::string, Part> result;
    for (std::size_t i = 0; i < dataset.size(); ++i)
        result[dataset.ids[i]] = parts[i];
    return result;
}

TEST(Split, everyImageIsInOneFoldForValidation)
{
    for (const int count : {0, 1, 4, 97, 1'000}) {
        const Dataset dataset = children(count);
        const std::vector<bool> usable(dataset.size(), true);
        std::vector<int> validated(dataset.size());
        for (int fold = 1; fold <= 5; ++fold) {
            const auto parts = split(dataset, usable, {.seed = 7, .folds = 5, .fold = fold});
            const auto size = std::ranges::count(parts, Part::Validation);
            EXPECT_TRUE(size == count / 5 || size == (count + 4) / 5) << count << ' ' << fold;
            EXPECT_EQ(std::ranges::count(parts, Part::Train), count - size);
            for (std::size_t i = 0; i < parts.size(); ++i)
                validated[i] += parts[i] == Part::Validation ? 1 : 0;
        }
        EXPECT_EQ(std::ranges::count(validated, 1), count);
    }
}

TEST(Split, foldsHaveTheSameAgesAndSexesAndWholePatients)
{
    Dataset dataset = children(1'000);
    for (std::size_t i = 0; i < dataset.size(); ++i)
        dataset.patients.push_back(std::to_string(i / 3));
    const std::vector<bool> usable(dataset.size(), true);
    for (int fold = 1; fold <= 4; ++fold) {
        const auto alone = split(dataset, usable, {.seed = 7, .folds = 4, .fold = fold});
        double boys = 0;
        double months = 0;
        double images = 0;
        double allMonths = 0;
        double allBoys = 0;
        for (std::size_t i = 0; i < alone.size(); ++i) {
            const double boy = dataset.sexes[i] == Sex::Male ? 1 : 0;
            allBoys += boy;
            allMonths += static_cast<double>(dataset.months[i]);
            if (alone[i] != Part::Validation)
                continue;
            ++images;
            boys += boy;
            months += static_cast<double>(dataset.months[i]);
        }
        EXPECT_NEAR(boys / images, allBoys / 1'000, 0.02);
        EXPECT_NEAR(months / images, allMonths / 1'000, 3);
        const auto together =
            split(dataset, usable, {.seed = 7, .byPatient = true, .folds = 4, .fold = fold});
        for (std::size_t i = 1; i < together.size(); ++i) {
            const bool isSame = dataset.patients[i] == dataset.patients[i - 1];
            EXPECT_TRUE(!isSame || together[i] == together[i - 1]) << i;
        }
    }
}

TEST(Split, totalsAreRightToTheImage)
{
    for (const int count : {0, 1, 2, 3, 10, 97, 400, 12'611}) {
        const Dataset dataset = children(count);
        const std::vector<bool> usable(dataset.size(), true);
        for (const auto& [train, validation] : {std::pair(0.8, 0.2),
                                                {0.7, 0.2},
                                                {0.6, 0.2},
                                                {1.0, 0.0},
                                                {0.0, 1.0},
                                                {0.33, 0.33},
                                                {0.0, 0.0}}) {
            const auto parts = split(dataset, usable, {train, validation, 5});
            const auto both = std::llround(count * (train + validation));
            EXPECT_EQ(std::ranges::count(parts, Part::Train), std::llround(count * train))
                << count << ' ' << train;
            EXPECT_EQ(std::ranges::count(parts, Part::Validation), both - std::llround(count * train))
                << count;
            EXPECT_EQ(std::ranges::count(parts, Part::Test), count - both) << count;
            EXPECT_EQ(std::ranges::count(parts, Part::None), 0);
        }
    }
}

TEST(Split, everyStratumIsSharedInProportion)
{
    const Dataset dataset = children(3000);
    const auto parts = split(dataset, std::vector<bool>(dataset.size(), true), {0.7, 0.2, 3});
    std::map<std::tuple<int, Sex>, std::map<Part, double>> strata;
    for (std::size_t i = 0; i < dataset.size(); ++i)
        strata[{static_cast<int>(dataset.months[i]) / 24, dataset.sexes[i]}][parts[i]] += 1;
    for (auto& [stratum, counts] : strata) {
        const double size = counts[Part::Train] + counts[Part::Validation] + counts[Part::Test];
        EXPECT_NEAR(counts[Part::Train], 0.7 * size, 1.0);
        EXPECT_NEAR(counts[Part::Train] + counts[Part::Validation], 0.9 * size, 1.0);
    }
}

TEST(Split, theOrderOfTheRowsDoesNotMatter)
{
    const Dataset dataset = children(500);
    const std::vector<bool> usable(dataset.size(), true);
    const auto expected = byId(dataset, split(dataset, usable, {0.8, 0.2, 7}));
    std::vector<std::size_t> order(dataset.size());
    std::iota(order.begin(), order.end(), 0);
    core::RandomStream(1, "order").shuffle(std::span(order));
    Dataset shuffled;
    for (const std::size_t i : order) {
        shuffled.ids.push_back(dataset.ids[i]);
        shuffled.sexes.push_back(dataset.sexes[i]);
        shuffled.months.push_back(dataset.months[i]);
    }
    EXPECT_EQ(byId(shuffled, split(shuffled, usable, {0.8, 0.2, 7})), expected);
}

TEST(Split, theSeedMatters)
{
    const Dataset dataset = children(500);
    const std::vector<bool> usable(dataset.size(), true);
    EXPECT_EQ(split(dataset, usable, {0.8, 0.2, 7}), split(dataset, usable, {0.8, 0.2, 7}));
    EXPECT_NE(split(dataset, usable, {0.8, 0.2, 7}), split(dataset, usable, {0.8, 0.2, 8}));
}

TEST(Split, aNewChildStirsUpItsOwnStratumOnly)
{
    Dataset dataset = children(500);
    const auto before = byId(dataset, split(dataset, std::vector<bool>(500, true), {0.8, 0.2, 7}));
    dataset.ids.emplace_back("99999");
    dataset.sexes.push_back(Sex::Male);
    dataset.months.push_back(5);
    const auto after = byId(dataset, split(dataset, std::vector<bool>(501, true), {0.8, 0.2, 7}));
    int moved = 0;
    for (std::size_t i = 0; i < 500; ++i) {
        const bool own = dataset.months[i] < 24 && dataset.sexes[i] == Sex::Male;
        moved += !own && before.at(dataset.ids[i]) != after.at(dataset.ids[i]) ? 1 : 0;
    }
    EXPECT_LE(moved, 3); // the largest remainders may pass from one stratum to another
}

TEST(Split, unusableRowsAreInNoPartAndUnknownAgesInOne)
{
    Dataset dataset = children(100);
    std::vector<bool> usable(100, true);
    usable[3] = usable[50] = false;
    dataset.months[10] = std::numeric_limits<float>::quiet_NaN();
    dataset.sexes[11] = Sex::Unknown;
    const auto parts = split(dataset, usable, {0.8, 0.2, 1});
    EXPECT_EQ(parts[3], Part::None);
    EXPECT_EQ(parts[50], Part::None);
    EXPECT_NE(parts[10], Part::None);
    EXPECT_NE(parts[11], Part::None);
    EXPECT_EQ(std::ranges::count(parts, Part::Train), 78); // 0.8 of 98
}

TEST(Split, patientsStayInOnePart)
{
    Dataset dataset = children(3000);
    for (int i = 0; i < 3000;
         ++i) // two images each of most, seven of some, and some of whom nothing is known
        dataset.patients.push_back(i % 10 == 0 ? std::string()
                                   : i < 2500  ? std::to_string(i / 2)
                                               : "many " + std::to_string(i / 7));
    const std::vector<bool> usable(dataset.size(), true);
    const auto partsOfPatients = [&](const SplitOptions& options) {
        const auto parts = split(dataset, usable, options);
        std::map<std::string, std::set<Part>> of;
        for (std::size_t i = 0; i < dataset.size(); ++i) {
            if (!dataset.patients[i].empty())
                of[dataset.patients[i]].insert(parts[i]);
        }
        const auto shared =
            std::ranges::count_if(of, [](const auto& each) { return each.second.size() > 1; });
        return std::pair(shared, std::ranges::count(parts, Part::Train));
    };
    const auto together =
        partsOfPatients({.trainFraction = 0.6, .validationFraction = 0.2, .byPatient = true});
    EXPECT_EQ(together.first, 0);
    EXPECT_NEAR(static_cast<double>(together.second), 1800, 60);
    EXPECT_GT(partsOfPatients({.trainFraction = 0.6, .validationFraction = 0.2}).first, 500)
        << "which they do not by chance";
}

TEST(Split, withOneImageAPatientItIsAsWithoutPatients)
{
    Dataset dataset = children(400);
    const std::vector<bool> usable(400, true);
    const auto without = split(dataset, usable, {0.6, 0.2, 9});
    for (const std::string& id : dataset.ids)
        dataset.patients.push_back("p" + id);
    EXPECT_EQ(split(dataset,
                    usable,
                    {.trainFraction = 0.6, .validationFraction = 0.2, .seed = 9, .byPatient = true}),
              without);
}

TEST(Split, narrowBandsBalanceAgesBetterThanNone)
{
    const Dataset dataset = children(3000);
    const std::vector<bool> usable(3000, true);
    // The mean distance between the validation part's mean age and the whole set's, over some seeds.
    const auto apart = [&](int bandMonths) {
        double sum = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const auto parts = split(
                dataset,
                usable,
                {.trainFraction = 0.8, .validationFraction = 0.2, .seed = seed, .bandMonths = bandMonths});
            double all = 0;
            double in = 0;
            for (std::size_t i = 0; i < 3000; ++i) {
                all += static_cast<double>(dataset.months[i]) / 3000;
                in += parts[i] == Part::Validation ? static_cast<double>(dataset.months[i]) / 600 : 0;
            }
            sum += std::abs(in - all) / 20;
        }
        return sum;
    };
    EXPECT_LT(apart(12), apart(0) / 2);
}

TEST(Split, fractionsOutOfRangeDoNoHarm)
{
    const Dataset dataset = children(50);
    const auto parts = split(dataset, std::vector<bool>(50, true), {0.9, 0.9, 1});
    EXPECT_EQ(std::ranges::count(parts, Part::Train), 45);
    EXPECT_EQ(std::ranges::count(parts, Part::Validation), 5);
}

} // namespace
} // namespace carpo::dataset
