#pragma once

/// What the studio asks of the engine about style pictures one by one. Every call may be made from
/// any thread; the ones marked "slow" must not be made from the GUI thread.

#include "core/base/image.h"
#include "core/base/result.h"
#include "core/data/picture_remarks.h"
#include "core/data/style_set.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sg {

/// How the critic looks at pictures.
struct CriticEyes {
    std::string augment = "none"; ///< TrainSettings::augment
    double p = 0.0;               ///< probability of the augmentations, 0 ... 1
    bool mirror = false;          ///< half of the pictures are mirrored
    std::uint64_t seed = 0;       ///< one seed, one result
};

class PictureServices {
public:
    virtual ~PictureServices() = default;

    /// Slow. The whole picture, RGB, its longer side at most `longestSide` pixels. Fails when the
    /// file is gone or has changed since it was added.
    virtual Result<Image> viewPicture(const StylePicture& picture, int longestSide) = 0;

    /// `side` x `side` pixels of `picture` (RGB). Takes milliseconds for a picture as large as a
    /// screen.
    virtual Image cropPicture(const Image& picture, const PictureCrop& crop, int side) = 0;

    /// Slow for many pictures. In the set's order, for a model of `resolution` (0 = none yet).
    virtual std::vector<PictureRemarks> remarksOn(const StyleSet& set, int resolution) = 0;

    /// Slow. Each picture as the training gets it; `channels` is 1 or 3.
    virtual Result<std::vector<Image>>
    trainingSquares(const StyleSet& set, int resolution, int channels) = 0;

    /// Slow. One augmented picture for each of `squares`, which are of one size and kind.
    virtual Result<std::vector<Image>>
    asTheCriticSees(const std::vector<Image>& squares, const CriticEyes& eyes) = 0;
};

} // namespace sg
