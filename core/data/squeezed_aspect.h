#pragma once

#include "core/data/style_set.h"

#include <algorithm>
#include <vector>

namespace sg {

/// Width over height that gives pictures of a model trained on this set their natural shape: the
/// aspect of the pictures when all that are shown are squeezed into the square and agree within
/// 2 %, else 1.
inline double squeezedAspect(const StyleSet& set) {
    std::vector<double> aspects;
    for (const StylePicture& picture : set.pictures) {
        if (!picture.isShown()) {
            continue;
        }
        if (picture.crop.fit != PictureCrop::Fit::Squeeze || picture.original.height <= 0) {
            return 1.0;
        }
        aspects.push_back(double(picture.original.width) / picture.original.height);
    }
    if (aspects.empty()) {
        return 1.0;
    }
    std::sort(aspects.begin(), aspects.end());
    constexpr double kAgreement = 1.02;
    return aspects.back() <= aspects.front() * kAgreement ? aspects[aspects.size() / 2] : 1.0;
}

} // namespace sg
