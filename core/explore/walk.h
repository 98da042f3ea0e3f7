#pragma once

/// Closed paths through the space of latents: one for each seed.

#include "core/model/torch.h"

#include <cstdint>
#include <vector>

namespace sg {

/// z [N,z_dim] float32: each seed's latent, turned by turns[i] of a whole round in the plane of it
/// and a second latent that the seed decides. Its length stays the same all the way. At 0 it is
/// exactly the seed's own; `turns` may be empty, which means that for all.
torch::Tensor
walkedLatents(const std::vector<std::uint32_t>& seeds, const std::vector<double>& turns, int zDim);

} // namespace sg
