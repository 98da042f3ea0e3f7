#pragma once

/// What a person should know about the pictures of a set before learning from them. Judged by the
/// thumbnails, so what a crop leaves out does not count; pictures without one are not judged.

#include "core/data/style_set.h"

#include <string>
#include <vector>

namespace sg {

/// All of one picture.
struct PictureRemarks {
    int pixels = 0;   ///< along a side of its crop, when that is fewer than the model draws; else 0
    std::string twin; ///< name of the picture that is nearly the same; empty = none
    bool isFar = false; ///< colours or structure far from those of the other pictures

    [[nodiscard]] bool empty() const { return pixels == 0 && twin.empty() && !isFar; }

    friend bool operator==(const PictureRemarks&, const PictureRemarks&) = default;
};

/// With fewer pictures none is said to be far from the others.
inline constexpr std::size_t kFewestToCompare = 6;

/// Remarks on each picture, in the set's order, for a model of `resolution` (0 = not known yet).
std::vector<PictureRemarks> remarksOn(const StyleSet& set, int resolution);

} // namespace sg
