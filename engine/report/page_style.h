// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace carpo::report {

/// The page's style sheet: light or dark as the reader's system is, always light on paper.
[[nodiscard]] const char* pageStyle();

} // namespace carpo::report
