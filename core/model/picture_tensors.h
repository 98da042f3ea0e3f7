#pragma once

/// Pictures of a style set as tensors.

#include "core/data/style_set.h"

#include <torch/types.h>

namespace sg {

/// As they are kept, [count,R,R,C] bytes, from number `first` on. Throws c10::Error when the batch
/// does not hold the pixels it says.
torch::Tensor bytesOf(const PictureBatch& pictures, int first, int count);

/// All of them, likewise.
torch::Tensor bytesOf(const PictureBatch& pictures);

/// Bytes of any layout as networks take them, 0 ... 255 -> -1 ... 1.
torch::Tensor signedOf(const torch::Tensor& bytes);

/// As networks take them: [N,R,R,C] bytes -> [N,C,R,R] in -1 ... 1.
torch::Tensor imagesOf(const torch::Tensor& bytes);

/// All of them, [N,C,R,R] in -1 ... 1.
torch::Tensor tensorOf(const PictureBatch& pictures);

/// One of them, [C,R,R] in -1 ... 1.
torch::Tensor tensorOf(const PictureBatch& pictures, int index);

} // namespace sg
