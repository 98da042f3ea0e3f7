#pragma once

/// Picture services without an engine: every picture is its thumbnail's colours, and red tells the
/// column of a view, green its row.

#include "ui/session/picture_services.h"

#include <atomic>

namespace sg {

/// A name with "gone" in it cannot be read any more. Remarks follow from names: "tiny" has 20
/// pixels, "twin" is the twin of the first picture, "far" is far from the others.
class FakePictures final : public PictureServices {
public:
    std::atomic<int> looks{0};        ///< calls of asTheCriticSees
    std::atomic<bool> mirrors{false}; ///< and whether the last of them was to mirror

    Result<Image> viewPicture(const StylePicture& picture, int longestSide) override;

    /// The nearest pixel of an upright square; turning is left to the engine.
    Image cropPicture(const Image& picture, const PictureCrop& crop, int side) override;
    std::vector<PictureRemarks> remarksOn(const StyleSet& set, int resolution) override;
    Result<std::vector<Image>>
    trainingSquares(const StyleSet& set, int resolution, int channels) override;

    /// Brighter by 100 p, and blue is the seed.
    Result<std::vector<Image>>
    asTheCriticSees(const std::vector<Image>& squares, const CriticEyes& eyes) override;
};

} // namespace sg
