// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSettings>
#include <QStringList>
#include <QVariant>

#include <array>
#include <cstdint>
#include <vector>

namespace carpo::settings {

/// A project that was open before.
struct RecentProject
{
    QString file;
    QString folder; ///< of its data set
    bool operator==(const RecentProject&) const = default;
};

/// What the program remembers between two starts. One table of keys and defaults (settings.cpp); one object,
/// handed to whoever needs it. Lives on the window's thread.
class Settings final : public QObject
{
    Q_OBJECT

public:
    enum class Key
    {
        Language,       ///< "pt_BR" or "en"
        Theme,          ///< "automatic", "dark" or "light"
        TextSize,       ///< percent of the usual
        Device,         ///< "auto", or a device's name as in an experiment file
        Threads,        ///< 0: as many as there are cores
        CacheFolder,    ///< empty: the user's cache folder
        CacheLimitGb,   ///< of 10^9 bytes
        MaxMegapixels,  ///< larger images are not opened
        MaxSeconds,     ///< that a DICOM or a large image may take
        RecentProjects, ///< see recentProjects()
        LastFolder,     ///< where the dialogs start
        HideNames,      ///< whether images have neutral numbers instead of names
        WindowGeometry,
        WindowState,  ///< splitters and the like, by page
        TableColumns, ///< keys of the columns that the table of images shows, from left to right
        ExploreState, ///< order, columns and axes of the page Explorar, as it writes them
        RunColumns,   ///< of models::RunField: those that the table of runs shows, from left to right
    };
    Q_ENUM(Key)

    static constexpr std::int64_t kPixelsAMegapixel = 1'000'000;
    /// What TextSize is chosen from.
    static constexpr std::array kTextSizes{100, 125, 150};

    /// The user's own settings.
    explicit Settings(QObject* parent = nullptr);
    /// Those of an INI file: the seam for tests.
    explicit Settings(const QString& iniFile, QObject* parent = nullptr);

    [[nodiscard]] QVariant value(Key key) const;
    [[nodiscard]] QString text(Key key) const { return value(key).toString(); }
    [[nodiscard]] int integer(Key key) const { return value(key).toInt(); }
    [[nodiscard]] QStringList list(Key key) const { return value(key).toStringList(); }

    /// Emits changed() where the value is another one.
    void setValue(Key key, const QVariant& value);

    /// The latest first, ten at most.
    [[nodiscard]] std::vector<RecentProject> recentProjects() const;
    /// Puts a project at the head.
    void addRecentProject(const RecentProject& project);
    void removeRecentProject(const QString& file);

    /// All defaults but the recent projects; changed() for each that was another.
    void reset();

Q_SIGNALS:
    void changed(carpo::settings::Settings::Key key);

private:
    void store(const std::vector<RecentProject>& projects);

    QSettings m_store;
};

} // namespace carpo::settings
