#pragma once

/// A picture taken apart by the size of its details (a Laplacian pyramid).

#include <torch/types.h>

#include <vector>

namespace sg {

/// img [N,C,R,R] -> bands from coarse to fine, sides 4 (or the first odd one), 8 ... R: first the
/// picture averaged down, then what each doubling of the side adds. Enlarged and added up they are
/// the picture.
std::vector<torch::Tensor> pictureBands(const torch::Tensor& img);

} // namespace sg
