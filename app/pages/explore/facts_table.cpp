// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/facts_table.h"

#include "app/bridge/words.h"
#include "engine/explore/measures.h"
#include "widgets/style/numbers.h"

#include <QHeaderView>

#include <cmath>

namespace carpo::pages {

FactsTable::FactsTable(QWidget* parent)
    : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("facts"));
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
}

void FactsTable::show(const bridge::OpenedSet& set, const project::DecisionTable* decided, std::size_t image)
{
    clear();
    addLabels(*set.dataset, decided, image);
    addSourceFacts(*set.dataset, image);
    if (!set.scan || !set.scan->decoded[image])
        return;
    const auto measures = explore::measures();
    for (std::size_t i = 0; i < measures.size(); ++i) {
        const QString unit = bridge::translated("Unit", measures[i].unit);
        QString value = bridge::measureWords(measures[i], set.scan->measures[i][image]);
        if (!unit.isEmpty())
            value += QLatin1Char(' ') + unit;
        add(bridge::translated("Measure", measures[i].name),
            value,
            bridge::translated("Measure", measures[i].howToRead));
    }
}

// What was corrected, and in the tooltip what was read.
void FactsTable::addLabels(const dataset::Dataset& source,
                           const project::DecisionTable* decided,
                           std::size_t image)
{
    const auto age = [](float months) {
        return std::isfinite(months)
                   ? tr("%1 months").arg(style::compactNumber(static_cast<double>(months), 4))
                   : tr("unknown");
    };
    const auto correctedWords = [](const QString& read) {
        return tr("Corrected; it was read as: %1").arg(read);
    };
    const bool isKnown = decided != nullptr && image < decided->sexes.size();
    const bool isOtherSex = isKnown && decided->sexes[image] != dataset::Sex::Unknown;
    const bool isOtherAge = isKnown && std::isfinite(decided->months[image]);
    const QString sexRead = bridge::sexWords(source.sexes[image]);
    const QString ageRead = age(source.months[image]);
    add(isOtherSex ? tr("Sex, corrected") : tr("Sex"),
        isOtherSex ? bridge::sexWords(decided->sexes[image]) : sexRead,
        isOtherSex ? correctedWords(sexRead) : QString());
    add(isOtherAge ? tr("Bone age, corrected") : tr("Bone age"),
        isOtherAge ? age(decided->months[image]) : ageRead,
        isOtherAge ? correctedWords(ageRead) : QString());
}

void FactsTable::addSourceFacts(const dataset::Dataset& source, std::size_t image)
{
    if (!source.chronologicalMonths.empty() && std::isfinite(source.chronologicalMonths[image]))
        add(tr("Chronological age"),
            tr("%1 months")
                .arg(style::compactNumber(static_cast<double>(source.chronologicalMonths[image]), 4)),
            tr("At the examination, by the source. It is no bone age."));
    if (!source.spacings.empty() && std::isfinite(source.spacings[image].row)) {
        const auto number = [](float mm) { return style::compactNumber(static_cast<double>(mm), 4); };
        add(tr("Pixel spacing"),
            tr("%1 × %2 mm").arg(number(source.spacings[image].row), number(source.spacings[image].column)),
            tr("From one row to the next, and from one column to the next."));
    }
    if (!source.lateralities.empty() && source.lateralities[image] != dataset::Laterality::Unknown)
        add(tr("Side"), sideWords(source.lateralities[image]), {});
    if (!source.bodyParts.empty() && !source.bodyParts[image].empty())
        add(tr("Body part"), QString::fromStdString(source.bodyParts[image]), tr("As the source writes it."));
}

QString FactsTable::sideWords(dataset::Laterality side)
{
    switch (side) {
    case dataset::Laterality::Left:
        return tr("left");
    case dataset::Laterality::Right:
        return tr("right");
    case dataset::Laterality::Both:
        return tr("both");
    case dataset::Laterality::Unpaired:
        return tr("unpaired");
    case dataset::Laterality::Unknown:
        break;
    }
    return tr("unknown");
}

void FactsTable::add(const QString& name, const QString& value, const QString& explanation)
{
    auto* const line = new QTreeWidgetItem(this, {name, value});
    line->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    for (const int column : {0, 1})
        line->setToolTip(column, explanation);
}

} // namespace carpo::pages
