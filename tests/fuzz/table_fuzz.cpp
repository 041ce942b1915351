// SPDX-License-Identifier: GPL-3.0-or-later
// A text table of any bytes: encoding, separator, quotation marks, header, the guess of the columns.
#include "tests/fuzz/rows_check.h"
#include "tests/support/temporary_folder.h"

#include <string>

namespace {

/// With images that the corpus' tables name.
const carpo::support::TemporaryFolder& folder()
{
    static const carpo::support::TemporaryFolder kFolder;
    static const bool kFilled = [] {
        std::filesystem::create_directory(kFolder / "images");
        for (const char* const id : {"1377", "1378", "1379", "4", "5"})
            carpo::fuzz::writeInput(kFolder / "images" / (std::string(id) + ".png"), {});
        return true;
    }();
    (void)kFilled;
    return kFolder;
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto file = folder() / "labels.csv";
    carpo::fuzz::writeInput(file, {data, size});
    carpo::fuzz::checkTable(file);
    return 0;
}
