#pragma once

/// An atlas with its smaller versions, each the 2x2 mean of the one before. For the software
/// drawing; the graphics device makes its own.

#include "core/base/image.h"

#include <vector>

namespace sg {

class MipChain {
public:
    /// `atlas` is RGBA and must outlive the chain; its sides must halve `levels - 1` times without
    /// rest.
    MipChain(const Image& atlas, int levels);

    [[nodiscard]] const Image& level(int index) const;

private:
    const Image* m_atlas;
    std::vector<Image> m_smaller;
};

} // namespace sg
