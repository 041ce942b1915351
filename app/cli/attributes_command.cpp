// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "engine/imaging/decode.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace carpo::cli {
namespace {

struct AttributesArguments
{
    std::string file;
    bool json = false;
};

core::Result<void> printAttributes(const AttributesArguments& arguments, Console& console, const std::stop_token& stop)
{
    const auto attributes = imaging::readAttributes(arguments.file, imaging::decodeLimits(), stop);
    if (!attributes)
        return tl::unexpected(attributes.error());
    for (const imaging::DicomAttribute& attribute : *attributes) {
        if (arguments.json)
            console.printJson({{"tag", attribute.tag},
                               {"vr", attribute.vr},
                               {"name", attribute.name},
                               {"value", attribute.value}});
        else
            console.print(attribute.tag + ' ' + attribute.vr + ' ' + attribute.name + ": " + attribute.value);
    }
    return {};
}

} // namespace

Action declareAttributes(CLI::App& command)
{
    auto arguments = std::make_shared<AttributesArguments>();
    command.add_option("FILE", arguments->file, "A DICOM file")->required();
    command.add_flag("--json", arguments->json, "One JSON object an attribute");
    return [arguments](Console& console, const std::stop_token& stop) {
        return printAttributes(*arguments, console, stop);
    };
}

} // namespace carpo::cli
