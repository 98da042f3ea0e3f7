#pragma once

/// The endless, shuffled stream of real pictures (formats.md 6.6).

#include "core/data/style_set.h"

#include <torch/types.h>

#include <cstdint>
#include <random>
#include <vector>

namespace sg {

class RealBatches {
public:
    /// Keeps a copy of the pixels. With `mirror` every picture comes mirrored half of the time.
    RealBatches(const PictureBatch& pictures, bool mirror, std::uint64_t seed);

    /// The next `count` pictures [count,C,H,W] float32 in -1 ... 1.
    torch::Tensor next(int count);

private:
    std::int64_t nextIndex();

    torch::Tensor m_pixels; ///< [N,C,H,W] uint8
    bool m_mirror;
    std::mt19937_64 m_random;
    std::vector<std::int64_t> m_order;
    std::size_t m_position = 0;
};

} // namespace sg
