#pragma once

/// The fixed random network behind "rand64": features of pictures that need no file and belong to
/// no training. Its layers, how they are filled and their checksum are in docs/evaluation.md.

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace sg {

class RandomNetwork {
public:
    static constexpr int kFeatures = 64;

    /// The same weights, bit by bit, on every machine.
    explicit RandomNetwork(std::uint32_t seed);

    /// img [N,C,H,W] in -1 ... 1 with C 1 or 3, any size -> [N,64] float32.
    [[nodiscard]] torch::Tensor features(const torch::Tensor& img) const;

    /// Where things are in the picture, not only what there is: maps of all five stages, each place
    /// of length 1, averaged down to 8 x 8, one after the other. The squared Euclidean distance of
    /// two rows is the mean over places of the squared difference, summed over stages (as LPIPS
    /// without weights). Returns [N,17408] float32.
    [[nodiscard]] torch::Tensor perceptual(const torch::Tensor& img) const;

    /// SHA-256 of the convolutions as little-endian float32, in order.
    [[nodiscard]] std::string checksum() const;

    /// [64,736], orthonormal rows.
    [[nodiscard]] const torch::Tensor& projection() const { return m_projection; }

private:
    /// Output of each stage.
    [[nodiscard]] std::vector<torch::Tensor> stages(const torch::Tensor& img) const;

    std::vector<torch::Tensor> m_weights; ///< [out,in,3,3], two a stage
    torch::Tensor m_projection;
};

} // namespace sg
