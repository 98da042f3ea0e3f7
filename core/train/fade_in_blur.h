#pragma once

/// StyleGAN3-R shows its critic blurred pictures at the very start (formats.md 6.1): without, it
/// learns the grid of the pixels before it learns anything else.

#include <torch/types.h>

#include <cstdint>

namespace sg {

/// Standard deviation after so many images, 10 pixels at first and 0 after 200 kimg at batch 32.
double fadeInSigma(std::int64_t imagesShown, int batch);

/// img [N,C,H,W] blurred; below a third of a pixel the same.
torch::Tensor fadeInBlur(const torch::Tensor& img, double sigma);

} // namespace sg
