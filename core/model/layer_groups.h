#pragma once

/// Which parameters one freeze fader moves.

#include "core/model/model_info.h"
#include "core/model/weights.h"

#include <string>
#include <string_view>
#include <vector>

namespace sg {

/// Group of a generator's tensor (parameter or buffer): "mapping", then for StyleGAN2 "g4" ... "gR"
/// or "torgb", for StyleGAN3 "input" or "L0" ... "LN", where the last makes the colours.
std::string generatorGroup(std::string_view tensorName);

/// Group of a discriminator's tensor: "dR" ... "d8", or "d4" for the epilogue and its mapping.
std::string discriminatorGroup(std::string_view tensorName);

/// All groups of a model with captions and parameter counts: mapping, g4 ... gR, torgb or mapping,
/// input, L0 ... LN, then dR ... d8, d4. `discriminator` may be null.
std::vector<LayerGroup> layerGroups(
    const torch::nn::Module& generator, const torch::nn::Module* discriminator, int resolution);

} // namespace sg
