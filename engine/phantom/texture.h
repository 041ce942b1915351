// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace carpo::phantom {

/// An endless grainy pattern of mean 0 and standard deviation 1 with grains of about two units; the same in
/// every run. Must not block. Safe from any thread.
[[nodiscard]] double grain(double x, double y);

} // namespace carpo::phantom
