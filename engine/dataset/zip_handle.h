// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <zip.h>

namespace carpo::dataset {

/// Lets go of an archive without writing it.
struct DiscardArchive
{
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, DiscardArchive>;

} // namespace carpo::dataset
