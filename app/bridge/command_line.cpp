// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/command_line.h"

#include <algorithm>

namespace carpo::bridge {
namespace {

bool isPlain(char letter)
{
    constexpr std::string_view kOthers = "_-./=:,+@%";
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
           || (letter >= '0' && letter <= '9') || kOthers.find(letter) != std::string_view::npos;
}

std::string orInstead(const std::string& path, const char* word)
{
    return path.empty() ? word : shellQuoted(path);
}

} // namespace

std::vector<std::string> settingsBetween(const training::Experiment& base,
                                         const training::Experiment& experiment)
{
    std::vector<std::string> settings;
    for (const training::Hyperparameter& entry : training::hyperparameters()) {
        const training::Value& value = experiment.value(entry.key);
        if (value != base.value(entry.key))
            settings.push_back(std::string(entry.key) + "=" + training::toText(value));
    }
    return settings;
}

std::string shellQuoted(std::string_view text)
{
    if (!text.empty() && std::ranges::all_of(text, isPlain))
        return std::string(text);
    std::string quoted = "'";
    for (const char letter : text) {
        // A quote cannot stand between quotes.
        if (letter == '\'')
            quoted += "'\\''";
        else
            quoted += letter;
    }
    return quoted + "'";
}

std::string trainingCommand(const training::Experiment& experiment,
                            const std::string& preset,
                            const training::Experiment& base,
                            const std::string& data,
                            const std::string& project)
{
    std::string line = "carpo-cli train " + shellQuoted(preset) + " --data " + orInstead(data, "DATASET")
                       + " --project " + orInstead(project, "PROJECT");
    for (const std::string& setting : settingsBetween(base, experiment))
        line += " --set " + shellQuoted(setting);
    return line;
}

} // namespace carpo::bridge
