#pragma once

/// Counts the multiplications of convolutions, for speed in terms of what the machine can do.

#include <cstdint>

namespace sg {

/// Floating point operations (two for a multiplication with its addition) of all convolutions run
/// by this process through core/kernels/convolution.h, forward and backward, since it started. What
/// plain LibTorch runs (PlainKernels) is not counted.
std::int64_t convolutionOperations();

} // namespace sg
