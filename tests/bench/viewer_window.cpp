// SPDX-License-Identifier: GPL-3.0-or-later
// What a frame costs while a 10-megapixel 16-bit radiograph is windowed, panned and zoomed with the mouse:
// from the event to the end of drawing view and slider. 60 frames a second leave 16.7 ms for each.
//     bench_viewer_window [frames]
#include "widgets/style/theme.h"
#include "widgets/viewer/image_view.h"
#include "widgets/viewer/viewer_panel.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

/// Milliseconds since it was made: on the clock, and of the processor, which is what counts where other
/// programs run beside.
class Stopwatch
{
public:
    [[nodiscard]] double elapsed() const
    {
        return std::chrono::duration<double, std::milli>(Clock::now() - m_start).count();
    }
    [[nodiscard]] double worked() const
    {
        return 1000.0 * static_cast<double>(std::clock() - m_work) / CLOCKS_PER_SEC;
    }

private:
    Clock::time_point m_start = Clock::now();
    std::clock_t m_work = std::clock();
};

struct Times
{
    std::vector<double> elapsed;
    std::vector<double> worked;

    void add(const Stopwatch& watch)
    {
        elapsed.push_back(watch.elapsed());
        worked.push_back(watch.worked());
    }
};

double quantile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

void print(const QSize& size, const char* what, const Times& times)
{
    std::printf("%4d x %4d  %-22s n %4zu   median %6.2f ms   p99 %6.2f ms   processor: median %6.2f ms   p99 "
                "%6.2f ms\n",
                size.width(),
                size.height(),
                what,
                times.elapsed.size(),
                quantile(times.elapsed, 0.5),
                quantile(times.elapsed, 0.99),
                quantile(times.worked, 0.5),
                quantile(times.worked, 0.99));
    std::fflush(stdout);
}

QImage radiograph()
{
    QImage image(2828, 3536, QImage::Format_Grayscale16);
    std::mt19937 random(1);
    for (int y = 0; y < image.height(); ++y) {
        auto* const row = reinterpret_cast<quint16*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x)
            row[x] = static_cast<quint16>(30000.0 + 25000.0 * std::sin(0.004 * x) * std::cos(0.003 * y)
                                          + static_cast<double>(random() % 4096));
    }
    return image;
}

void move(QWidget& view, QEvent::Type type, Qt::MouseButton button, const QPointF& to)
{
    const Qt::MouseButton changed = type == QEvent::MouseMove ? Qt::NoButton : button;
    QMouseEvent event(type, to, view.mapToGlobal(to), changed, button, Qt::NoModifier);
    QApplication::sendEvent(&view, &event);
}

Times drag(carpo::viewer::ViewerPanel& panel, Qt::MouseButton button, int frames)
{
    QWidget& view = panel.view();
    const QPointF middle = QRectF(view.rect()).center();
    Times times;
    move(view, QEvent::MouseButtonPress, button, middle);
    for (int frame = 0; frame < frames; ++frame) {
        const Stopwatch watch;
        const QPointF away(80.0 * std::sin(0.05 * frame), 60.0 * std::cos(0.031 * frame));
        move(view, QEvent::MouseMove, button, middle + away);
        panel.repaint();
        times.add(watch);
    }
    move(view, QEvent::MouseButtonRelease, button, middle + QPointF(80.0, 0.0));
    return times;
}

Times zoom(carpo::viewer::ViewerPanel& panel, int frames)
{
    QWidget& view = panel.view();
    const QPointF middle = QRectF(view.rect()).center();
    Times times;
    for (int frame = 0; frame < frames; ++frame) {
        const Stopwatch watch;
        const QPoint notch(0, frame / 8 % 2 == 0 ? 120 : -120);
        QWheelEvent event(
            middle, view.mapToGlobal(middle), {}, notch, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
        panel.repaint();
        times.add(watch);
    }
    return times;
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    carpo::style::Theme::instance().install();
    const int frames = argc > 1 ? std::max(std::atoi(argv[1]), 1) : 600;
    const QImage image = radiograph();
    for (const QSize size : {QSize(365, 380), QSize(1920, 1080)}) {
        carpo::viewer::ViewerPanel panel;
        panel.resize(size);
        panel.show();
        QApplication::processEvents();
        const Stopwatch watch;
        panel.view().setImage(image);
        panel.repaint();
        Times first;
        first.add(watch);
        print(size, "a new image", first);
        print(size, "window, fitted", drag(panel, Qt::RightButton, frames));
        panel.view().setActualSize();
        print(size, "window, actual pixels", drag(panel, Qt::RightButton, frames));
        panel.view().fit();
        panel.view().zoomBy(1.6, QRectF(panel.view().rect()).center());
        print(size, "pan, 1.6 times fitted", drag(panel, Qt::LeftButton, frames));
        panel.view().fit();
        print(size, "zoom, a notch a frame", zoom(panel, frames / 4));
    }
    return 0;
}
