// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/workspace.h"

#include <QMainWindow>

#include <filesystem>
#include <memory>

class QActionGroup;
class QDialog;
class QMenu;
class QStackedWidget;

namespace carpo::feedback {
class MessageLine;
} // namespace carpo::feedback

namespace carpo::pages {
class ExperimentPage;
class ExplorePage;
class HomePage;
class LessonsPage;
class SettingsPage;
} // namespace carpo::pages

namespace carpo::desktop {

class Rail;
class WindowLayout;

/// Page stack and actions.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// `workspace` outlives the window.
    explicit MainWindow(bridge::Workspace& workspace, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// A data set's folder or a project file.
    void open(const QString& place);
    void openDemonstration();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void createActions();
    void createPages();
    void createLayout();
    void connectPages();
    void connectLessons();
    void connectActions();
    QAction* createPageAction(const char* name, const char* icon, QWidget* page);
    QAction* createAction(const char* name, const char* icon, const QKeySequence& keys);
    void showPage(QAction* page);
    void askForFolder();
    void askForProject();
    void askForNewPlace();
    void refreshSaveAs();
    void saveAs(const QString& path);
    void changeTextSize(int steps);
    void fillRecent();
    void onSetChanged();
    void refreshTableDialog();
    void retranslate();

    bridge::Workspace& m_workspace;
    std::unique_ptr<WindowLayout> m_layout;
    std::filesystem::path m_shownProject;
    bool m_isClosing = false; // as soon as the training has written its checkpoint
    Rail* m_rail = nullptr;
    QStackedWidget* m_stack = nullptr;
    feedback::MessageLine* m_message = nullptr;
    pages::HomePage* m_home = nullptr;
    pages::ExplorePage* m_explore = nullptr;
    pages::ExperimentPage* m_experiment = nullptr;
    pages::LessonsPage* m_lessons = nullptr;
    pages::SettingsPage* m_settings = nullptr;
    QDialog* m_tableDialog = nullptr; // while it asks
    QActionGroup* m_pages = nullptr;
    QAction* m_homeAction = nullptr;
    QAction* m_exploreAction = nullptr;
    QAction* m_experimentAction = nullptr;
    QAction* m_lessonsAction = nullptr;
    QAction* m_settingsAction = nullptr;
    QMenu* m_menu = nullptr;
    QMenu* m_recentMenu = nullptr;
    QAction* m_menuAction = nullptr;
    QAction* m_openFolder = nullptr;
    QAction* m_openProject = nullptr;
    QAction* m_demonstration = nullptr;
    QAction* m_saveAs = nullptr;
    QAction* m_larger = nullptr;
    QAction* m_smaller = nullptr;
    QAction* m_usualSize = nullptr;
    QAction* m_shortcuts = nullptr;
    QAction* m_quit = nullptr;
    bridge::LatestJob<bool> m_saveJob;
};

} // namespace carpo::desktop
