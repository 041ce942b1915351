// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/failures.h"

#include "engine/nn/torch.h"

#include <new>

namespace carpo::training {

core::Error errorFrom(const std::exception& exception, const std::string& place)
{
    const auto* const torchs = dynamic_cast<const c10::Error*>(&exception);
    const std::string words = torchs != nullptr ? torchs->what_without_backtrace() : exception.what();
    const auto says = [&words](const char* phrase) { return words.find(phrase) != std::string::npos; };
    const bool memory = dynamic_cast<const std::bad_alloc*>(&exception) != nullptr || says("out of memory")
                        || says("can't allocate memory") || says("not enough memory");
    return {.code = memory ? core::ErrorCode::OutOfMemory : core::ErrorCode::Internal,
            .place = place,
            .values = {{"detail", words.substr(0, words.find('\n'))}}};
}

} // namespace carpo::training
