#pragma once

/// From seeds to latents, and from network output to pictures.

#include "core/base/image.h"
#include "core/model/generator.h"

#include <cstdint>
#include <vector>

namespace sg {

/// z of each seed [N,z_dim] float32, as NVIDIA's tools draw it.
torch::Tensor latentsOf(const std::vector<std::uint32_t>& seeds, int zDim);

/// One-hot labels [count,c_dim] of one class; undefined when c_dim is 0.
torch::Tensor oneHot(int classIndex, int count, int cDim);

/// clamp(x * 127.5 + 128, 0, 255), truncated. img [C,H,W] with C 1 or 3 -> an image of C channels.
Image toImage(const torch::Tensor& img);

} // namespace sg
