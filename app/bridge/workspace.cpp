// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/workspace.h"

#include "app/bridge/jobs_training_engine.h"
#include "app/bridge/words.h"
#include "engine/imaging/decode_limits.h"
#include "engine/jobs/demo.h"
#include "engine/jobs/locations.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace carpo::bridge {
namespace {

// A scan and a cohort, each of which uses all cores by itself.
constexpr int kLongJobs = 2;
// As many as somebody may ask for before the first has ended; each uses all cores by itself.
constexpr int kSearches = 3;
constexpr std::int64_t kGigabyte = 1'000'000'000;

using Key = settings::Settings::Key;

} // namespace

Workspace::Options Workspace::defaults()
{
    return {.engine = std::make_unique<JobsTrainingEngine>(),
            .cohortFolder = jobs::demoCohortFolder(),
            .cohort = jobs::demoCohortOptions()};
}

Workspace::Workspace(settings::Settings& settings, Options options, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_scan(m_longJobs)
    , m_cohort(m_longJobs, std::move(options.cohortFolder), options.cohort)
    , m_draft(m_shortJobs)
    , m_training(std::move(options.engine))
    , m_queue(m_training, m_shortJobs, [this] { return cacheOptions(); })
{
    m_longJobs.setMaxThreadCount(kLongJobs);
    m_searches.setMaxThreadCount(kSearches);
    m_shortJobs.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
    applyDecodeLimits();
    connectSessions();
}

Workspace::~Workspace() = default;

/// Whoever opens an image keeps to them from now on.
void Workspace::applyDecodeLimits()
{
    imaging::setDecodeLimits(
        {.maxPixels =
             std::max(1, m_settings.integer(Key::MaxMegapixels)) * settings::Settings::kPixelsAMegapixel,
         .maxSeconds = static_cast<double>(std::max(1, m_settings.integer(Key::MaxSeconds)))});
}

void Workspace::connectSessions()
{
    connect(&m_settings, &settings::Settings::changed, this, [this](Key key) {
        if (key == Key::MaxMegapixels || key == Key::MaxSeconds)
            applyDecodeLimits();
    });
    connect(&m_scan, &ScanSession::setChanged, this, &Workspace::rememberProject);
    connect(&m_scan, &ScanSession::setChanged, this, [this] {
        m_draft.setSet(set());
        m_queue.setSet(set());
    });
    connect(&m_cohort, &CohortSession::usable, this, [this] {
        if (std::exchange(m_opensCohort, false))
            m_scan.open(m_cohort.folder());
    });
    connect(&m_cohort, &CohortSession::finished, this, &Workspace::onCohortFinished);
}

project::CacheOptions Workspace::cacheOptions() const
{
    const QString folder = m_settings.text(Key::CacheFolder);
    return {.folder = folder.isEmpty() ? jobs::cacheFolder() / "pixels" : toPath(folder),
            .maxBytes = m_settings.integer(Key::CacheLimitGb) * kGigabyte};
}

bool Workspace::isSetGrowing() const
{
    return m_cohort.isRunning() && set() != nullptr && set()->dataset->root == m_cohort.folder();
}

std::optional<std::int64_t> Workspace::trainedRun() const
{
    if (!m_training.isActive() || set() == nullptr || m_training.projectFile() != set()->projectFile)
        return std::nullopt;
    return m_training.run();
}

void Workspace::open(const std::filesystem::path& place)
{
    m_opensCohort = false;
    m_scan.open(place);
}

void Workspace::openDemonstration()
{
    m_opensCohort = true;
    m_cohort.start();
}

void Workspace::rememberProject()
{
    m_settings.addRecentProject({toQString(set()->projectFile), toQString(set()->dataset->root)});
}

void Workspace::onCohortFinished()
{
    // It was opened while it grew: now all of it is there. Whoever is opening it may have looked too early.
    const bool isOpening =
        m_scan.state() == ScanSession::State::Opening && m_scan.place() == m_cohort.folder();
    const bool isOpen = set() != nullptr && set()->dataset->root == m_cohort.folder();
    const bool isPart = isOpen && static_cast<std::int64_t>(set()->dataset->size()) < m_cohort.count();
    if (isOpening || isPart)
        m_scan.open(m_cohort.folder());
}

} // namespace carpo::bridge
