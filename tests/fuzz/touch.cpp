#include "tests/fuzz/touch.h"

#include <cstdlib>

namespace sg::fuzz {

unsigned touch(const RawTensor& tensor) {
    const auto size = byteSize(tensor.type);
    const auto elements = tensor.elements();
    if (elements < 0 || static_cast<std::uint64_t>(elements) > tensor.storage.size() / size) {
        std::abort(); // a few bytes became a large picture
    }
    if (elements == 0) {
        return 0;
    }
    auto last = tensor.offset;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        last += (tensor.shape[i] - 1) * tensor.strides[i];
    }
    unsigned sum = 0;
    for (const auto element : {tensor.offset, last}) {
        for (std::size_t i = 0; i < size; ++i) {
            sum += std::to_integer<unsigned>(
                tensor.storage.data()[static_cast<std::size_t>(element) * size + i]);
        }
    }
    return sum;
}

} // namespace sg::fuzz
