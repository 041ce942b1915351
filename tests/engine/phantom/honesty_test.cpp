// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/measures.h"
#include "engine/imaging/encode.h"
#include "engine/phantom/cohort_plan.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace carpo::phantom {
namespace {

struct Sample
{
    double measure;
    double months;
};

// Least-squares non-decreasing fit: pool adjacent violators (Barlow et al. 1972). Sorted by measure.
std::vector<Sample> monotoneFit(std::vector<Sample> samples)
{
    std::sort(samples.begin(), samples.end(), [](const Sample& a, const Sample& b) {
        return std::pair(a.measure, a.months) < std::pair(b.measure, b.months);
    });
    struct Block
    {
        double sum;
        double count;
        std::size_t end;
    };
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        blocks.push_back({samples[i].months, 1, i + 1});
        while (blocks.size() > 1) {
            const Block last = blocks.back();
            Block& before = blocks[blocks.size() - 2];
            if (before.sum / before.count <= last.sum / last.count)
                break;
            before.sum += last.sum;
            before.count += last.count;
            before.end = last.end;
            blocks.pop_back();
        }
    }
    std::size_t i = 0;
    for (const Block& block : blocks)
        for (; i < block.end; ++i)
            samples[i].months = block.sum / block.count;
    return samples;
}

double heldOutError(const std::vector<double>& measure, const std::vector<double>& months, double sign)
{
    const std::size_t half = measure.size() / 2;
    std::vector<Sample> known;
    for (std::size_t i = 0; i < half; ++i)
        known.push_back({sign * measure[i], months[i]});
    const std::vector<Sample> fit = monotoneFit(known);
    double error = 0;
    for (std::size_t i = half; i < measure.size(); ++i) {
        const auto at =
            std::lower_bound(fit.begin(), fit.end(), sign * measure[i], [](const Sample& a, double b) {
                return a.measure < b;
            });
        const Sample& guess = at == fit.end() ? fit.back() : *at;
        error += std::abs(guess.months - months[i]) / static_cast<double>(measure.size() - half);
    }
    return error;
}

/// All that the program measures, as the scan of the written file does.
std::vector<float> measuresOf(const imaging::Image& image, const std::filesystem::path& file)
{
    EXPECT_TRUE(imaging::writePng(file, image).has_value());
    const explore::FileFacts facts{.bytes = static_cast<std::int64_t>(std::filesystem::file_size(file)),
                                   .format = imaging::Format::Png};
    return explore::measure(image, facts).measures;
}

TEST(Honesty, TheFitItselfFindsWhatIsThere)
{
    std::vector<double> measure;
    std::vector<double> months;
    for (int i = 0; i < 200; ++i) {
        measure.push_back((i * 37) % 200);
        months.push_back(200 - measure.back());
    }
    EXPECT_LT(heldOutError(measure, months, -1), 3);
    EXPECT_GT(heldOutError(measure, months, 1), 40);
}

// What a class could learn without looking at the bones.
TEST(Honesty, NoSingleMeasureTellsTheAge)
{
    constexpr double kBound = 25; // months; the guess is near 33
    const support::TemporaryFolder folder;
    const auto rows = planCohort({.count = 500, .seed = 21, .height = 256});
    std::vector<double> months;
    std::vector<std::vector<double>> columns(explore::measures().size());
    for (const CohortRow& row : rows) {
        months.push_back(row.labelMonths);
        const std::vector<float> values = measuresOf(renderRow(row), folder / "hand.png");
        ASSERT_EQ(values.size(), columns.size());
        for (std::size_t k = 0; k < values.size(); ++k)
            columns[k].push_back(static_cast<double>(values[k]));
    }
    double least = 1000;
    for (std::size_t k = 0; k < columns.size(); ++k) {
        for (const double sign : {-1.0, 1.0}) {
            const double error = heldOutError(columns[k], months, sign);
            EXPECT_GT(error, kBound) << explore::measures()[k].key;
            least = std::min(least, error);
        }
    }
    RecordProperty("least_error_in_months", std::to_string(least));
}

} // namespace
} // namespace carpo::phantom
