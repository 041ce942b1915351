// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_look.h"

#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <qcustomplot.h>

#include <cmath>

namespace carpo::plots {
namespace {

constexpr const char* kCounting = "counting";
constexpr const char* kName = "name";

/// Half an epoch or half an image would say nothing.
class WholeTicker final : public QCPAxisTicker
{
protected:
    double getTickStep(const QCPRange& range) override
    {
        return std::max(1.0, std::floor(QCPAxisTicker::getTickStep(range)));
    }
    int getSubTickCount(double step) override
    {
        const int count = QCPAxisTicker::getSubTickCount(step);
        return std::remainder(step, count + 1) == 0.0 ? count : 0;
    }
};

/// Small numbers as people write them: "0,00005", not "5e-05".
class NumberTicker final : public QCPAxisTicker
{
protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override
    {
        constexpr double kWrittenOut = 0.999e-4; // from here on Qt writes no power
        if (tick != 0 && std::abs(tick) < kWrittenOut)
            return style::compactNumber(tick, 4, locale);
        return QCPAxisTicker::getTickLabel(tick, locale, formatChar, precision)
            .replace(QLatin1Char('-'), QChar(u'−')); // no hyphen
    }
};

/// Powers of ten; where few of them are in sight, 1, 2 and 5 of each. Where it counts, none below one.
class DecadeTicker final : public QCPAxisTickerLog
{
public:
    explicit DecadeTicker(bool isCounting)
        : m_isCounting(isCounting)
    {
        setSubTickCount(0);
    }

protected:
    QVector<double> createTickVector(double /*step*/, const QCPRange& range) override
    {
        if (range.lower <= 0 || !std::isfinite(range.upper))
            return {};
        const auto first = static_cast<int>(std::floor(std::log10(range.lower)));
        const auto last = static_cast<int>(std::ceil(std::log10(range.upper)));
        const int step = std::max(1, (last - first) / kMostDecades);
        QVector<double> ticks;
        for (int decade = first; decade <= last; decade += step)
            for (const double times : {1.0, 2.0, 5.0})
                if (times == 1.0 || last - first <= kFewDecades)
                    addTick(ticks, times * std::pow(10.0, decade), range);
        return ticks;
    }

    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override
    {
        // Powers as people write them: "10⁻⁶".
        return tick > 0 && tick < kSmall
                   ? style::compactNumber(tick, 3, locale)
                   : QCPAxisTickerLog::getTickLabel(tick, locale, formatChar, precision);
    }

private:
    static constexpr double kSmall = 0.999e-3;
    static constexpr int kFewDecades = 2;
    static constexpr int kMostDecades = 5;

    void addTick(QVector<double>& ticks, double value, const QCPRange& range) const
    {
        if (value >= range.lower && value <= range.upper && (!m_isCounting || value >= 1.0))
            ticks += value;
    }

    bool m_isCounting;
};

} // namespace

void applyAxisLook(QCPAxis& axis, const style::Colors& colors)
{
    const QPen thin(colors[style::Role::Axis], 1.0);
    axis.setBasePen(thin);
    axis.setTickPen(thin);
    axis.setSubTickPen(thin);
    axis.setTickLabelColor(colors[style::Role::MutedText]);
    axis.setLabelColor(colors[style::Role::MutedText]);
    axis.setTickLabelFont(style::Theme::instance().smallFont());
    axis.setLabelFont(style::Theme::instance().smallFont());
    axis.setTickLength(4, 0);
    axis.setSubTickLength(2, 0);
    axis.setLabelPadding(style::kUnit);
    axis.setTickLabelPadding(style::kUnit);
    axis.grid()->setPen(QPen(colors[style::Role::Grid], 1.0));
    axis.grid()->setZeroLinePen(Qt::NoPen);
    axis.grid()->setSubGridVisible(false);
}

void applyLook(QCustomPlot& canvas, const style::Colors& colors)
{
    canvas.setBackground(QBrush(colors[style::Role::Surface]));
    for (QCPAxis* axis : {canvas.xAxis, canvas.yAxis})
        applyAxisLook(*axis, colors);
    canvas.legend->setFont(style::Theme::instance().smallFont());
    canvas.legend->setTextColor(colors[style::Role::Text]);
    canvas.legend->setBrush(colors.faded(style::Role::Surface, 0.8));
    canvas.legend->setBorderPen(Qt::NoPen);
    canvas.legend->setIconSize(16, 10);
    canvas.legend->setMargins(QMargins(style::kUnit, style::kUnit, style::kUnit, style::kUnit));
    canvas.legend->setRowSpacing(0);
}

void setAxisName(QCPAxis& axis, const QString& name)
{
    axis.setProperty(kName, name);
    axis.setLabel(name);
}

void fitAxisName(QCPAxis& axis)
{
    const QRect area = axis.axisRect()->rect();
    const QRect canvas = axis.parentPlot()->viewport();
    // It stands at the middle of the axis and may reach as far as the nearer edge.
    const int room =
        axis.orientation() == Qt::Horizontal
            ? 2 * std::min(area.center().x() - canvas.left(), canvas.right() - area.center().x())
            : 2 * std::min(area.center().y() - canvas.top(), canvas.bottom() - area.center().y());
    const QFontMetrics metrics(axis.labelFont());
    axis.setLabel(metrics.elidedText(axis.property(kName).toString(), Qt::ElideRight, std::max(0, room)));
}

void setCounting(QCPAxis& axis, bool counting)
{
    axis.setProperty(kCounting, counting);
    setLogarithmic(axis, axis.scaleType() == QCPAxis::stLogarithmic);
}

void setCategoryTicks(QCPAxis& axis, const QStringList& names)
{
    if (names.isEmpty())
        return;
    const QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    for (qsizetype i = 0; i < names.size(); ++i)
        ticker->addTick(static_cast<double>(i), names[i]);
    axis.setTicker(ticker);
}

void setLogarithmic(QCPAxis& axis, bool logarithmic)
{
    axis.setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    const bool isCounting = axis.property(kCounting).toBool();
    if (logarithmic) {
        axis.setTicker(QSharedPointer<QCPAxisTicker>(new DecadeTicker(isCounting)));
    } else {
        QSharedPointer<QCPAxisTicker> ticker(isCounting ? static_cast<QCPAxisTicker*>(new WholeTicker)
                                                        : new NumberTicker);
        ticker->setTickCount(5);
        axis.setTicker(ticker);
    }
    axis.setNumberFormat(QStringLiteral("gb"));
    axis.setNumberPrecision(6);
}

int headingHeight(const QString& summary)
{
    const style::Theme& theme = style::Theme::instance();
    int height = QFontMetrics(theme.font()).height() + 2 * style::kWithinGroup;
    if (!summary.isEmpty())
        height += QFontMetrics(theme.smallFont()).height() * (1 + static_cast<int>(summary.count(u'\n')))
                  + style::kUnit;
    return height;
}

void drawPicture(QPaintDevice& device, QCustomPlot& canvas, const Heading& heading)
{
    const style::Colors paper(false);
    const style::Theme& theme = style::Theme::instance();
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    const int height = headingHeight(heading.summary);
    painter.fillRect(QRect(0, 0, canvas.width(), canvas.height() + height), paper[style::Role::Surface]);
    painter.setPen(QPen(paper[style::Role::Text]));
    painter.setFont(theme.font());
    int top = style::kWithinGroup;
    const int width = canvas.width() - 2 * style::kWithinGroup;
    const int titleHeight = QFontMetrics(theme.font()).height();
    painter.drawText(
        QRect(style::kWithinGroup, top, width, titleHeight), Qt::AlignLeft | Qt::AlignVCenter, heading.title);
    top += titleHeight + style::kUnit;
    painter.setFont(theme.smallFont());
    const int lineHeight = QFontMetrics(theme.smallFont()).height();
    const int side = lineHeight / 2; // of a mark
    const QStringList lines = heading.summary.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        int left = style::kWithinGroup;
        if (i < std::ssize(heading.marks)) {
            painter.fillRect(
                left, top + side / 2, side, side, paper[heading.marks[static_cast<std::size_t>(i)]]);
            left += side + style::kUnit;
        }
        painter.setPen(QPen(paper[style::Role::MutedText]));
        painter.drawText(QRect(left, top, width, lineHeight), Qt::AlignLeft | Qt::AlignTop, lines[i]);
        top += lineHeight;
    }
    painter.translate(0, height);
    canvas.toPainter(&painter, canvas.width(), canvas.height());
}

QString csvCell(const QString& text)
{
    if (!text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"'))
        && !text.contains(QLatin1Char('\n')))
        return text;
    QString quoted = text;
    quoted.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + quoted + QLatin1Char('"');
}

QString tabbed(const QString& csv, const QLocale& locale)
{
    QString lines;
    QString cell;
    bool isQuoted = false;
    const auto endCell = [&](QChar separator) {
        bool isNumber = false;
        (void)cell.toDouble(&isNumber);
        lines += isNumber ? cell.replace(QLatin1Char('.'), locale.decimalPoint()) : cell.simplified();
        lines += separator;
        cell.clear();
    };
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const QChar each = csv[i];
        if (each == QLatin1Char('"')) {
            const bool isDoubled = isQuoted && i + 1 < csv.size() && csv[i + 1] == QLatin1Char('"');
            if (isDoubled)
                cell += csv[i++];
            else
                isQuoted = !isQuoted;
        } else if (!isQuoted && each == QLatin1Char(',')) {
            endCell(QLatin1Char('\t'));
        } else if (!isQuoted && each == QLatin1Char('\n')) {
            endCell(each);
        } else {
            cell += each;
        }
    }
    return lines;
}

QString csvNumber(double value)
{
    return std::isfinite(value) ? QString::number(value, 'g', QLocale::FloatingPointShortest) : QString();
}

} // namespace carpo::plots
