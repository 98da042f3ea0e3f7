#pragma once

/// Are samples varied, and are they copies? Rows are those of RandomNetwork::perceptual, whose
/// Euclidean distance, squared, is called DPIPS here (LPIPS with the fixed random network).

#include "core/measure/variety_report.h"

#include <torch/types.h>

#include <optional>

namespace sg {

/// Pictures that samples are held against, each also mirrored.
class VarietyJudge {
public:
    /// `pictures` and `mirrored` are the same [N,F]. A sample counts as a copy when it is nearer to
    /// a picture than 95 % of `others` (held-out pictures) are, or of the pictures are to one
    /// another where `others` is undefined or has fewer than 20 rows; with five pictures and more
    /// it must also be at most half as far as from the second nearest.
    VarietyJudge(
        const torch::Tensor& pictures, const torch::Tensor& mirrored, const torch::Tensor& others);

    [[nodiscard]] Variety judge(const torch::Tensor& samples) const;

    /// Of each sample; seeds are 0, 1 ..., nearest first.
    [[nodiscard]] std::vector<NearestPicturePair> nearest(const torch::Tensor& samples) const;

    /// Below this DPIPS a sample may be a copy; nothing for a single picture without others.
    [[nodiscard]] std::optional<double> threshold() const { return m_threshold; }

private:
    struct Found {
        torch::Tensor distance; ///< [N,pictures] of the nearer of picture and mirror image
        torch::Tensor mirrored; ///< bool
    };

    [[nodiscard]] Found find(const torch::Tensor& samples) const;

    torch::Tensor m_pictures;
    torch::Tensor m_mirrored;
    std::optional<double> m_threshold;
};

/// Mean DPIPS of all pairs of rows; 0 with fewer than two.
double meanPerceptualDistance(const torch::Tensor& rows);

} // namespace sg
