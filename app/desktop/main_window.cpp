// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/main_window.h"

#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "app/desktop/rail.h"
#include "app/desktop/shortcuts_dialog.h"
#include "app/desktop/window_layout.h"
#include "app/pages/experiment/experiment_page.h"
#include "app/pages/explore/explore_page.h"
#include "app/pages/home/home_page.h"
#include "app/pages/home/table_dialog.h"
#include "app/pages/lessons/lessons_page.h"
#include "app/pages/messages.h"
#include "app/pages/settings/settings_page.h"
#include "engine/jobs/locations.h"
#include "engine/lessons/lesson.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/message_line.h"
#include "widgets/feedback/page_scroll.h"
#include "widgets/style/icons.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace carpo::desktop {
namespace {

constexpr QSize kFirstSize(1366, 768);

using Key = settings::Settings::Key;

QString droppedPlace(const QMimeData* data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

} // namespace

MainWindow::MainWindow(bridge::Workspace& workspace, QWidget* parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_saveJob(workspace.searches())
{
    createPages();
    createActions();
    createLayout();
    connectPages();
    connectActions();
    retranslate();
    m_layout = std::make_unique<WindowLayout>(*this, m_workspace.settings());
    m_layout->restore();
}

MainWindow::~MainWindow() = default;

void MainWindow::createPages()
{
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName(QStringLiteral("pages"));
    m_home = new pages::HomePage(m_workspace, m_stack);
    m_explore = new pages::ExplorePage(m_workspace, m_stack);
    m_experiment = new pages::ExperimentPage(m_workspace, m_stack);
    m_lessons = new pages::LessonsPage(m_workspace, lessons::lessons(), m_stack);
    m_settings = new pages::SettingsPage(m_workspace, m_stack);
    for (QWidget* page :
         std::initializer_list<QWidget*>{m_home, m_explore, m_experiment, m_lessons, m_settings})
        m_stack->addWidget(new feedback::PageScroll(page, m_stack));
}

void MainWindow::createActions()
{
    m_pages = new QActionGroup(this);
    m_homeAction = createPageAction("actionHome", "go-home", m_home);
    m_exploreAction = createPageAction("actionExplore", "view-statistics", m_explore);
    m_experimentAction = createPageAction("actionExperiment", "labplot-xy-smoothing-curve", m_experiment);
    m_lessonsAction = createPageAction("actionLessons", "documentation", m_lessons);
    m_settingsAction = createPageAction("actionSettings", "configure", m_settings);
    m_homeAction->setChecked(true);

    m_openFolder = createAction("actionOpenFolder", "document-open-folder", QKeySequence::Open);
    m_openProject = createAction("actionOpenProject", "document-open", Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    m_demonstration = createAction("actionDemonstration", "view-list-icons", Qt::CTRL | Qt::Key_D);
    m_saveAs = createAction("actionSaveAs", "document-save-as", Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    m_larger = createAction("actionLargerText", "zoom-in", {});
    // Plus needs Shift on many keyboards; the plain + and - are the viewer's.
    m_larger->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    m_smaller = createAction("actionSmallerText", "zoom-out", Qt::CTRL | Qt::Key_Minus);
    m_usualSize = createAction("actionUsualText", "zoom-original", Qt::CTRL | Qt::Key_0);
    m_shortcuts = createAction("actionShortcuts", "help-keybord-shortcuts", Qt::Key_F1);
    m_quit = createAction("actionQuit", "application-exit", Qt::CTRL | Qt::Key_Q);
    m_menuAction = createAction("actionMenu", "application-menu", {});
    m_menu = new QMenu(this);
    m_recentMenu = new QMenu(this);
    m_menu->addActions({m_openFolder, m_openProject, m_demonstration});
    m_menu->addMenu(m_recentMenu);
    m_menu->addSeparator();
    m_menu->addAction(m_saveAs);
    m_menu->addSeparator();
    m_menu->addActions({m_larger, m_smaller, m_usualSize});
    m_menu->addSeparator();
    m_menu->addActions({m_shortcuts, m_quit});
}

QAction* MainWindow::createAction(const char* name, const char* icon, const QKeySequence& keys)
{
    auto* action = new QAction(style::icon(QLatin1String(icon)), QString(), this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(keys);
    addAction(action);
    return action;
}

QAction* MainWindow::createPageAction(const char* name, const char* icon, QWidget* page)
{
    const int key = Qt::Key_1 + static_cast<int>(m_pages->actions().size());
    QAction* const action = createAction(name, icon, QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key)));
    action->setCheckable(true);
    action->setData(QVariant::fromValue(page));
    m_pages->addAction(action);
    return action;
}

void MainWindow::createLayout()
{
    m_rail = new Rail(this);
    m_rail->addPage(m_homeAction);
    m_rail->addPage(m_exploreAction);
    m_rail->addPage(m_experimentAction);
    m_rail->addPage(m_lessonsAction);
    m_rail->addMenu(m_menuAction, m_menu);
    m_rail->addBelow(m_settingsAction);
    m_message = new feedback::MessageLine(this);
    m_message->setObjectName(QStringLiteral("windowMessage"));
    auto* content = new QVBoxLayout;
    content->setSpacing(0);
    content->addWidget(m_message);
    content->addWidget(m_stack, 1);
    auto* central = new QWidget(this);
    auto* layout = new QHBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addLayout(content, 1);
    setCentralWidget(central);
    setAcceptDrops(true);
    resize(kFirstSize);
}

void MainWindow::connectPages()
{
    connect(m_home, &pages::HomePage::folderWanted, this, &MainWindow::askForFolder);
    connect(m_home, &pages::HomePage::projectWanted, this, &MainWindow::askForProject);
    connect(m_home, &pages::HomePage::projectChosen, this, &MainWindow::open);
    connect(m_home, &pages::HomePage::demonstrationWanted, this, &MainWindow::openDemonstration);
    connect(m_explore, &pages::ExplorePage::folderWanted, this, &MainWindow::askForFolder);
    connect(m_explore, &pages::ExplorePage::trainWanted, this, [this] {
        m_experimentAction->trigger();
        if (!m_workspace.training().isActive())
            m_experiment->trainToTheEnd();
    });
    connect(m_experiment, &pages::ExperimentPage::folderWanted, this, &MainWindow::askForFolder);
    connect(m_experiment, &pages::ExperimentPage::imageChosen, this, [this](int datasetRow) {
        m_explore->select(datasetRow);
        m_exploreAction->trigger();
    });
    connectLessons();
    connect(m_settings, &pages::SettingsPage::layoutResetWanted, this, [this] { m_layout->reset(); });
    connect(&m_workspace.scan(), &bridge::ScanSession::setChanged, this, &MainWindow::onSetChanged);
    connect(&bridge::ImageNames::instance(), &bridge::ImageNames::changed, this, &MainWindow::retranslate);
    connect(&m_workspace.scan(), &bridge::ScanSession::stateChanged, this, &MainWindow::refreshTableDialog);
    connect(
        &m_workspace.training(), &bridge::TrainingSession::stateChanged, this, &MainWindow::refreshSaveAs);
    const auto closeAfterTraining = [this] {
        if (m_isClosing)
            close();
    };
    connect(&m_workspace.training(), &bridge::TrainingSession::ended, this, closeAfterTraining);
    connect(&m_workspace.training(), &bridge::TrainingSession::failed, this, closeAfterTraining);
}

void MainWindow::connectLessons()
{
    using pages::LessonsPage;
    connect(m_experiment, &pages::ExperimentPage::lessonWanted, this, [this](const QString& lesson) {
        m_lessonsAction->trigger();
        m_lessons->openLesson(lesson);
    });
    connect(m_lessons, &LessonsPage::experimentWanted, m_experimentAction, &QAction::trigger);
    connect(m_lessons, &LessonsPage::exploreWanted, m_exploreAction, &QAction::trigger);
    connect(m_lessons, &LessonsPage::projectorChanged, m_rail, &QWidget::setHidden);
    connect(m_lessons, &LessonsPage::fullScreenWanted, this, [this] {
        setWindowState(windowState() ^ Qt::WindowFullScreen);
    });
}

void MainWindow::connectActions()
{
    connect(m_pages, &QActionGroup::triggered, this, &MainWindow::showPage);
    connect(m_openFolder, &QAction::triggered, this, &MainWindow::askForFolder);
    connect(m_openProject, &QAction::triggered, this, &MainWindow::askForProject);
    connect(m_demonstration, &QAction::triggered, this, &MainWindow::openDemonstration);
    connect(m_saveAs, &QAction::triggered, this, &MainWindow::askForNewPlace);
    connect(m_shortcuts, &QAction::triggered, this, [this] { (new ShortcutsDialog(this))->show(); });
    connect(m_larger, &QAction::triggered, this, [this] { changeTextSize(1); });
    connect(m_smaller, &QAction::triggered, this, [this] { changeTextSize(-1); });
    connect(m_usualSize, &QAction::triggered, this, [this] { changeTextSize(-100); });
    connect(m_quit, &QAction::triggered, this, &MainWindow::close);
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
}

void MainWindow::showPage(QAction* page)
{
    m_stack->setCurrentIndex(static_cast<int>(m_pages->actions().indexOf(page)));
    page->data().value<QWidget*>()->setFocus(); // it passes it to what is used first on that page
}

void MainWindow::open(const QString& place)
{
    m_workspace.open(bridge::toPath(place));
}

void MainWindow::openDemonstration()
{
    m_workspace.openDemonstration();
}

void MainWindow::askForFolder()
{
    settings::Settings& settings = m_workspace.settings();
    feedback::FileDialogs::instance().openFolder(this,
                                                 {.title = tr("Folder with radiographs and their table"),
                                                  .start = settings.text(Key::LastFolder),
                                                  .filters = {}},
                                                 [this, &settings](const QString& folder) {
                                                     settings.setValue(Key::LastFolder,
                                                                       QFileInfo(folder).path());
                                                     open(folder);
                                                 });
}

void MainWindow::askForProject()
{
    feedback::FileDialogs::instance().openFile(this,
                                               {.title = tr("Open a project"),
                                                .start = m_workspace.settings().text(Key::LastFolder),
                                                .filters = {tr("Carpo project (*.carpo)")}},
                                               [this](const QString& file) { open(file); });
}

void MainWindow::askForNewPlace()
{
    feedback::FileDialogs::instance().saveFile(this,
                                               {.title = tr("Save the project as"),
                                                .start = m_workspace.settings().text(Key::LastFolder),
                                                .filters = {tr("Carpo project (*.carpo)")}},
                                               [this](const QString& file) { saveAs(file); });
}

void MainWindow::saveAs(const QString& path)
{
    const auto from = m_workspace.set()->projectFile;
    const auto work = [from, to = bridge::toPath(path)](const std::stop_token&, const core::ProgressFn&) {
        return jobs::saveProjectAs(from, to);
    };
    m_saveJob.start(work, [this, path, from](const core::Result<bool>& copied) {
        if (copied) {
            m_message->dismiss();
            if (*copied)
                m_workspace.settings().removeRecentProject(bridge::toQString(from));
            open(path);
        } else {
            m_message->showMessage(pages::problemMessage(copied.error()));
        }
    });
}

void MainWindow::changeTextSize(int steps)
{
    constexpr auto& kSizes = settings::Settings::kTextSizes;
    settings::Settings& settings = m_workspace.settings();
    const auto now = std::ranges::lower_bound(kSizes, settings.integer(Key::TextSize)) - kSizes.begin();
    const auto place = std::clamp<std::ptrdiff_t>(now + steps, 0, std::ssize(kSizes) - 1);
    settings.setValue(Key::TextSize, kSizes.at(static_cast<std::size_t>(place)));
}

void MainWindow::fillRecent()
{
    m_recentMenu->clear();
    for (const settings::RecentProject& project : m_workspace.settings().recentProjects()) {
        QAction* const action = m_recentMenu->addAction(project.folder);
        connect(action, &QAction::triggered, this, [this, file = project.file] { open(file); });
    }
    m_recentMenu->setEnabled(!m_recentMenu->isEmpty());
}

void MainWindow::onSetChanged()
{
    const bool isOther = std::exchange(m_shownProject, m_workspace.set()->projectFile) != m_shownProject;
    if (isOther && m_homeAction->isChecked())
        m_exploreAction->trigger();
    retranslate();
}

void MainWindow::refreshTableDialog()
{
    bridge::ScanSession& scan = m_workspace.scan();
    if (QDialog* const older = std::exchange(m_tableDialog, nullptr))
        older->close();
    if (scan.state() != bridge::ScanSession::State::Asking)
        return;
    auto* const dialog = new pages::TableDialog(scan.question(), m_workspace.pool(), this);
    m_tableDialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_tableDialog = nullptr;
        m_workspace.scan().answer(dialog->mapping());
    });
    connect(dialog, &QDialog::rejected, this, [this, dialog] {
        if (std::exchange(m_tableDialog, nullptr) == dialog)
            m_workspace.scan().cancel();
    });
    dialog->open();
}

// A run under way writes into the project where it is.
void MainWindow::refreshSaveAs()
{
    m_saveAs->setEnabled(m_workspace.set() != nullptr && !m_workspace.training().isActive());
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_layout != nullptr)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_layout->save();
    m_explore->remember();
    if (!m_workspace.training().isActive()) {
        event->accept();
        return;
    }
    m_isClosing = true;
    m_workspace.training().stop();
    m_message->showMessage({.kind = feedback::MessageLine::Kind::Information,
                            .what = tr("Writing the run's checkpoint before closing…"),
                            .where = {},
                            .remedy = {},
                            .button = {}});
    event->ignore();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedPlace(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    open(droppedPlace(event->mimeData()));
    event->acceptProposedAction();
}

void MainWindow::retranslate()
{
    setLocale(QLocale());
    const bridge::OpenedSetPtr& set = m_workspace.set();
    setWindowTitle(set == nullptr
                       ? QStringLiteral("Carpo")
                       : bridge::ImageNames::instance().setName(*set->dataset) + QStringLiteral(" – Carpo"));
    m_homeAction->setText(tr("Home"));
    m_exploreAction->setText(tr("Explore"));
    m_experimentAction->setText(tr("Experiments"));
    m_lessonsAction->setText(tr("Lessons"));
    m_settingsAction->setText(tr("Settings"));
    m_menuAction->setText(tr("Menu"));
    m_openFolder->setText(tr("Open a folder…"));
    m_openProject->setText(tr("Open a project…"));
    m_demonstration->setText(tr("Open the demonstration cohort"));
    m_recentMenu->setTitle(tr("Recent projects"));
    m_saveAs->setText(tr("Save the project as…"));
    refreshSaveAs();
    m_larger->setText(tr("Larger text"));
    m_smaller->setText(tr("Smaller text"));
    m_usualSize->setText(tr("Usual text size"));
    m_shortcuts->setText(tr("Keyboard shortcuts"));
    m_quit->setText(tr("Quit"));
    for (QAction* const action : actions()) {
        QString tip = action->text().remove(QChar(0x2026));
        if (!action->shortcut().isEmpty())
            tip += QStringLiteral(" (%1)").arg(action->shortcut().toString(QKeySequence::NativeText));
        action->setToolTip(tip);
    }
}

} // namespace carpo::desktop
