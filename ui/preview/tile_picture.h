#pragma once

/// One picture of the preview, to be taken elsewhere.

#include "ui/preview/compare_mode.h"

#include <QImage>

#include <cstdint>

namespace sg {

struct TilePicture {
    int tile = 0;
    CompareMode shown = CompareMode::Tuned; ///< Source, Tuned, or Brush for a mixture of both
    QImage image;                           ///< as it was drawn, pixel by pixel
    std::uint32_t seed = 0;
    double turn = 0.0; ///< of the seed's walk
    double truncationPsi = 0.7;
    double kimg = 0.0; ///< of the weights
};

} // namespace sg
