#pragma once

/// The random draws of the augmentation pipe. For comparisons every draw can be replaced by one
/// percentile, with every augmentation applied (formats.md 6.5, "Debug hook").

#include <ATen/core/Generator.h>
#include <torch/types.h>

#include <cstdint>
#include <optional>

namespace sg {

class AugmentDraws {
public:
    explicit AugmentDraws(
        c10::optional<at::Generator> random, std::optional<double> percentile = {})
        : m_random(std::move(random)), m_percentile(percentile) {}

    /// Uniform in 0 ... 1, float32.
    torch::Tensor uniform(at::IntArrayRef shape);

    /// Standard normal; the percentile d stands for erfinv(2d - 1), as the reference has it.
    torch::Tensor normal(at::IntArrayRef shape);

    /// Whole numbers 0 ... count - 1, as float32.
    torch::Tensor index(at::IntArrayRef shape, int count);

    /// `value` [N,...] where a sample's lot falls, else `identity`. Lots are drawn with
    /// `probability`; under a percentile they always fall.
    torch::Tensor choose(const torch::Tensor& value, double identity, double probability);

    /// The number that stands for a draw of its own rule; nothing when draws are random.
    [[nodiscard]] std::optional<double> percentile() const { return m_percentile; }

private:
    c10::optional<at::Generator> m_random;
    std::optional<double> m_percentile;
};

} // namespace sg
