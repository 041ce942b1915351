// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"

#include "engine/imaging/decode_limits.h"

#include <algorithm>
#include <array>

namespace carpo::settings {
namespace {

constexpr std::size_t kRecentProjects = 10;
constexpr imaging::DecodeLimits kLimits; // the engine's own defaults

struct Entry
{
    Settings::Key key;
    const char* name;
    QVariant (*defaultValue)();
};

const std::array kTable{
    Entry{Settings::Key::Language, "window/language", [] { return QVariant(QStringLiteral("pt_BR")); }},
    Entry{Settings::Key::Theme, "window/theme", [] { return QVariant(QStringLiteral("automatic")); }},
    Entry{Settings::Key::TextSize, "window/text_size", [] { return QVariant(Settings::kTextSizes.front()); }},
    Entry{Settings::Key::Device, "execution/device", [] { return QVariant(QStringLiteral("auto")); }},
    Entry{Settings::Key::Threads, "execution/threads", [] { return QVariant(0); }},
    Entry{Settings::Key::CacheFolder, "cache/folder", [] { return QVariant(QString()); }},
    Entry{Settings::Key::CacheLimitGb, "cache/limit_gb", [] { return QVariant(20); }},
    Entry{Settings::Key::MaxMegapixels,
          "images/max_megapixels",
          [] { return QVariant(static_cast<int>(kLimits.maxPixels / Settings::kPixelsAMegapixel)); }},
    Entry{Settings::Key::MaxSeconds,
          "images/max_seconds",
          [] { return QVariant(static_cast<int>(kLimits.maxSeconds)); }},
    Entry{Settings::Key::RecentProjects, "projects/recent", [] { return QVariant(QStringList()); }},
    Entry{Settings::Key::LastFolder, "projects/last_folder", [] { return QVariant(QString()); }},
    Entry{Settings::Key::HideNames, "explore/hide_names", [] { return QVariant(false); }},
    Entry{Settings::Key::WindowGeometry, "window/geometry", [] { return QVariant(QByteArray()); }},
    Entry{Settings::Key::WindowState, "window/state", [] { return QVariant(QVariantMap()); }},
    Entry{Settings::Key::ExploreState, "explore/state", [] { return QVariant(QVariantMap()); }},
    Entry{Settings::Key::TableColumns,
          "explore/table_columns",
          [] {
              return QVariant(QStringList{QStringLiteral("id"),
                                          QStringLiteral("sex"),
                                          QStringLiteral("age"),
                                          QStringLiteral("part"),
                                          QStringLiteral("aspect_ratio"),
                                          QStringLiteral("brightness"),
                                          QStringLiteral("contrast"),
                                          QStringLiteral("decision")});
          }},
    Entry{Settings::Key::RunColumns,
          "experiment/run_columns",
          [] {
              return QVariant(QStringList{QStringLiteral("number"),
                                          QStringLiteral("name"),
                                          QStringLiteral("state"),
                                          QStringLiteral("best"),
                                          QStringLiteral("epochs"),
                                          QStringLiteral("time"),
                                          QStringLiteral("tags"),
                                          QStringLiteral("notes")});
          }},
};

const Entry& entry(Settings::Key key)
{
    return *std::ranges::find(kTable, key, &Entry::key);
}

} // namespace

Settings::Settings(QObject* parent)
    : QObject(parent)
{}

Settings::Settings(const QString& iniFile, QObject* parent)
    : QObject(parent)
    , m_store(iniFile, QSettings::IniFormat)
{}

QVariant Settings::value(Key key) const
{
    const Entry& known = entry(key);
    return m_store.value(QLatin1String(known.name), known.defaultValue());
}

void Settings::setValue(Key key, const QVariant& value)
{
    if (this->value(key) == value)
        return;
    m_store.setValue(QLatin1String(entry(key).name), value);
    Q_EMIT changed(key);
}

std::vector<RecentProject> Settings::recentProjects() const
{
    const QStringList texts = list(Key::RecentProjects);
    std::vector<RecentProject> projects;
    for (qsizetype i = 0; i + 1 < texts.size(); i += 2)
        projects.push_back({texts[i], texts[i + 1]});
    return projects;
}

void Settings::addRecentProject(const RecentProject& project)
{
    std::vector<RecentProject> projects = recentProjects();
    std::erase_if(projects, [&project](const RecentProject& each) { return each.file == project.file; });
    projects.insert(projects.begin(), project);
    projects.resize(std::min(projects.size(), kRecentProjects));
    store(projects);
}

void Settings::removeRecentProject(const QString& file)
{
    std::vector<RecentProject> projects = recentProjects();
    std::erase_if(projects, [&file](const RecentProject& each) { return each.file == file; });
    store(projects);
}

// File and folder by turns: a list of texts is what an INI file holds best.
void Settings::store(const std::vector<RecentProject>& projects)
{
    QStringList texts;
    for (const RecentProject& each : projects)
        texts << each.file << each.folder;
    setValue(Key::RecentProjects, texts);
}

void Settings::reset()
{
    for (const Entry& each : kTable) {
        if (each.key != Key::RecentProjects)
            setValue(each.key, each.defaultValue());
    }
}

} // namespace carpo::settings
