#pragma once

/// Runs one training in the foreground: a progress line or JSON lines, preview pictures, Ctrl-C.

#include "core/train/session.h"

namespace sg::cli {

struct WatchOptions {
    bool json = false; ///< one JSON object a line on stdout instead of words
};

/// Starts `config` and returns the exit status once it is over. Ctrl-C and SIGTERM stop it cleanly
/// and save; a breakdown of the numbers saves the last good state and is a failure.
int watchTraining(TrainConfig config, const WatchOptions& options);

} // namespace sg::cli
