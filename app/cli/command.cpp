// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <array>

namespace carpo::cli {

std::span<const Command> commands()
{
    static constexpr std::array kCommands = {
        Command{"demo", "Cohort, scan, training, predictions and report in one go", declareDemo},
        Command{"phantom", "Write a cohort of synthetic hand radiographs", declarePhantom},
        Command{"textures",
                "Write shapes and textures as folders of classes, to train a far base on",
                declareTextures},
        Command{"scan", "Read and measure every image of a data set", declareScan},
        Command{"mapping", "Write how a table would be read, to be corrected", declareMapping},
        Command{"columns", "Print what is known of each image", declareColumns},
        Command{"attributes", "Print what a DICOM file says of itself", declareAttributes},
        Command{"measures", "Print every measure of every image", declareMeasures},
        Command{"outliers", "Rank the images that stand out from their set", declareOutliers},
        Command{"duplicates", "List the images that a data set has more than once", declareDuplicates},
        Command{"label-suspects", "Rank the labels that the images contradict", declareLabelSuspects},
        Command{"decisions", "Tag and exclude images, correct labels, undo it", declareDecisions},
        Command{"train", "Train a network, or go on with a run", declareTrain},
        Command{"sweep", "Train several experiments that differ, one after the other", declareSweep},
        Command{"find-rate", "Find a learning rate to begin with", declareFindRate},
        Command{"predict", "Predict bone ages with one run or the mean of several", declarePredict},
        Command{"report", "Write an HTML page about a data set or a run", declareReport},
        Command{"hyperparameters", "List what an experiment can say", declareHyperparameters},
        Command{"models", "List the networks", declareModels},
        Command{"presets", "List the experiments that come with Carpo", declarePresets}};
    return kCommands;
}

} // namespace carpo::cli
