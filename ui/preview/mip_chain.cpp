#include "ui/preview/mip_chain.h"

namespace sg {

namespace {

Image halved(const Image& image) {
    Image half({image.extent.width / 2, image.extent.height / 2}, image.channels);
    const int step = image.channels;
    for (int y = 0; y < half.extent.height; ++y) {
        const std::uint8_t* upper = image.row(2 * y);
        const std::uint8_t* lower = image.row(2 * y + 1);
        std::uint8_t* out = half.row(y);
        for (int x = 0; x < half.extent.width; ++x) {
            for (int c = 0; c < step; ++c) {
                const int sum = upper[c] + upper[c + step] + lower[c] + lower[c + step];
                *out++ = static_cast<std::uint8_t>((sum + 2) / 4);
            }
            upper += 2 * step;
            lower += 2 * step;
        }
    }
    return half;
}

} // namespace

MipChain::MipChain(const Image& atlas, int levels) : m_atlas(&atlas) {
    m_smaller.reserve(static_cast<std::size_t>(levels));
    for (int i = 1; i < levels; ++i) {
        m_smaller.push_back(halved(level(i - 1)));
    }
}

const Image& MipChain::level(int index) const {
    return index == 0 ? *m_atlas : m_smaller[static_cast<std::size_t>(index - 1)];
}

} // namespace sg
