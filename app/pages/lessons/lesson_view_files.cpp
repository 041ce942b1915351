// SPDX-License-Identifier: GPL-3.0-or-later
// A lesson's files: its state, own points, its picture.
#include "app/bridge/lesson_words.h"
#include "app/bridge/words.h"
#include "app/pages/lessons/lesson_view.h"
#include "engine/lessons/points_csv.h"
#include "engine/training/atomic_file.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/message_line.h"
#include "widgets/plots/picture_file.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QPixmap>

namespace carpo::pages {
namespace {

using Key = settings::Settings::Key;

} // namespace

void LessonView::askForStateFile()
{
    // The moment that is asked for is the one of the click, not of the dialog's end.
    m_session.askForState([this](const lessons::State& state) {
        settings::Settings& settings = m_workspace.settings();
        const QString name = QString::fromStdString(state.lesson) + QStringLiteral(".json");
        feedback::FileDialogs::instance().saveFile(
            this,
            {.title = tr("Save this demonstration"),
             .start = QDir(settings.text(Key::LastFolder)).filePath(name),
             .filters = {tr("Demonstration of a lesson (*.json)")}},
            [this, state](const QString& path) { saveState(path, state); });
    });
}

void LessonView::saveState(const QString& path, const lessons::State& state)
{
    const auto work = [file = bridge::toPath(path), state](const std::stop_token&,
                                                           const core::ProgressFn&) -> core::Result<bool> {
        return training::writeFileAtomically(file, lessons::toJson(state)).map([] { return true; });
    };
    m_saveJob.start(work, [this, path](const core::Result<bool>& saved) {
        if (!saved) {
            showError(saved.error());
            return;
        }
        m_message->showMessage(
            {.kind = feedback::MessageLine::Kind::Information,
             .what = tr("The demonstration is saved: whoever opens the file sees the same."),
             .where = path,
             .remedy = {},
             .button = {}});
    });
}

void LessonView::askForPoints()
{
    settings::Settings& settings = m_workspace.settings();
    feedback::FileDialogs::instance().openFile(
        this,
        {.title = tr("Own points: three columns x, y, class (0 or 1) or value"),
         .start = settings.text(Key::LastFolder),
         .filters = {tr("Comma-separated values (*.csv *.tsv *.txt)")}},
        [this](const QString& path) {
            const auto work = [file = bridge::toPath(path)](const std::stop_token&, const core::ProgressFn&) {
                return lessons::loadPoints(file);
            };
            m_pointsJob.start(work, [this](core::Result<std::vector<std::array<double, 3>>>& points) {
                if (!points) {
                    showError(points.error());
                    return;
                }
                m_message->dismiss();
                for (std::size_t side = 0; side < m_session.frame().settings.size(); ++side)
                    m_session.load(side, *points);
            });
        });
}

void LessonView::askForPicture()
{
    // As it is now, not as it will be when a name is found.
    const QImage picture = m_stage->grab().toImage();
    feedback::FileDialogs::instance().saveFile(
        this,
        {.title = tr("Save picture"),
         .start = QString::fromUtf8(m_lesson->key.data(), static_cast<qsizetype>(m_lesson->key.size()))
                  + QStringLiteral(".png"),
         .filters = {tr("PNG picture (*.png)")}},
        [this, picture](const QString& path) {
            const auto work = [picture, path](const std::stop_token&,
                                              const core::ProgressFn&) -> core::Result<bool> {
                if (plots::savePng(picture, path))
                    return true;
                return core::failure(
                    core::ErrorCode::WriteFailed, path.toStdString(), {{"detail", "picture or table"}});
            };
            m_saveJob.start(work, [this](const core::Result<bool>& saved) {
                if (!saved)
                    showError(saved.error());
            });
        });
}

} // namespace carpo::pages
