#pragma once

/// Are samples varied, and are they copies? Rows are those of RandomNetwork::perceptual, whose
/// Euclidean distance, squared, is called DPIPS here (LPIPS with the fixed random network).

#include "core/measure/variety_report.h"

#include <torch/types.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace sg {

/// Rows of pictures and of their mirror images, [N,F] each.
struct MirroredRows {
    torch::Tensor plain;
    torch::Tensor mirrored;
};

/// The pictures nearest to each of some samples. Pictures come part by part, because the rows of
/// thousands do not fit into memory.
class PictureNeighbours {
public:
    explicit PictureNeighbours(torch::Tensor samples); ///< rows [S,F]

    /// Further pictures, each also mirrored; the first one ever seen is number 0.
    void see(const MirroredRows& pictures);

    [[nodiscard]] const torch::Tensor& samples() const { return m_samples; }

    [[nodiscard]] std::int64_t pictures() const { return m_seen; }

    /// DPIPS [S,2] to the nearest and the second nearest picture, infinite where there is none.
    [[nodiscard]] const torch::Tensor& distance() const { return m_distance; }

    [[nodiscard]] const torch::Tensor& index() const { return m_index; } ///< int64 [S,2]

    /// Bool [S,2]: the picture's mirror image is the nearer one.
    [[nodiscard]] const torch::Tensor& mirrored() const { return m_mirrored; }

private:
    torch::Tensor m_samples;
    std::int64_t m_seen = 0;
    torch::Tensor m_distance;
    torch::Tensor m_index;
    torch::Tensor m_mirrored;
};

/// Indices of `pictures` without those that are nearly the same as an earlier one or its mirror
/// image (a fiftieth of the mean distance): such twins would hide copies of one another.
std::vector<std::int64_t> withoutTwins(const MirroredRows& pictures);

/// Below this DPIPS a sample may be a copy: nearer to a picture than 95 % of what is not one.
/// `heldOut` are held-out pictures among those trained on; nothing below 20 of them.
std::optional<double> copyThreshold(const PictureNeighbours& heldOut);

/// The same where nothing is held out: the pictures among themselves. Nothing for a single one.
std::optional<double> copyThresholdAmong(const PictureNeighbours& pictures);

/// With a `threshold`, samples below it are copies; with five pictures and more they must also be
/// at most half as far away as from the second nearest.
Variety varietyOf(const PictureNeighbours& samples, std::optional<double> threshold);

/// Of each sample; seeds are 0, 1 ..., nearest first.
std::vector<NearestPicturePair> nearestPairs(const PictureNeighbours& samples);

/// Mean DPIPS of all pairs of rows; 0 with fewer than two.
double meanPerceptualDistance(const torch::Tensor& rows);

} // namespace sg
