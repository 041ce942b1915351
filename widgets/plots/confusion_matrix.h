// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot.h"

#include <memory>
#include <vector>

namespace carpo::plots {

/// How often each class was called what: a row a true class, the first one above, a column a predicted one.
/// Each cell is as strongly coloured as its share of the row, right ones in another colour than wrong ones.
class ConfusionMatrix final : public Plot
{
    Q_OBJECT

public:
    explicit ConfusionMatrix(QWidget* parent = nullptr);
    ~ConfusionMatrix() override;

    /// `counts`: [classes, classes], row-major, of classes in the order of their names; at least 0.
    void setCounts(std::vector<QString> classes, std::vector<int> counts);
    /// The line of numbers under the title; comes translated.
    void setNumbers(const QString& numbers);
    [[nodiscard]] int count(int truth, int predicted) const;
    /// A row a pair of classes.
    [[nodiscard]] QString table() const override;

protected:
    [[nodiscard]] QString hoverText(double x, double y) const override;
    void applyColors(const style::Colors& colors) override;
    void fitRanges() override;
    void retranslate() override;

private:
    void rebuild();
    void addCell(int truth, int predicted);
    [[nodiscard]] int classes() const { return static_cast<int>(m_classes.size()); }
    /// Of the true class's images; 0 where it has none.
    [[nodiscard]] double share(int truth, int predicted) const;

    struct Parts;
    std::unique_ptr<Parts> m_parts;
    std::vector<QString> m_classes;
    std::vector<int> m_counts;
    QString m_numbers;
};

} // namespace carpo::plots
