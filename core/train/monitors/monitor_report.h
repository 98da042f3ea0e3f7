#pragma once

/// What the monitors found at one moment of a run: plain values, no Torch.

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sg {

/// The style picture that a preview is most like.
struct NearestPicture {
    int picture = 0;         ///< index in the style set
    double similarity = 0.0; ///< 1 = a copy, 0 = as far as a picture of the set is from its nearest
                             ///< other one
};

/// From this similarity on a preview counts as a copy of a style picture, if with five pictures and
/// more it is also at least twice as near as the second nearest.
inline constexpr double kCopySimilarity = 0.6;

struct MonitorReport {
    double kimg = 0.0;
    double seconds = 0.0; ///< that the measuring took

    /// |weights - source| / |source| by layer group, of the averaged generator and the critic. A
    /// frozen group stays at exactly 0.
    std::map<std::string, double> drift;

    /// How far the pinned previews have come: their mean distance to the source's pictures of the
    /// same latents. 0 = nothing has changed, 1 = as far as two pictures of the source are apart.
    double change = 0.0;

    /// Mean distance of two pinned previews; 1 = as the source's.
    double diversity = 1.0;

    /// The same of the style pictures, in the same unit: what the diversity may fall to. Nothing
    /// with a single picture.
    std::optional<double> pictureDiversity;

    std::vector<NearestPicture> nearest; ///< one for each pinned preview
    double copyShare = 0.0;              ///< share of previews that count as copies

    /// H / log(min(N, previews)) of the previews' nearest pictures: 1 = every picture has its
    /// share of previews, 0 = all previews are like one picture. 1 with a single picture.
    double assignmentEntropy = 1.0;

    std::optional<double> gradientG; ///< norm of the last step's gradient, when one was measured
    std::optional<double> gradientD;

    std::string notFinite; ///< first tensor with a NaN or an infinity, "G.synthesis..."; else empty

    [[nodiscard]] bool finite() const { return notFinite.empty(); }
};

} // namespace sg
