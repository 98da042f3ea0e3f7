#include "app/studio/engine_pictures.h"

#include "core/base/guarded.h"
#include "core/data/crop_picture.h"
#include "core/train/augment/augmentation_preview.h"

#include <algorithm>
#include <random>

namespace sg {

Result<Image> EnginePictures::viewPicture(const StylePicture& picture, int longestSide) {
    return guarded([&] { return sg::viewPicture(picture, longestSide); });
}

Image EnginePictures::cropPicture(const Image& picture, const PictureCrop& crop, int side) {
    return sg::cropPicture(picture, crop, side);
}

std::vector<PictureRemarks> EnginePictures::remarksOn(const StyleSet& set, int resolution) {
    return sg::remarksOn(set, resolution);
}

Result<std::vector<Image>>
EnginePictures::trainingSquares(const StyleSet& set, int resolution, int channels) {
    const auto batch = decodePictures(set, resolution, channels);
    if (!batch) {
        return fail(batch.error());
    }
    std::vector<Image> squares;
    for (int i = 0; i < batch->count(); ++i) {
        Image square({resolution, resolution}, channels);
        std::copy_n(
            batch->pixels.begin() + i * static_cast<std::ptrdiff_t>(square.pixels.size()),
            square.pixels.size(),
            square.pixels.begin());
        squares.push_back(std::move(square));
    }
    return squares;
}

Result<std::vector<Image>>
EnginePictures::asTheCriticSees(const std::vector<Image>& squares, const CriticEyes& eyes) {
    const auto options = augmentPreset(eyes.augment);
    if (!options) {
        return fail(options.error());
    }
    std::vector<Image> shown = squares;
    if (eyes.mirror) {
        std::mt19937_64 random(eyes.seed);
        const PictureCrop mirrored{.mirrored = true};
        for (Image& picture : shown) {
            if (random() % 2 == 0) {
                picture = sg::cropPicture(picture, mirrored, picture.extent.width);
            }
        }
    }
    return guarded([&] { return augmentationPreview(shown, *options, eyes.p, eyes.seed); });
}

} // namespace sg
