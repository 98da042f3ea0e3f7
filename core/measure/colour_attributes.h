#pragma once

/// Attributes that follow from the pixels alone, without a probe and without its errors.

#include <torch/types.h>

#include <string>
#include <vector>

namespace sg {

/// An attribute and the label each picture has of it.
struct JudgedAttribute {
    std::string name;
    std::vector<std::string> labels;
    std::vector<std::size_t> of; ///< an index of `labels` for each picture
};

/// img [N,C,R,R] in -1 ... 1 -> "background" (name of the colour of the frame at the left, right
/// and top), "main colour" (the commonest name among pixels that are not of the background's
/// colour) and "brightness" (of all pixels: dark, medium, light). `labels` are the same for all
/// pictures.
std::vector<JudgedAttribute> colourAttributes(const torch::Tensor& img);

} // namespace sg
