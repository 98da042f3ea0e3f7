#include "core/train/real_batches.h"

#include "core/model/torch.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <utility>

namespace sg {

RealBatches::RealBatches(const PictureBatch& pictures, bool mirror, std::uint64_t seed)
    : m_mirror(mirror), m_random(seed), m_order(static_cast<std::size_t>(pictures.count())) {
    auto hwc = torch::empty(
        {pictures.count(), pictures.resolution, pictures.resolution, pictures.channels},
        torch::kUInt8);
    std::memcpy(hwc.data_ptr(), pictures.pixels.data(), pictures.pixels.size());
    m_pixels = hwc.permute({0, 3, 1, 2}).contiguous();
    std::iota(m_order.begin(), m_order.end(), 0);
    std::shuffle(m_order.begin(), m_order.end(), m_random);
}

std::int64_t RealBatches::nextIndex() {
    // A sliding reshuffle instead of epochs: each drawn element is swapped with one of the last
    // N/2.
    const std::size_t count = m_order.size();
    const std::size_t i = m_position % count;
    const std::int64_t drawn = m_order[i];
    const std::size_t window = (count + 1) / 2;
    if (window >= 2) {
        const std::size_t back =
            std::uniform_int_distribution<std::size_t>(0, window - 1)(m_random);
        std::swap(m_order[i], m_order[(i + count - back) % count]);
    }
    ++m_position;
    return drawn;
}

torch::Tensor RealBatches::next(int count) {
    std::vector<torch::Tensor> rows;
    for (int i = 0; i < count; ++i) {
        auto picture = m_pixels[nextIndex()];
        if (m_mirror && (m_random() & 1U) != 0) {
            picture = picture.flip(2);
        }
        rows.push_back(picture);
    }
    return torch::stack(rows).to(torch::kFloat32).div_(127.5).sub_(1.0);
}

} // namespace sg
