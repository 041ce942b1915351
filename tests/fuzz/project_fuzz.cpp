// SPDX-License-Identifier: GPL-3.0-or-later
// A project file of any bytes: whatever comes of opening, reading and writing it comes as a value.
#include "engine/project/draft.h"
#include "engine/project/open_dataset.h"
#include "engine/project/project.h"
#include "tests/fuzz/check.h"
#include "tests/support/temporary_folder.h"

#include <fstream>

namespace {

using namespace carpo;

dataset::Dataset knownImages()
{
    dataset::Dataset set;
    set.root = "/data/hands";
    for (const char* const id : {"1377", "1378", "1379"}) {
        set.ids.emplace_back(id);
        set.files.push_back(set.root / (std::string(id) + ".png"));
        set.sexes.push_back(dataset::Sex::Female);
        set.months.push_back(120);
    }
    return set;
}

void readAll(const project::Project& project, const dataset::Dataset& set)
{
    const std::vector<dataset::FileStamp> stamps(set.size(), {.bytes = 1, .modifiedNs = 2}); // the corpus'
    (void)project.datasetFolder();
    (void)project.columnMapping();
    if (const auto table = project.loadScan(set, stamps))
        fuzz::check(table->stamps.size() == set.size(), "the scan has a row for each image");
    if (const auto thumbnails = project.loadThumbnails(set))
        fuzz::check(thumbnails->size() == set.size(), "there is a thumbnail for each image");
    if (const auto runs = project.runs()) {
        for (const project::Run& run : *runs) {
            (void)project.run(run.number);
            (void)project.epochs(run.number);
            (void)project.predictions(run.number);
        }
    }
    (void)project.decisions();
    (void)project.decisions(set);
    (void)project.decisionJournal();
    (void)project.folds("key");
    if (const auto maps = project.maps("r")) {
        for (const explore::AppearanceMap& map : *maps)
            fuzz::check(map.x.size() == map.y.size(), "each place has two numbers");
    }
    (void)project.views();
    (void)project::draft(project);
}

void writeSome(project::Project& project, const dataset::Dataset& set)
{
    (void)project.setDataset(set);
    const std::vector<project::Decision> decisions = {
        {.image = 0, .kind = project::DecisionKind::Tag, .value = "ring"}};
    (void)project.decide(set, decisions, "somebody");
    (void)project.undoDecisions("somebody");
    (void)project.redoDecisions();
    (void)project.storeFold("key", 1, std::vector<project::FoldPrediction>(1));
    (void)project.storeMap({.kind = explore::MapKind::Pca, .revision = "r", .x = {1}, .y = {2}});
    (void)project.saveView({.name = "all", .rule = {}});
    project::Run run;
    run.experimentJson = "{}";
    if (const auto number = project.addRun(run)) {
        (void)project.storeEpoch(*number, {.epoch = 1, .values = {{"val_mae", 7.5}}});
        (void)project.storePredictions(*number, std::vector<project::PredictionRow>(3));
        (void)project.dropEpochsAfter(*number, 0);
    }
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const support::TemporaryFolder kFolder;
    static const dataset::Dataset kSet = knownImages();
    const auto file = kFolder / "p.carpo";
    // A journal of the input before would be taken for this one's.
    for (const char* const journal : {"p.carpo-wal", "p.carpo-shm", "p.carpo-journal"})
        std::filesystem::remove(kFolder / journal);
    std::ofstream(file, std::ios::binary | std::ios::trunc)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    if (auto project = project::Project::open(file)) {
        readAll(*project, kSet);
        writeSome(*project, kSet);
        readAll(*project, kSet);
    } else
        fuzz::check(project.error().place == file.string(), "a project that cannot be opened says which one");
    (void)project::rememberedMapping(kSet.root, file);
    return 0;
}
