#pragma once

/// Monitors that look at weights and gradients, not at pictures. They cost about as much as reading
/// the weights once: 10 ms for 10 million values.

#include "core/model/weights.h"

#include <map>
#include <string>
#include <string_view>

namespace sg {

/// Names the layer group of a tensor: `generatorGroup` or `discriminatorGroup` of
/// core/model/layer_groups.h.
using GroupOfTensor = std::string (*)(std::string_view tensorName);

/// Relative distance |now - source| / |source| of each layer group's parameters, in float64. A
/// group whose source is all zero gives |now|. Parameters that `source` lacks are left out; so are
/// buffers.
std::map<std::string, double>
groupDrift(const torch::nn::Module& now, const StateDict& source, GroupOfTensor groupOf);

/// Euclidean norm of all gradients that are there; 0 without any. Call it between the backward pass
/// and the optimiser's step, which forgets them.
double gradientNorm(const torch::nn::Module& module);

/// Name of the first parameter or buffer that holds a NaN or an infinity; empty = all are finite.
std::string firstNotFinite(const torch::nn::Module& module);

} // namespace sg
