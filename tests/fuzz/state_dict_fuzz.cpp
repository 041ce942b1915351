// SPDX-License-Identifier: GPL-3.0-or-later
// A PyTorch state dict: a file of any bytes, or a pickle of any bytes in a sound archive, because no change
// of a byte gets past an archive's checksums. Such an input begins with a pickle's protocol and has twelve
// storages.
#include "engine/dataset/zip_archive.h"
#include "engine/training/state_dict.h"
#include "engine/training/state_dict_file.h"
#include "tests/fuzz/check.h"

#include <set>
#include <string>

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace carpo;

std::string archiveOf(std::string_view pickle)
{
    constexpr int kStorages = 12;
    constexpr std::size_t kBytes = 512;
    std::vector<dataset::ZipEntry> entries = {{"archive/data.pkl", std::string(pickle)}};
    for (int i = 0; i < kStorages; ++i)
        entries.push_back({"archive/data/" + std::to_string(i), std::string(kBytes, static_cast<char>(i))});
    const auto bytes = dataset::zipped(entries).value_or(std::vector<std::uint8_t>());
    return {bytes.begin(), bytes.end()};
}

void read(std::string_view bytes)
{
    using fuzz::check;
    const auto weights = training::parseStateDict(bytes, "weights");
    if (!weights) {
        check(weights.error().code == core::ErrorCode::WeightsUnreadable, "the code says what is wrong");
        check(!weights.error().value("reason").empty(), "there is a reason");
        return;
    }
    const auto file = training::StateDictFile::open(bytes, "weights");
    check(file && file->layout().tensors.size() == weights->size(), "every tensor is read");
    std::set<std::string> names;
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < weights->size(); ++i) {
        const training::StridedTensor& stored = file->layout().tensors[i];
        const training::PickledStorage& storage = file->layout().storages.at(stored.storage);
        check(stored.span <= storage.elements && stored.offset <= storage.elements - stored.span,
              "a tensor lies within its storage");
        const auto& [name, tensor] = (*weights)[i];
        check(names.insert(name).second, "no name stands there twice");
        check(tensor.is_contiguous() && tensor.sizes() == stored.shape, "a tensor has its shape");
        total += tensor.nbytes();
    }
    constexpr std::uint64_t kAlways = std::uint64_t{64} << 20U;
    check(total <= kAlways + 4 * bytes.size(), "the tensors are not much larger than the file");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (bytes.starts_with('\x80') && !training::StateDictFile::isLegacy(bytes))
        read(archiveOf(bytes));
    else
        read(bytes);
    return 0;
}
