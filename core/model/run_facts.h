#pragma once

/// What a model and a number of pictures say of a run. No Torch here.

#include "core/model/model_info.h"
#include "core/project/auto_settings.h"

namespace sg {

/// All that intents are chosen by (intentFor()); machine and batch are the caller's.
inline RunFacts factsOf(const ModelInfo& info, int pictures) {
    RunFacts facts;
    facts.resolution = info.resolution;
    facts.pictures = pictures;
    facts.stylegan3 = info.architecture.starts_with("StyleGAN3");
    facts.fromScratch = info.untrained;
    return facts;
}

} // namespace sg
