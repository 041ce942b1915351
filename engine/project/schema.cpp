// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/schema.h"

#include "engine/project/project.h"

#include <array>

namespace carpo::project {
namespace {

// 1131573359 is kApplicationId; a test compares the two.
constexpr const char* kFormat1 = R"sql(
CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The measures' keys, in the order of the numbers in images.measures, one a line. A program with other
-- measures adds a set; images of a set that lacks one of its measures are measured again.
CREATE TABLE measure_sets (
    number INTEGER PRIMARY KEY,
    keys   TEXT NOT NULL UNIQUE
) STRICT;

-- What the scan knows of an image file. Paths are relative to the data set's folder.
CREATE TABLE images (
    id             TEXT NOT NULL,
    path           TEXT NOT NULL,
    bytes          INTEGER NOT NULL,
    modified_ns    INTEGER NOT NULL,
    content_hash   TEXT NOT NULL,    -- empty where it cannot be decoded
    measure_set    INTEGER REFERENCES measure_sets (number),
    measures       BLOB,             -- float64, little-endian; NULL where it cannot be decoded
    problem_code   TEXT,             -- NULL where it can
    problem_values TEXT,             -- JSON: [[name, value], ...]
    PRIMARY KEY (id, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
    number              INTEGER PRIMARY KEY AUTOINCREMENT,
    name                TEXT NOT NULL,
    state               TEXT NOT NULL,
    experiment          TEXT NOT NULL, -- JSON
    dataset_fingerprint TEXT NOT NULL,
    environment         TEXT NOT NULL, -- JSON
    started_at          TEXT NOT NULL, -- ISO 8601, UTC
    best_epoch          INTEGER,
    weights_sha256      TEXT NOT NULL,
    constant_guess_mae  REAL           -- months
) STRICT;

CREATE TABLE epochs (
    run   INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
    epoch INTEGER NOT NULL,            -- from 1
    PRIMARY KEY (run, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE epoch_values (
    run    INTEGER NOT NULL,
    epoch  INTEGER NOT NULL,
    place  INTEGER NOT NULL,           -- the order in which they were given
    metric TEXT NOT NULL,
    value  REAL,                       -- NULL: not a number
    PRIMARY KEY (run, epoch, place),
    FOREIGN KEY (run, epoch) REFERENCES epochs (run, epoch) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE predictions (
    run    INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
    place  INTEGER NOT NULL,
    id     TEXT NOT NULL,
    part   TEXT NOT NULL,
    months REAL,                       -- NULL: not a number
    truth  REAL,                       -- NULL: not known
    PRIMARY KEY (run, place)
) STRICT, WITHOUT ROWID;

PRAGMA application_id = 1131573359;
)sql";

// More measures, the pixels' hash in place of the file's, and thumbnails. What format 1 knows of the images
// is measured again at the next scan.
constexpr const char* kFormat2 = R"sql(
DROP TABLE images;
DELETE FROM measure_sets;

CREATE TABLE images (
    id              TEXT NOT NULL,
    path            TEXT NOT NULL,
    bytes           INTEGER NOT NULL,
    modified_ns     INTEGER NOT NULL,
    pixel_hash      BLOB,    -- 16 bytes, big-endian; NULL where it cannot be decoded, as what follows
    perceptual_hash INTEGER, -- 64 bits
    measure_set     INTEGER REFERENCES measure_sets (number),
    measures        BLOB,    -- float32, little-endian
    problem_code    TEXT,    -- NULL where it can
    problem_values  TEXT,    -- JSON: [[name, value], ...]
    PRIMARY KEY (id, path)
) STRICT, WITHOUT ROWID;

-- Apart, so that opening a project need not read them past; with a rowid, since pages of an index hold less
-- than one of them.
CREATE TABLE thumbnails (
    id     TEXT NOT NULL,
    path   TEXT NOT NULL,
    pixels BLOB NOT NULL,    -- 32 x 32, 8 bits
    PRIMARY KEY (id, path),
    FOREIGN KEY (id, path) REFERENCES images (id, path) ON DELETE CASCADE
) STRICT;
)sql";

constexpr const char* kDecisions = R"sql(
-- What people decided about images, as a journal. A step is what one undo takes back. One that was undone
-- when something else was decided cannot be redone any more: it is dropped.
CREATE TABLE decision_steps (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    state     TEXT NOT NULL,           -- in_force, undone, dropped
    user      TEXT NOT NULL,
    at        TEXT NOT NULL,           -- ISO 8601, UTC
    undone_by TEXT NOT NULL DEFAULT '',
    undone_at TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE decisions (
    step      INTEGER NOT NULL REFERENCES decision_steps (number) ON DELETE CASCADE,
    place     INTEGER NOT NULL,        -- the order within the step
    id        TEXT NOT NULL,
    path      TEXT NOT NULL,           -- relative to the data set's folder
    kind      TEXT NOT NULL,           -- tag, untag, exclude, include, sex, age
    value     TEXT NOT NULL,
    old_value TEXT NOT NULL,
    user      TEXT NOT NULL,           -- not the step's where it was imported
    at        TEXT NOT NULL,
    PRIMARY KEY (step, place)
) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* kFolds = R"sql(
-- Months predicted by networks that did not see the image, one fold after the other. The key says for which
-- data set, experiment and number of folds; those of one key are there at a time.
CREATE TABLE folds (
    key  TEXT NOT NULL,
    fold INTEGER NOT NULL,             -- from 0
    at   TEXT NOT NULL,                -- ISO 8601, UTC
    PRIMARY KEY (key, fold)
) STRICT, WITHOUT ROWID;

CREATE TABLE fold_predictions (
    key           TEXT NOT NULL,
    fold          INTEGER NOT NULL,
    place         INTEGER NOT NULL,
    id            TEXT NOT NULL,
    path          TEXT NOT NULL,       -- relative to the data set's folder
    female_months REAL NOT NULL,       -- predicted if the child is a girl
    male_months   REAL NOT NULL,
    waver         REAL NOT NULL,       -- months
    PRIMARY KEY (key, fold, place),
    FOREIGN KEY (key, fold) REFERENCES folds (key, fold) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* kDicomFacts = R"sql(
-- What a DICOM says of its patient and its picture; no row where it says nothing.
CREATE TABLE dicom_facts (
    id             TEXT NOT NULL,
    path           TEXT NOT NULL,
    sex            TEXT NOT NULL,      -- female, male; empty where not known, as in what follows
    age_months     REAL,               -- chronological; NULL where not known, as in what follows
    row_spacing    REAL,               -- mm
    column_spacing REAL,               -- mm
    laterality     TEXT NOT NULL,      -- L, R, B, U
    body_part      TEXT NOT NULL,
    PRIMARY KEY (id, path),
    FOREIGN KEY (id, path) REFERENCES images (id, path) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Refused until now, and opened from now on.
DELETE FROM images WHERE problem_code IN ('unsupported_image', 'image_too_large');
)sql";

constexpr const char* kMaps = R"sql(
-- Where the images lie on maps of appearance. A map shows the images that its revision names, and no others.
CREATE TABLE maps (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL,            -- pca, umap
    seed     INTEGER NOT NULL,
    revision TEXT NOT NULL,
    places   BLOB NOT NULL,            -- float32, little-endian: x of all images, then y of all; NaN: nowhere
    UNIQUE (kind, seed)
) STRICT;
)sql";

constexpr const char* kClasses = R"sql(
-- What runs predict whose target is a class; NULL in those of a number, whose months are NULL here.
ALTER TABLE predictions ADD COLUMN class TEXT;
ALTER TABLE predictions ADD COLUMN probability REAL;      -- of it
ALTER TABLE predictions ADD COLUMN true_class TEXT;       -- NULL: not known
ALTER TABLE predictions ADD COLUMN true_probability REAL; -- predicted for the true class
)sql";

constexpr const char* kEvaluations = R"sql(
-- Of each class, in the order of the run's; float32, little-endian. NULL: not known.
ALTER TABLE predictions ADD COLUMN scores BLOB;
ALTER TABLE predictions ADD COLUMN sex TEXT;              -- female, male; NULL: not known

-- What runs said of images when somebody asked: one row each time, so that it can be told how often a set was
-- looked at. Rows outlive the runs. Only the latest of the same runs, images and way keeps its predictions.
CREATE TABLE evaluations (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    runs        TEXT NOT NULL,         -- their numbers, separated by commas
    part        TEXT NOT NULL,         -- train, validation, test; all
    folder      TEXT NOT NULL,         -- of another data set; empty: the project's own
    views       INTEGER NOT NULL,      -- of each image; 0: as the run's experiment says
    combination TEXT NOT NULL,         -- mean, median, snapshots_mean ...
    official    INTEGER NOT NULL,      -- 1: the challenge's test set
    at          TEXT NOT NULL          -- ISO 8601, UTC
) STRICT;

CREATE TABLE evaluation_predictions (
    evaluation       INTEGER NOT NULL REFERENCES evaluations (number) ON DELETE CASCADE,
    place            INTEGER NOT NULL,
    id               TEXT NOT NULL,
    part             TEXT NOT NULL,
    months           REAL,             -- NULL: not known or not of this kind, as in what follows
    truth            REAL,
    class            TEXT,
    probability      REAL,
    true_class       TEXT,
    true_probability REAL,
    scores           BLOB,
    sex              TEXT,
    PRIMARY KEY (evaluation, place)
) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* kCourses = R"sql(
-- The batches of a run, some thousand a row.
CREATE TABLE batches (
    run        INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
    first_step INTEGER NOT NULL,
    points     BLOB NOT NULL, -- little-endian, of each batch: step as uint32; loss, learning rate, gradient's
                              -- length, update's share of the weights as float32, NaN: not measured
    PRIMARY KEY (run, first_step)
) STRICT;

-- What was changed while a run went on.
CREATE TABLE run_changes (
    run   INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    step  INTEGER NOT NULL,   -- the last one before it
    epoch INTEGER NOT NULL,   -- the first that it acts in
    key   TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (run, place)
) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* kSweeps = R"sql(
-- Experiments that are made one after the other; a lone one is a sweep without axes.
CREATE TABLE sweeps (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    place       INTEGER NOT NULL,      -- in the queue, the lowest first
    state       TEXT NOT NULL,         -- waiting, done, removed
    name        TEXT NOT NULL,
    description TEXT NOT NULL,         -- JSON
    added_at    TEXT NOT NULL          -- ISO 8601, UTC
) STRICT;

-- Trials of a sweep that cannot be trained, and why: they are passed over.
CREATE TABLE sweep_failures (
    sweep INTEGER NOT NULL REFERENCES sweeps (number) ON DELETE CASCADE,
    trial INTEGER NOT NULL,            -- from 0
    error TEXT NOT NULL,               -- JSON: {code, place, values: [[name, value], ...]}
    PRIMARY KEY (sweep, trial)
) STRICT, WITHOUT ROWID;

ALTER TABLE runs ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN tags TEXT NOT NULL DEFAULT ''; -- one a line
ALTER TABLE runs ADD COLUMN binned_at TEXT;                -- ISO 8601, UTC; NULL: not in the bin
ALTER TABLE runs ADD COLUMN finished_at TEXT;              -- when it stopped last; NULL: it goes on, or not known
ALTER TABLE runs ADD COLUMN sweep INTEGER REFERENCES sweeps (number) ON DELETE SET NULL;
ALTER TABLE runs ADD COLUMN trial INTEGER;                 -- of that sweep, from 0
)sql";

constexpr const char* kFailures = R"sql(
-- Why a run failed, as in sweep_failures; NULL: it has not, or nobody wrote it down.
ALTER TABLE runs ADD COLUMN failure TEXT;
)sql";

constexpr const char* kEvaluatedEpochs = R"sql(
-- The best epoch of each of an evaluation's runs when it was asked, separated by commas; 0 or empty: not known.
ALTER TABLE evaluations ADD COLUMN best_epochs TEXT NOT NULL DEFAULT '';
)sql";

constexpr std::array kSteps = {
    SchemaStep{kFormat1, "epoch_values,epochs,images,measure_sets,predictions,runs,settings"},
    SchemaStep{kFormat2, "epoch_values,epochs,images,measure_sets,predictions,runs,settings,thumbnails"},
    SchemaStep{kDecisions,
               "decision_steps,decisions,epoch_values,epochs,images,measure_sets,predictions,runs,settings,"
               "thumbnails"},
    SchemaStep{kFolds,
               "decision_steps,decisions,epoch_values,epochs,fold_predictions,folds,images,measure_sets,"
               "predictions,runs,settings,thumbnails"},
    SchemaStep{kDicomFacts,
               "decision_steps,decisions,dicom_facts,epoch_values,epochs,fold_predictions,folds,images,"
               "measure_sets,predictions,runs,settings,thumbnails"},
    SchemaStep{kMaps,
               "decision_steps,decisions,dicom_facts,epoch_values,epochs,fold_predictions,folds,images,maps,"
               "measure_sets,predictions,runs,settings,thumbnails"},
    SchemaStep{kClasses,
               "decision_steps,decisions,dicom_facts,epoch_values,epochs,fold_predictions,folds,images,maps,"
               "measure_sets,predictions,runs,settings,thumbnails"},
    SchemaStep{kEvaluations,
               "decision_steps,decisions,dicom_facts,epoch_values,epochs,evaluation_predictions,evaluations,"
               "fold_predictions,folds,images,maps,measure_sets,predictions,runs,settings,thumbnails"},
    SchemaStep{kCourses,
               "batches,decision_steps,decisions,dicom_facts,epoch_values,epochs,evaluation_predictions,"
               "evaluations,fold_predictions,folds,images,maps,measure_sets,predictions,run_changes,runs,settings,"
               "thumbnails"},
    SchemaStep{kSweeps,
               "batches,decision_steps,decisions,dicom_facts,epoch_values,epochs,evaluation_predictions,"
               "evaluations,fold_predictions,folds,images,maps,measure_sets,predictions,run_changes,runs,settings,"
               "sweep_failures,sweeps,thumbnails"},
    SchemaStep{kFailures,
               "batches,decision_steps,decisions,dicom_facts,epoch_values,epochs,evaluation_predictions,"
               "evaluations,fold_predictions,folds,images,maps,measure_sets,predictions,run_changes,runs,settings,"
               "sweep_failures,sweeps,thumbnails"},
    SchemaStep{kEvaluatedEpochs,
               "batches,decision_steps,decisions,dicom_facts,epoch_values,epochs,evaluation_predictions,"
               "evaluations,fold_predictions,folds,images,maps,measure_sets,predictions,run_changes,runs,settings,"
               "sweep_failures,sweeps,thumbnails"},
};
static_assert(kSteps.size() == static_cast<std::size_t>(Project::kFormat));

} // namespace

std::span<const SchemaStep> schemaSteps()
{
    return kSteps;
}

} // namespace carpo::project
