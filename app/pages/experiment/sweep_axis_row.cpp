// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/sweep_axis_row.h"

#include "app/bridge/hyperparameter_words.h"
#include "app/bridge/words.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <utility>

namespace carpo::pages {
namespace {

using training::Hyperparameter;
using training::ValueType;

constexpr int kShownKeys = 20;
constexpr std::int64_t kMostSuggested = 4; // choices

/// What many would try: every choice, off and on, or half, once and twice what it is.
training::SweepAxis suggestionFor(const Hyperparameter& hyperparameter)
{
    training::SweepAxis axis{.key = std::string(hyperparameter.key)};
    const double usual = bridge::numberOf(hyperparameter.defaultValue);
    switch (hyperparameter.type) {
    case ValueType::Boolean:
        axis.values = {false, true};
        break;
    case ValueType::Choice:
        for (const training::Choice& choice : hyperparameter.choices) {
            if (std::ssize(axis.values) < kMostSuggested)
                axis.values.emplace_back(std::string(choice.value));
        }
        break;
    case ValueType::Real:
        if (hyperparameter.logarithmic && usual > 0)
            axis.range =
                training::SweepRange{.from = std::max(usual / 10, hyperparameter.minimum.value_or(0)),
                                     .to = std::min(usual * 10, hyperparameter.maximum.value_or(HUGE_VAL)),
                                     .count = 3,
                                     .logarithmic = true};
        else
            axis.values = {hyperparameter.defaultValue};
        break;
    case ValueType::Integer:
        for (const double factor : {0.5, 1.0, 2.0}) {
            const double value = std::clamp(std::round(usual * factor),
                                            hyperparameter.minimum.value_or(-1e9),
                                            hyperparameter.maximum.value_or(1e9));
            const training::Value whole = static_cast<std::int64_t>(value);
            if (std::ranges::find(axis.values, whole) == axis.values.end())
                axis.values.push_back(whole);
        }
        break;
    case ValueType::Text:
    case ValueType::IntegerList:
        axis.values = {hyperparameter.defaultValue};
        break;
    }
    return axis;
}

} // namespace

SweepAxisRow::SweepAxisRow(const std::string& key, QWidget* parent)
    : TranslatedWidget(parent)
{
    createLayout();
    fillKeys();
    m_key->setCurrentIndex(std::max(0, m_key->findData(QString::fromStdString(key))));
    suggest();
    SweepAxisRow::retranslate();
}

void SweepAxisRow::createLayout()
{
    m_key = new QComboBox(this);
    m_key->setObjectName(QStringLiteral("axisKey"));
    m_key->setMaxVisibleItems(kShownKeys);
    m_key->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_key->setMinimumContentsLength(18);
    m_values = new QLineEdit(this);
    m_values->setObjectName(QStringLiteral("axisValues"));
    m_remove = new QToolButton(this);
    m_remove->setObjectName(QStringLiteral("axisRemove"));
    m_remove->setProperty("look", QStringLiteral("quiet"));
    m_remove->setIcon(style::icon(QStringLiteral("list-remove")));
    m_remove->setFocusPolicy(Qt::StrongFocus);
    m_hint = new QLabel(this);
    m_hint->setObjectName(QStringLiteral("axisHint"));
    m_hint->setProperty("look", QStringLiteral("small"));
    m_hint->setWordWrap(true);
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("axisProblem"));
    m_problem->setProperty("look", QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addWidget(m_key, 0, 0);
    layout->addWidget(m_values, 0, 1);
    layout->addWidget(m_remove, 0, 2);
    layout->addWidget(m_hint, 1, 0, 1, 3);
    layout->addWidget(m_problem, 2, 0, 1, 3);
    layout->setColumnStretch(1, 1);
    connect(m_key, &QComboBox::activated, this, [this] {
        suggest();
        Q_EMIT changed();
    });
    connect(m_values, &QLineEdit::textChanged, this, &SweepAxisRow::changed);
    connect(m_remove, &QToolButton::clicked, this, &SweepAxisRow::removeWanted);
}

std::string SweepAxisRow::key() const
{
    return m_key->currentData().toString().toStdString();
}

core::Result<training::SweepAxis> SweepAxisRow::axis(const training::Sweep& sweep)
{
    const Hyperparameter& hyperparameter = *training::findHyperparameter(key());
    core::Result<training::SweepAxis> read = axisFromText(hyperparameter, m_values->text());
    if (read) {
        // A range that says no number of steps has as many as one can take in.
        if (read->range && read->range->count == 0 && sweep.strategy == training::SweepStrategy::Grid)
            read->range->count = 3;
        // What is wrong with the strategy is not the axis's fault.
        training::Sweep alone = sweep;
        alone.axes = {*read};
        alone.trials = 1;
        if (alone.strategy == training::SweepStrategy::Halving)
            alone.strategy = training::SweepStrategy::Random;
        if (const auto checked = training::checkSweep(alone, {}); !checked)
            read = tl::unexpected(checked.error());
    }
    m_problem->setVisible(!read.has_value());
    if (!read) {
        QString words = bridge::errorWhat(read.error());
        if (words.startsWith(QLatin1Char(':'))) // it names a place, and there is none but here
            words = words.mid(1).trimmed();
        m_problem->setText(words);
    } else {
        m_problem->clear();
        m_said = *read;
    }
    return read;
}

void SweepAxisRow::setAxis(const training::SweepAxis& axis)
{
    const QSignalBlocker blocker(m_values);
    m_key->setCurrentIndex(std::max(0, m_key->findData(QString::fromStdString(axis.key))));
    m_values->setText(textOf(*training::findHyperparameter(key()), axis));
}

void SweepAxisRow::suggest()
{
    const QSignalBlocker blocker(m_values);
    const Hyperparameter& hyperparameter = *training::findHyperparameter(key());
    m_said = suggestionFor(hyperparameter);
    m_values->setText(textOf(hyperparameter, *m_said));
    explain();
}

void SweepAxisRow::explain()
{
    m_hint->setText(hint());
    m_values->setToolTip(m_hint->text());
    m_values->setAccessibleDescription(m_hint->text());
    const Hyperparameter& hyperparameter = *training::findHyperparameter(key());
    m_values->setPlaceholderText(textOf(hyperparameter, suggestionFor(hyperparameter)));
    m_key->setToolTip(bridge::translated("Hyperparameter", hyperparameter.explanation));
}

QString SweepAxisRow::hint() const
{
    const Hyperparameter& hyperparameter = *training::findHyperparameter(key());
    if (hyperparameter.type != ValueType::Integer && hyperparameter.type != ValueType::Real)
        return tr("Write the values with “;” between them.");
    const bool isWhole = hyperparameter.type == ValueType::Integer;
    const auto range = [&](double from, double to, int count, bool isByFactors) {
        return textOf(hyperparameter,
                      {.key = key(), .range = training::SweepRange{from, to, count, isByFactors}});
    };
    const auto list = [&](std::vector<training::Value> values) {
        return textOf(hyperparameter, {.key = key(), .values = std::move(values)});
    };
    //: examples of what can be written there
    return tr("Values with “;” between them, or a range. “%1” is %2. “%3” is %4, each so many times the one "
              "before.")
        .arg(isWhole ? range(2, 8, 4, false) : range(0.1, 0.3, 3, false),
             isWhole ? list({2.0, 4.0, 6.0, 8.0}) : list({0.1, 0.2, 0.3}),
             isWhole ? range(1, 100, 3, true) : range(1e-4, 1e-2, 3, true),
             isWhole ? list({1.0, 10.0, 100.0}) : list({1e-4, 1e-3, 1e-2}));
}

void SweepAxisRow::fillKeys()
{
    const QSignalBlocker blocker(m_key);
    const QVariant chosen = m_key->currentData();
    m_key->clear();
    for (const Hyperparameter& each : training::hyperparameters()) {
        const QString key = QString::fromUtf8(each.key.data(), static_cast<qsizetype>(each.key.size()));
        m_key->addItem(bridge::hyperparameterWords(each), key);
    }
    if (chosen.isValid())
        m_key->setCurrentIndex(m_key->findData(chosen));
}

void SweepAxisRow::retranslate()
{
    fillKeys();
    // The numbers of before are not read with the decimal mark of now.
    if (m_said && m_said->key == key())
        setAxis(*m_said);
    explain();
    m_key->setAccessibleName(tr("Setting that is varied"));
    m_values->setAccessibleName(tr("Its values"));
    m_remove->setToolTip(tr("Take this setting out of the sweep"));
    m_remove->setAccessibleName(m_remove->toolTip());
    Q_EMIT changed(); // whoever read it in the meantime did so with other words
}

} // namespace carpo::pages
