#pragma once

/// What a taste compares: the settings as they are, the intents, and two ways to keep part of the
/// source, each as a run of a few steps from the same model with the same pictures and seed.

#include "core/project/presets.h"
#include "ui/queue/run_queue.h"

#include <vector>

namespace sg {

struct TasteCandidate {
    PresetChoice preset; ///< what is taken over when it is chosen; empty id = the settings stay
    TrainConfig config;  ///< of its short run
    int steps = 0;
};

/// Up to six short runs. Two that would be the same over so short a way are one, and what a model
/// has too few layers for is left out. `base` is what the window is set up with, its model opened;
/// `steps` is at least 1.
std::vector<TasteCandidate> tasteCandidates(const PlannedRun& base, RunFacts facts, int steps);

/// The settings over a short way: small batches, an average that keeps up, a warm-up that ends,
/// no calm ending. Learning rates and everything else stay, so that the way is the same.
TrainSettings shortened(TrainSettings settings, int steps);

} // namespace sg
