#include "tests/ui/fake_pictures.h"

#include <algorithm>
#include <cmath>

namespace sg {

namespace {

bool has(const StylePicture& picture, const char* word) {
    return picture.name.find(word) != std::string::npos;
}

} // namespace

Result<Image> FakePictures::viewPicture(const StylePicture& picture, int longestSide) {
    if (has(picture, "gone")) {
        return fail(
            ErrorCode::FileNotFound,
            "The picture " + picture.name + " can no longer be read; remove it or put it back");
    }
    const auto [width, height] = picture.original;
    const double scale = std::min(1.0, double(longestSide) / std::max(width, height));
    Image view({int(width * scale), int(height * scale)}, 3);
    for (int y = 0; y < view.extent.height; ++y) {
        for (int x = 0; x < view.extent.width; ++x) {
            std::uint8_t* pixel = view.row(y) + x * 3;
            pixel[0] = static_cast<std::uint8_t>(255 * x / view.extent.width);
            pixel[1] = static_cast<std::uint8_t>(255 * y / view.extent.height);
            pixel[2] = 60;
        }
    }
    return view;
}

Image FakePictures::cropPicture(const Image& picture, const PictureCrop& crop, int side) {
    const PictureCrop inside = insidePicture(crop, picture.extent);
    const bool squeezed = inside.fit == PictureCrop::Fit::Squeeze;
    const auto [width, height] = picture.extent;
    const double length = inside.side * std::min(width, height);
    Image square({side, side}, 3);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const double u = ((crop.mirrored ? side - 1 - x : x) + 0.5) / side;
            const double v = (y + 0.5) / side;
            const double atX = squeezed ? u * width : inside.x * width + (u - 0.5) * length;
            const double atY = squeezed ? v * height : inside.y * height + (v - 0.5) * length;
            const std::uint8_t* from = picture.row(std::clamp(int(atY), 0, height - 1)) +
                                       std::clamp(int(atX), 0, width - 1) * 3;
            std::copy_n(from, 3, square.row(y) + x * 3);
        }
    }
    return square;
}

std::vector<PictureRemarks> FakePictures::remarksOn(const StyleSet& set, int resolution) {
    std::vector<PictureRemarks> remarks;
    for (const StylePicture& picture : set.pictures) {
        PictureRemarks& remark = remarks.emplace_back();
        remark.pixels = has(picture, "tiny") && resolution > 20 ? 20 : 0;
        remark.twin = has(picture, "twin") ? set.pictures.front().name : std::string();
        remark.isFar = has(picture, "far");
    }
    return remarks;
}

Result<std::vector<Image>>
FakePictures::trainingSquares(const StyleSet& set, int resolution, int channels) {
    std::vector<Image> squares;
    for (const StylePicture& picture : set.pictures) {
        const auto view = viewPicture(picture, resolution);
        if (!view) {
            return fail(view.error());
        }
        Image& square = squares.emplace_back(Image({resolution, resolution}, channels));
        for (std::size_t i = 0; i < square.pixels.size(); ++i) {
            square.pixels[i] = picture.thumbnail.pixels[i % 3];
        }
    }
    return squares;
}

Result<std::vector<Image>>
FakePictures::asTheCriticSees(const std::vector<Image>& squares, const CriticEyes& eyes) {
    mirrors = eyes.mirror;
    ++looks;
    std::vector<Image> seen = squares;
    for (Image& picture : seen) {
        for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
            picture.pixels[i] = i % 3 == 2 && picture.channels == 3
                                    ? static_cast<std::uint8_t>(eyes.seed)
                                    : static_cast<std::uint8_t>(
                                          std::min(255.0, picture.pixels[i] + 100.0 * eyes.p));
        }
    }
    return seen;
}

} // namespace sg
