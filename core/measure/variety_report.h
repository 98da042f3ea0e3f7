#pragma once

/// What core/measure/variety.h finds: plain values, no Torch.

#include <cstdint>
#include <optional>

namespace sg {

struct Variety {
    /// Samples go to their nearest picture; of each picture's at most 50 samples the mean distance
    /// (DPIPS) of all pairs, averaged over the pictures that have two and more ("intra-LPIPS", Ojha
    /// et al. 2021). Nothing where no picture has two.
    std::optional<double> intraDistance;

    /// H / log(min(pictures, samples)) of how many samples each picture has; 1 with one picture.
    double entropy = 1.0;
    int usedPictures = 0;           ///< that have a sample at all
    std::optional<double> copyRate; ///< share of samples that are copies of a picture
};

/// A sample and the picture that it is most like.
struct NearestPicturePair {
    std::uint32_t seed = 0;
    int picture = 0;
    bool mirrored = false; ///< it is most like the mirror image
    double distance = 0.0; ///< DPIPS
};

} // namespace sg
