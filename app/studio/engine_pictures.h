#pragma once

/// The picture services over the real core.

#include "ui/session/picture_services.h"

namespace sg {

class EnginePictures final : public PictureServices {
public:
    Result<Image> viewPicture(const StylePicture& picture, int longestSide) override;
    Image cropPicture(const Image& picture, const PictureCrop& crop, int side) override;
    std::vector<PictureRemarks> remarksOn(const StyleSet& set, int resolution) override;
    Result<std::vector<Image>>
    trainingSquares(const StyleSet& set, int resolution, int channels) override;
    Result<std::vector<Image>>
    asTheCriticSees(const std::vector<Image>& squares, const CriticEyes& eyes) override;
};

} // namespace sg
