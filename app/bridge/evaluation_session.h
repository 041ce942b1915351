// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/judged.h"
#include "app/bridge/latest_job.h"
#include "app/bridge/workspace.h"
#include "engine/dataset/split.h"
#include "engine/jobs/predict_job.h"

#include <QObject>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <vector>

namespace carpo::bridge {

/// What a run is to be asked about.
struct EvaluationRequest
{
    std::optional<dataset::Part> part = {};  ///< of the run's split; nothing: all images of `folder`
    std::filesystem::path folder = {};       ///< of another data set; empty: the open one
    std::int64_t views = 0;                  ///< of each image; 0: as the run's experiment says
    std::vector<std::int64_t> partners = {}; ///< further runs, whose mean is taken
};

/// The predictions that Resultados shows: of the run that is chosen, on its validation images or on others
/// that it is asked about, off the window's thread; anew where the open set has been read or measured again.
/// Nothing here blocks.
class EvaluationSession final : public QObject
{
    Q_OBJECT

public:
    /// The workspace outlives this object.
    explicit EvaluationSession(Workspace& workspace, QObject* parent = nullptr);

    /// Null for none. The same run with more predictions keeps what is looked at; another one begins with its
    /// validation, or with what it was asked about meanwhile.
    void setRun(const RunDetailsPtr& run);
    /// Number of an evaluation; 0: the validation that came with the training.
    void choose(std::int64_t evaluation);
    /// Asks the run, keeps what it says in the project, and chooses it. It goes on while other runs are
    /// looked at, until another project is opened; one at a time.
    void evaluate(const EvaluationRequest& request);
    void cancel();

    [[nodiscard]] const RunDetailsPtr& run() const { return m_run; }
    /// Null before anything was predicted.
    [[nodiscard]] const JudgedPtr& judged() const { return m_loaded.judged; }
    /// That keep predictions of this run.
    [[nodiscard]] const std::vector<KnownEvaluation>& evaluations() const { return m_loaded.evaluations; }
    /// Other runs whose mean with this one can be taken.
    [[nodiscard]] const std::vector<std::int64_t>& partners() const { return m_loaded.partners; }
    [[nodiscard]] std::int64_t chosen() const { return m_chosen; }
    /// How often the images of a part of the open set were asked about, by whatever run.
    [[nodiscard]] std::size_t looksAt(dataset::Part part) const;
    /// How many images of the run's own split are in a part; as its environment says, 0 where it does not.
    [[nodiscard]] std::int64_t imagesIn(dataset::Part part) const;
    [[nodiscard]] bool isEvaluating() const { return m_evaluating.isRunning(); }
    /// The run that is being asked, or was last; 0: none yet.
    [[nodiscard]] std::int64_t askedRun() const { return m_asked; }

Q_SIGNALS:
    /// What is looked at is another one.
    void judgedChanged();
    /// Started, done, cancelled or failed.
    void evaluatingChanged();
    void progressed(const carpo::core::Progress& progress);
    void failed(const carpo::core::Error& error);

private:
    void load();
    void onLoaded(core::Result<JudgedRun>& loaded);
    void onEvaluated(const core::Result<std::int64_t>& number);
    void onSetChanged();

    Workspace& m_workspace;
    RunDetailsPtr m_run;
    OpenedSetPtr m_set; // that the evaluations are of
    std::int64_t m_chosen = 0;
    std::int64_t m_asked = 0;
    std::map<std::int64_t, std::int64_t>
        m_arrived; // by run: an evaluation that it has not been shown with yet
    JudgedRun m_loaded;
    LatestJob<JudgedRun> m_loading;
    LatestJob<std::int64_t> m_evaluating;
};

} // namespace carpo::bridge
