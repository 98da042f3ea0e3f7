#pragma once

/// What sets pictures apart from samples without being style: colours, place and size in the frame,
/// background. Pictures are [N,C,R,R] in -1 ... 1.

#include <torch/types.h>

#include <array>

namespace sg {

/// `pictures` with the mean and covariance of the colours of `samples`: one linear map of colours
/// for all pictures, not clamped.
torch::Tensor recoloured(const torch::Tensor& pictures, const torch::Tensor& samples);

/// How pictures have to be moved to lie where samples do.
struct Alignment {
    double right = 0.0; ///< shift, in sides of the picture
    double down = 0.0;
    double scale = 1.0;             ///< above 1 = enlarge
    double correlationBefore = 0.0; ///< of the average outlines, -1 ... 1
    double correlationAfter = 0.0;
};

/// The best of shifts up to a quarter of the side and scales from 0.7 to 1.45, judged by the
/// average outline: how far each pixel is from its picture's background.
Alignment alignmentOf(const torch::Tensor& pictures, const torch::Tensor& samples);

/// Moved so; what comes in from outside repeats the border.
torch::Tensor moved(const torch::Tensor& pictures, const Alignment& alignment);

/// The colour of each picture's frame (the outer sixteenth on the left, right and top: at the
/// bottom portraits end), its median. [N,C] in 0 ... 1
torch::Tensor backgroundColours(const torch::Tensor& pictures);

/// Mean colour over all pixels of all pictures [C] in 0 ... 1.
torch::Tensor meanColour(const torch::Tensor& pictures);

} // namespace sg
