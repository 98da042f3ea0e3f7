#pragma once

/// Reads the corners of a tensor, so that a sanitizer sees a view that reaches outside its bytes.

#include "core/io/container/raw_tensor.h"

#include <cstddef>

namespace sg::fuzz {

/// The sum of the bytes of the first and the last element; something the optimiser cannot leave
/// out. Aborts when the tensor claims more elements than are stored.
unsigned touch(const RawTensor& tensor);

} // namespace sg::fuzz
