#pragma once

/// A larger model that begins where a smaller one stands, so that its coarse layers need not be
/// learned twice (the idea of Karras et al. 2018, "Progressive growing"; the exact start is that of
/// Chen et al. 2016, "Net2Net").

#include "core/model/model.h"

#include <cstdint>
#include <memory>

namespace sg {

struct GrowOptions {
    int resolution = 128; ///< of the larger model: a power of two, at most 1024
    int channelBase = 0;  ///< widths of the new layers: min(base / r, max); 0 = the smaller's base
    std::uint64_t seed = 0; ///< of the new layers' weights
};

/// At first the new generators draw exactly the smaller ones' pictures, upsampled: the new block's
/// torgb is zero. The new discriminator judges a picture exactly as the smaller one judges it
/// downsampled, where the new layers have at least two feature channels for every colour channel;
/// else its new block is random. Augmentation state and licence are kept.
///
/// Throws std::invalid_argument when the resolution is not larger, or the model is no StyleGAN2
/// with skip generator and residual discriminator (NVIDIA's default), or has no discriminator.
std::shared_ptr<Model> grow(const Model& smaller, const GrowOptions& options);

} // namespace sg
