// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/cohort_plan.h"

#include "engine/core/random.h"
#include "engine/phantom/defective_radiograph.h"
#include "engine/phantom/demographics.h"
#include "engine/phantom/hand_radiograph.h"
#include "engine/phantom/nuisance.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace carpo::phantom {
namespace {

constexpr int kFirstId = 1001;
constexpr double kReadingMonths = 2.5; // a reading's own scatter around what the bones show
constexpr double kTempoMonths = 12;    // SD of children's tempo at school age

CohortRow plainRow(const CohortOptions& options, int index)
{
    const auto number = static_cast<std::uint64_t>(index);
    const LabelledAge label = labelledAge(options.seed, number);
    core::RandomStream random(options.seed, "phantom.child", number);
    CohortRow row;
    row.id = kFirstId + index;
    row.labelMonths = label.months;
    row.labelMale = label.male;
    row.child.male = label.male;
    row.child.skeletalMonths = std::max(0.5, random.normal(label.months, kReadingMonths));
    row.child.tempoMonths =
        std::clamp(random.normal(), -2.5, 2.5) * kTempoMonths * std::min(1.0, label.months / 72.0);
    row.child.individual = random.next();
    core::RandomStream nuisance(options.seed, "phantom.nuisance", number);
    row.appearance = randomAppearance(nuisance, options.height);
    row.detail = random.next();
    return row;
}

// Each hand gets the maturity of another child: one cycle through all of them (Sattolo).
void shuffleMaturity(std::vector<CohortRow>& rows, std::uint64_t seed)
{
    core::RandomStream random(seed, "phantom.shuffle");
    for (std::size_t i = rows.size(); i > 1; --i) {
        Child& a = rows[i - 1].child;
        Child& b = rows[random.below(i - 1)].child;
        std::swap(a.skeletalMonths, b.skeletalMonths);
        std::swap(a.tempoMonths, b.tempoMonths);
    }
}

// Hands out rows that nothing has been planted in yet, in random order.
class FreeRows
{
public:
    FreeRows(std::size_t count, std::uint64_t seed) { createOrder(count, seed); }

    [[nodiscard]] std::size_t take() { return m_order[m_next++]; }

private:
    void createOrder(std::size_t count, std::uint64_t seed)
    {
        m_order.resize(count);
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        core::RandomStream random(seed, "phantom.anomalies");
        random.shuffle(std::span<std::size_t>(m_order));
    }

    std::vector<std::size_t> m_order;
    std::size_t m_next = 0;
};

void makeDuplicate(CohortRow& row, const CohortRow& original, bool exact)
{
    const int id = row.id;
    const std::uint64_t detail = row.detail;
    row = original;
    row.id = id;
    row.anomaly = exact ? Anomaly::ExactDuplicate : Anomaly::NearDuplicate;
    row.other = std::to_string(original.id);
    if (exact)
        return;
    row.detail = detail;
    row.grossness = core::RandomStream(detail, "phantom.near").uniform();
}

void makeWrongAge(CohortRow& row, bool gross)
{
    core::RandomStream random(row.detail, "phantom.age");
    row.anomaly = Anomaly::WrongAge;
    row.other = std::to_string(row.labelMonths);
    const int shift = static_cast<int>(std::lround(gross ? random.uniform(60, 110) : random.uniform(30, 48)));
    // Towards the side with more room, so that the wrong age stays a possible one.
    row.labelMonths += row.labelMonths > 114 ? -shift : shift;
    row.labelMonths = std::max(1, row.labelMonths);
}

void plantAnomalies(std::vector<CohortRow>& rows, const CohortOptions& options)
{
    constexpr long kRowsPerHundred = 6; // two duplicates and their originals, a wrong sex, a wrong age
    const auto count = static_cast<double>(rows.size());
    const auto perHundred = std::lround(0.01 * count);
    // Small cohorts and large fractions would round up to more rows than there are.
    const long room = (static_cast<long>(rows.size()) - perHundred * kRowsPerHundred)
                      / static_cast<long>(kImageAnomalyCount);
    const long perKind = std::min(std::lround(options.anomalies * count / kImageAnomalyCount), room);
    FreeRows free(rows.size(), options.seed);
    for (const Anomaly kind : imageAnomalies())
        for (long i = 0; i < perKind; ++i) {
            CohortRow& row = rows[free.take()];
            core::RandomStream random(row.detail, "phantom.grossness");
            row.anomaly = kind;
            row.grossness = i % 2 == 0 ? random.uniform(0.6, 1) : random.uniform(0, 0.4);
        }
    for (long i = 0; i < perHundred; ++i) {
        for (const bool exact : {true, false}) {
            const CohortRow& original = rows[free.take()];
            makeDuplicate(rows[free.take()], original, exact);
        }
        CohortRow& sex = rows[free.take()];
        sex.anomaly = Anomaly::WrongSex;
        sex.other = sex.labelMale ? "True" : "False";
        sex.labelMale = !sex.labelMale;
        makeWrongAge(rows[free.take()], i % 2 == 0);
    }
}

core::Result<void> notAllowed(const char* option, const std::string& allowed)
{
    return core::failure(
        core::ErrorCode::WrongUsage, option, {{"detail", "allowed is " + allowed}, {"allowed", allowed}});
}

} // namespace

core::Result<void> checkOptions(const CohortOptions& options)
{
    if (options.count < 1 || options.count > 200000)
        return notAllowed("count", "1 to 200000");
    if (!(options.anomalies >= 0 && options.anomalies <= 0.9))
        return notAllowed("anomalies", "0 to 0.9");
    if (options.height < 32 || options.height > 4096)
        return notAllowed("height", "32 to 4096");
    return {};
}

std::vector<CohortRow> planCohort(const CohortOptions& options)
{
    std::vector<CohortRow> rows;
    rows.reserve(static_cast<std::size_t>(options.count));
    for (int i = 0; i < options.count; ++i)
        rows.push_back(plainRow(options, i));
    if (options.shuffleMaturity)
        shuffleMaturity(rows, options.seed);
    if (options.anomalies > 0)
        plantAnomalies(rows, options);
    return rows;
}

imaging::Image renderRow(const CohortRow& row)
{
    core::RandomStream random(row.detail, "phantom.defect");
    return renderDefective(row.anomaly, row.grossness, row.child, row.appearance, random);
}

} // namespace carpo::phantom
