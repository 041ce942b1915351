// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/curve_bar.h"

#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <cmath>

namespace carpo::pages {
namespace {

// The slider goes by the number of batches that the average reaches over, 1 / (1 - weight): 1, 10, 100, 1000.
constexpr int kSliderSteps = 300;
constexpr double kStepsOfADecade = 100;
constexpr double kMostSmoothing = 0.999;
constexpr double kFirstSmoothing = 0.95;
constexpr int kSliderWidth = 72;

int stepOf(double weight)
{
    return static_cast<int>(std::lround(-std::log10(1 - weight) * kStepsOfADecade));
}

double weightOf(int step)
{
    return std::min(kMostSmoothing, 1 - std::pow(10.0, -step / kStepsOfADecade));
}

QToolButton* createToggle(const char* name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setCheckable(true);
    button->setProperty("look", QStringLiteral("quiet"));
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

CurveBar::CurveBar(QWidget* parent)
    : TranslatedWidget(parent)
{
    createParts();
    createLayout();
    connectParts();
    CurveBar::retranslate();
}

void CurveBar::createParts()
{
    m_metricLabel = new QLabel(this);
    m_metric = new QComboBox(this);
    m_metric->setObjectName(QStringLiteral("curveMetric"));
    // As wide as a short name at least: a long one ("Correlação de Pearson") widens nothing.
    m_metric->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_metric->setMinimumContentsLength(8);
    m_metricLabel->setBuddy(m_metric);
    m_smoothingLabel = new QLabel(this);
    m_smoothing = new QSlider(Qt::Horizontal, this);
    m_smoothing->setObjectName(QStringLiteral("smoothingSlider"));
    m_smoothing->setRange(0, kSliderSteps);
    m_smoothing->setFixedWidth(kSliderWidth);
    m_weight = new QDoubleSpinBox(this);
    m_weight->setObjectName(QStringLiteral("smoothingWeight"));
    m_weight->setRange(0, kMostSmoothing);
    m_weight->setDecimals(3);
    m_weight->setSingleStep(0.01);
    m_smoothingLabel->setBuddy(m_weight);
    m_logX = createToggle("logarithmicX", this);
    m_logY = createToggle("logarithmicY", this);
    m_shown = createToggle("shownCurves", this);
    m_shown->setCheckable(false);
    m_shown->setPopupMode(QToolButton::InstantPopup);
    m_shown->setIcon(style::icon(QStringLiteral("office-chart-line")));
    m_shown->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_menu = new QMenu(m_shown);
    m_shown->setMenu(m_menu);
    setSmoothing(kFirstSmoothing);
}

void CurveBar::createLayout()
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_metricLabel);
    layout->addWidget(m_metric);
    layout->addSpacing(style::kWithinGroup);
    layout->addWidget(m_smoothingLabel);
    layout->addWidget(m_smoothing);
    layout->addWidget(m_weight);
    layout->addStretch(1);
    for (QWidget* const part : {m_logX, m_logY, m_shown})
        layout->addWidget(part);
}

void CurveBar::connectParts()
{
    connect(m_metric, &QComboBox::activated, this, [this](int place) {
        Q_EMIT metricChosen(m_metrics.at(static_cast<std::size_t>(place)));
    });
    connect(
        m_smoothing, &QSlider::valueChanged, this, [this](int step) { m_weight->setValue(weightOf(step)); });
    connect(m_weight, &QDoubleSpinBox::valueChanged, this, [this](double weight) {
        const QSignalBlocker quiet(m_smoothing);
        m_smoothing->setValue(stepOf(weight));
        Q_EMIT smoothingChosen(weight);
    });
    connect(m_logX, &QToolButton::toggled, this, [this](bool on) { Q_EMIT scaleChosen(Qt::Horizontal, on); });
    connect(m_logY, &QToolButton::toggled, this, [this](bool on) { Q_EMIT scaleChosen(Qt::Vertical, on); });
}

void CurveBar::setMetric(const bridge::ShownMetric& metric)
{
    m_metrics = bridge::metricsBeside(metric);
    m_metric->clear();
    for (const bridge::ShownMetric& each : m_metrics) {
        m_metric->addItem(bridge::metricWords(each));
        if (each.key == metric.key)
            m_metric->setCurrentIndex(m_metric->count() - 1);
    }
}

void CurveBar::setCurves(const std::vector<bool>& shown)
{
    for (const bool isShown : shown) {
        QAction* const action = m_menu->addAction(QString());
        action->setCheckable(true);
        action->setChecked(isShown);
        connect(action, &QAction::toggled, this, &CurveBar::shownChanged);
        m_curves.push_back(action);
    }
}

void CurveBar::setCurveName(int curve, const QString& name)
{
    m_curves.at(static_cast<std::size_t>(curve))->setText(name);
}

bool CurveBar::isShown(int curve) const
{
    return m_curves.at(static_cast<std::size_t>(curve))->isChecked();
}

void CurveBar::show(std::size_t curve)
{
    m_curves.at(curve)->setChecked(true);
}

void CurveBar::setSmoothing(double weight)
{
    const QSignalBlocker quiet(m_weight);
    const QSignalBlocker still(m_smoothing);
    m_weight->setValue(weight);
    m_smoothing->setValue(stepOf(weight));
}

void CurveBar::retranslate()
{
    m_metricLabel->setText(tr("Metric"));
    m_metric->setToolTip(tr("Drawn for each epoch, of training and validation"));
    m_smoothingLabel->setText(tr("Smoothing"));
    const QString smoothing =
        tr("Weight of the past in the moving average in front; 0 draws each batch as it was");
    m_smoothing->setToolTip(smoothing);
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_weight->setToolTip(smoothing);
    m_logX->setText(tr("log x"));
    m_logX->setToolTip(tr("Logarithmic axis of batches and epochs"));
    m_logY->setText(tr("log y"));
    m_logY->setToolTip(tr("Logarithmic axis of loss and metric"));
    m_shown->setText(tr("Curves"));
    m_shown->setToolTip(tr("Which curves are shown"));
    if (!m_metrics.empty())
        setMetric(m_metrics.at(static_cast<std::size_t>(m_metric->currentIndex())));
}

} // namespace carpo::pages
