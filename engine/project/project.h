// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/dataset.h"
#include "engine/explore/appearance_map.h"
#include "engine/explore/scan.h"
#include "engine/project/course.h"
#include "engine/project/decisions.h"
#include "engine/project/evaluations.h"
#include "engine/project/folds.h"
#include "engine/project/prediction_row.h"
#include "engine/project/views.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carpo::project {

enum class RunState
{
    Running,
    Paused,
    Stopped,
    Finished,
    Failed
};

/// "running", "paused", ...
[[nodiscard]] std::string_view runStateKey(RunState state);

/// Which experiment of a sweep (sweeps.h) a run is.
struct Trial
{
    std::int64_t sweep = 0;
    int number = 0; ///< from 0, in the sweep's order

    bool operator==(const Trial&) const = default;
};

/// A run as the list of runs shows it.
struct Run
{
    std::int64_t number = 0; ///< from 1, in the order they were started
    std::string name;
    RunState state = RunState::Running;
    std::string experimentJson;
    std::string datasetFingerprint;
    std::string environmentJson;  ///< versions, device, threads, images
    std::string startedAt;        ///< ISO 8601, UTC; addRun fills in the present where it is empty
    int epochs = 0;               ///< finished ones
    std::optional<int> bestEpoch; ///< from 1
    std::string weightsSha256;    ///< of the best epoch's weights; empty before the end
    double constantGuess = 0;     ///< what training::constantGuess says: an MAE in months, or an accuracy

    std::string notes = {};             ///< what people say of it (run_shelf.h), as the next
    std::vector<std::string> tags = {}; ///< by name
    std::string binnedAt = {};          ///< ISO 8601, UTC; empty: it is not in the bin
    std::string finishedAt = {};        ///< when it stopped last; empty: it goes on, or that is not known
    double seconds = std::numeric_limits<double>::quiet_NaN(); ///< of training until its last epoch
    std::optional<Trial> trial = {};                           ///< nothing: it is of no sweep
};

/// One epoch's numbers by metric key: "train_loss", "val_mae", ...
struct EpochRow
{
    int epoch = 0; ///< from 1
    std::vector<std::pair<std::string, double>> values;
};

/// The project file: SQLite in WAL mode, one transaction per step of meaning. Everything blocks; one object
/// belongs to one thread, but any number of objects (and processes) may have the same file open.
/// The runs' checkpoints lie beside it, in the folder `<name>.carpo.runs`.
class Project final : public explore::ScanStore
{
public:
    /// The newest format that this version reads and writes.
    static constexpr int kFormat = 12;

    /// Opens an existing project. Fails with FileNotFound, PermissionDenied, NotAProject, ProjectNewer
    /// (untouched), ProjectDamaged, ProjectBusy.
    [[nodiscard]] static core::Result<Project> open(const std::filesystem::path& file);

    /// Opens it, or makes an empty one where there is no file (parent folders too).
    /// Fails as open does, and with WriteFailed and DiskFull.
    [[nodiscard]] static core::Result<Project> openOrCreate(const std::filesystem::path& file);

    Project(Project&&) noexcept;
    Project& operator=(Project&&) noexcept;
    Project(const Project&) = delete;
    Project& operator=(const Project&) = delete;
    ~Project() override;

    [[nodiscard]] const std::filesystem::path& file() const;

    /// `<name>.carpo.runs/<number>`; made when it is not there.
    [[nodiscard]] core::Result<std::filesystem::path> runFolder(std::int64_t number) const;

    /// `<name>.carpo.runs/<name>`, where a job keeps what it goes on with; made when it is not there.
    [[nodiscard]] core::Result<std::filesystem::path> workFolder(const std::string& name) const;

    /// The data set's folder as last opened; empty in a new project.
    [[nodiscard]] core::Result<std::filesystem::path> datasetFolder() const;

    /// How that folder's table is to be read; nothing where nobody has said it.
    [[nodiscard]] core::Result<std::optional<dataset::ColumnMapping>> columnMapping() const;

    /// Remembers folder and mapping, so that the set opens the same way the next time.
    [[nodiscard]] core::Result<void> setDataset(const dataset::Dataset& dataset);

    /// A copy of everything, checkpoints too, at `target`; the copy is complete or not there.
    [[nodiscard]] core::Result<void> saveCopy(const std::filesystem::path& target) const;

    /// Deletes a project and its checkpoints. Fails with ProjectBusy, untouched, where anybody has it open,
    /// and as open does.
    [[nodiscard]] static core::Result<void> remove(const std::filesystem::path& file);

    [[nodiscard]] core::Result<explore::ScanTable>
    loadScan(const dataset::Dataset& dataset, std::span<const dataset::FileStamp> stamps) const override;
    [[nodiscard]] core::Result<void> storeScan(const dataset::Dataset& dataset,
                                               const explore::ScanTable& table,
                                               std::span<const std::size_t> rows,
                                               std::span<const explore::Thumbnail> thumbnails) override;
    /// The thumbnails that were stored with the scan, one for each image of the data set and in its order: a
    /// kilobyte each, all zero where there is none.
    [[nodiscard]] core::Result<std::vector<explore::Thumbnail>>
    loadThumbnails(const dataset::Dataset& dataset) const;

    // Maps of appearance.
    /// Those of that revision, the latest last.
    [[nodiscard]] core::Result<std::vector<explore::AppearanceMap>> maps(const std::string& revision) const;
    /// Takes the place of one of the same kind and seed. Forgets those of other revisions, and all but the
    /// latest eight.
    [[nodiscard]] core::Result<void> storeMap(const explore::AppearanceMap& map);

    // Runs.
    /// Adds a run; its number is given by the project and returned.
    [[nodiscard]] core::Result<std::int64_t> addRun(const Run& run);
    [[nodiscard]] core::Result<Run> run(std::int64_t number) const;
    [[nodiscard]] core::Result<std::vector<Run>> runs() const;
    [[nodiscard]] core::Result<void> setRunState(std::int64_t number, RunState state);
    [[nodiscard]] core::Result<void> finishRun(std::int64_t number,
                                               RunState state,
                                               std::optional<int> bestEpoch,
                                               const std::string& weightsSha256);

    /// Stores an epoch, replacing one of the same number.
    [[nodiscard]] core::Result<void> storeEpoch(std::int64_t run, const EpochRow& row);
    [[nodiscard]] core::Result<std::vector<EpochRow>> epochs(std::int64_t run) const;
    /// Takes back the epochs after `lastKept`: a continued run makes them again.
    [[nodiscard]] core::Result<void> dropEpochsAfter(std::int64_t run, int lastKept);

    /// Some batches of a run, in their order; those from the first of them on that were there are replaced.
    [[nodiscard]] core::Result<void> storeBatches(std::int64_t run, std::span<const BatchRow> rows);
    [[nodiscard]] core::Result<std::vector<BatchRow>> batches(std::int64_t run) const;
    [[nodiscard]] core::Result<void> storeChange(std::int64_t run, const ChangeRow& change);
    /// A continued run tells them again.
    [[nodiscard]] core::Result<void> dropChanges(std::int64_t run);
    /// In the order in which they were made.
    [[nodiscard]] core::Result<std::vector<ChangeRow>> changes(std::int64_t run) const;

    /// Replaces the run's predictions.
    [[nodiscard]] core::Result<void> storePredictions(std::int64_t run, std::span<const PredictionRow> rows);
    [[nodiscard]] core::Result<std::vector<PredictionRow>> predictions(std::int64_t run) const;

    // What runs say of images when somebody asks (evaluations.h).
    /// Stores it with the present time and gives its number. An earlier one of the same runs, images and way
    /// stays as a look at them, without its predictions.
    [[nodiscard]] core::Result<std::int64_t> addEvaluation(const Evaluation& evaluation,
                                                           std::span<const PredictionRow> rows);
    /// All that were ever made, the first one first.
    [[nodiscard]] core::Result<std::vector<Evaluation>> evaluations() const;
    /// None of one whose place a later one has taken.
    [[nodiscard]] core::Result<std::vector<PredictionRow>> evaluationPredictions(std::int64_t number) const;

    // Decisions about images (decisions.h).
    /// Those in force, by id, path and kind.
    [[nodiscard]] core::Result<std::vector<DecisionEntry>> decisions() const;
    /// The same as columns beside the data set's.
    [[nodiscard]] core::Result<DecisionTable> decisions(const dataset::Dataset& dataset) const;
    /// All that was ever decided, in that order.
    [[nodiscard]] core::Result<std::vector<DecisionEntry>> decisionJournal() const;
    /// Writes the decisions down as one step and returns how many of them changed something; where none did,
    /// there is no step. Fails as checkedDecision does, and then nothing is decided.
    [[nodiscard]] core::Result<std::int64_t>
    decide(const dataset::Dataset& dataset, std::span<const Decision> decisions, const std::string& user);
    /// Takes the last step back, or does again what was taken back last. Both return the number of its
    /// decisions, 0 where there is no such step.
    [[nodiscard]] core::Result<std::int64_t> undoDecisions(const std::string& user);
    [[nodiscard]] core::Result<std::int64_t> redoDecisions();

    // Predictions by networks that did not see the image.
    /// The folds stored under that key.
    [[nodiscard]] core::Result<FoldTable> folds(const std::string& key) const;
    /// Stores one, and forgets those of other keys.
    [[nodiscard]] core::Result<void>
    storeFold(const std::string& key, int fold, std::span<const FoldPrediction> rows);
    [[nodiscard]] core::Result<void> forgetFolds();

    // Selections with a name (views.h), by name.
    [[nodiscard]] core::Result<std::vector<View>> views() const;
    /// Takes the place of one of the same name.
    [[nodiscard]] core::Result<void> saveView(const View& view);
    [[nodiscard]] core::Result<void> removeView(const std::string& name);

private:
    struct Private;
    [[nodiscard]] core::Result<void> changeViews(const std::function<void(std::vector<View>&)>& change);
    explicit Project(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace carpo::project
