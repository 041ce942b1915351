// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/live_panel.h"

#include "app/pages/experiment/experiment_fields.h"
#include "widgets/forms/field_editor.h"
#include "widgets/forms/field_slider.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace carpo::pages {
namespace {

constexpr int kLiveColumns = 3; // at 1366 pixels
constexpr int kRowsInSight = 2;
constexpr int kEditorWidth = 104; // "0,000125" with its arrows

bool isNumber(const forms::FieldSpec& spec)
{
    return spec.kind == forms::FieldKind::Integer || spec.kind == forms::FieldKind::Real;
}

} // namespace

LivePanel::LivePanel(QWidget* parent)
    : TranslatedWidget(parent)
{
    createLayout();
    connect(&style::Theme::instance(), &style::Theme::changed, this, &LivePanel::retranslate);
    LivePanel::retranslate();
    hide();
}

void LivePanel::createLayout()
{
    m_fold = new QToolButton(this);
    m_fold->setObjectName(QStringLiteral("foldLive"));
    m_fold->setProperty("look", QStringLiteral("group"));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setCheckable(true);
    m_fold->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_fold, &QToolButton::toggled, this, &LivePanel::setFolded);
    m_area = new QScrollArea(this);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addWidget(m_fold);
    layout->addWidget(m_area);
    setFolded(false);
}

void LivePanel::createFields()
{
    m_fields.clear();
    m_body = new QWidget;
    m_grid = new QGridLayout(m_body);
    m_grid->setContentsMargins(0, 0, style::kUnit, 0);
    m_grid->setHorizontalSpacing(style::kBetweenGroups);
    m_grid->setVerticalSpacing(style::kUnit);
    for (int column = 0; column < kLiveColumns; ++column)
        m_grid->setColumnStretch(column, 1);
    for (const forms::FieldSpec& spec : experimentFields()) {
        const training::Hyperparameter* const entry = training::findHyperparameter(spec.key.toStdString());
        if (entry != nullptr && entry->live)
            createField(spec, std::string(entry->key));
    }
    m_area->setWidget(m_body); // deletes the one before
}

void LivePanel::createField(const forms::FieldSpec& spec, const std::string& key)
{
    Field field{.key = key, .cell = new QWidget(m_body)};
    auto* const label = new QLabel(spec.label, field.cell);
    label->setTextFormat(Qt::PlainText);
    label->setToolTip(spec.explanation);
    // A long name takes a second line rather than that the columns grow.
    label->setWordWrap(true);
    QSizePolicy narrow(QSizePolicy::Ignored, QSizePolicy::Preferred);
    narrow.setHeightForWidth(true);
    label->setSizePolicy(narrow);
    field.editor = new forms::FieldEditor(spec, field.cell);
    field.editor->widget()->setObjectName(spec.key + QStringLiteral(".live"));
    field.editor->widget()->setAccessibleName(spec.label);
    label->setBuddy(field.editor->widget());
    auto* const layout = new QGridLayout(field.cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(style::kUnit);
    layout->setVerticalSpacing(0);
    layout->setColumnStretch(0, 1);
    layout->addWidget(label, 0, 0, 1, 2);
    layout->addWidget(field.editor, 1, isNumber(spec) ? 1 : 0);
    if (isNumber(spec)) {
        field.slider = new forms::FieldSlider(spec, field.cell);
        field.slider->setObjectName(spec.key + QStringLiteral(".slider"));
        layout->addWidget(field.slider, 1, 0);
        field.editor->setFixedWidth(style::Theme::instance().scaled(kEditorWidth));
        connect(field.slider,
                &forms::FieldSlider::moved,
                this,
                [editor = field.editor, isWhole = spec.kind == forms::FieldKind::Integer](double number) {
                    editor->setValue(isWhole ? QVariant(static_cast<int>(number)) : QVariant(number));
                });
    }
    connect(field.editor, &forms::FieldEditor::changed, this, [this, field](const QVariant& value) {
        onChanged(field, value);
    });
    m_fields.push_back(field);
}

void LivePanel::begin(const training::Experiment& experiment)
{
    m_experiment = experiment;
    m_hasStepped = false;
    showValues(true);
    show();
}

void LivePanel::append(const bridge::TrainingFrame& frame)
{
    bool isOther = false;
    for (const training::LiveChange& change : frame.changes) {
        // What comes later somebody has just chosen here, but for what the memory had no room for.
        const bool isOld =
            !m_hasStepped && (frame.batches.empty() || change.step < frame.batches.front().step);
        if (isOld || change.isTakenBack)
            isOther = m_experiment.setFromText(change.key, change.value).has_value() || isOther;
    }
    m_hasStepped = m_hasStepped || !frame.batches.empty();
    if (isOther)
        showValues(true);
}

void LivePanel::end()
{
    hide();
}

void LivePanel::showValues(bool anew)
{
    m_isFilling = true;
    for (const Field& field : m_fields) {
        const QVariant value = toVariant(m_experiment.value(field.key));
        field.editor->setValue(value);
        if (field.slider == nullptr)
            continue;
        if (anew)
            field.slider->start(value.toDouble());
        field.slider->setNumber(value.toDouble());
    }
    m_isFilling = false;
    arrange();
}

void LivePanel::arrange()
{
    const int room = m_area->viewport()->width() - style::kUnit - (kLiveColumns - 1) * style::kBetweenGroups;
    const int width = std::max(1, room / kLiveColumns);
    int place = 0;
    std::vector<int> heights; // of the rows
    for (const Field& field : m_fields) {
        m_grid->removeWidget(field.cell);
        const bool applies = m_experiment.applies(*training::findHyperparameter(field.key));
        field.cell->setVisible(applies);
        if (!applies)
            continue;
        m_grid->addWidget(field.cell, place / kLiveColumns, place % kLiveColumns, Qt::AlignTop);
        const auto row = static_cast<std::size_t>(place / kLiveColumns);
        heights.resize(row + 1);
        heights[row] = std::max(heights[row], field.cell->heightForWidth(width));
        ++place;
    }
    const auto rows = std::min<std::size_t>(kRowsInSight, heights.size());
    const int all = std::accumulate(heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(rows), 0);
    m_area->setFixedHeight(all + std::max(0, static_cast<int>(rows) - 1) * style::kUnit);
}

void LivePanel::resizeEvent(QResizeEvent* event)
{
    TranslatedWidget::resizeEvent(event);
    arrange();
}

void LivePanel::onChanged(const Field& field, const QVariant& value)
{
    if (field.slider != nullptr)
        field.slider->setNumber(value.toDouble());
    if (m_isFilling)
        return;
    const training::Value typed = toValue(*training::findHyperparameter(field.key), value);
    if (!m_experiment.set(field.key, typed))
        return;
    Q_EMIT changed(field.key, typed);
    arrange(); // of what was switched on there may be more to say
}

void LivePanel::setFolded(bool folded)
{
    m_area->setVisible(!folded);
    m_fold->setArrowType(folded ? Qt::RightArrow : Qt::DownArrow);
}

void LivePanel::retranslate()
{
    m_fold->setText(tr("Change while it trains"));
    m_fold->setToolTip(
        tr("What can be changed in the run under way, from its next batch on; the form at the left "
           "is the next experiment"));
    createFields();
    showValues(true);
}

} // namespace carpo::pages
