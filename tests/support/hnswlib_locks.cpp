// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of what looks for neighbours. hnswlib takes the locks of two neighbours in either order, which
// does no harm while one thread builds an index; ThreadSanitizer calls it a deadlock, at times without a
// stack that a suppression could name. Has no effect in other builds.

// The runtime is a library of its own: it must see the name.
extern "C" __attribute__((visibility("default"))) const char* __tsan_default_options(); // NOLINT

extern "C" const char* __tsan_default_options() // NOLINT
{
    return "detect_deadlocks=0";
}
