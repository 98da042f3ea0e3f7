#pragma once

/// Variety and copies of a model's samples beside the pictures it was tuned with.

#include "core/measure/evaluation.h"
#include "core/measure/variety.h"

#include <torch/types.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace sg {

/// Rows of samples, of the pictures trained on and of held-out ones, and who is near whom.
class VarietyView {
public:
    /// Rows [N,F]; `source` and `test` may be undefined. `train` are the first pictures trained on;
    /// twins among them count as one (withoutTwins()).
    VarietyView(
        const torch::Tensor& model,
        const torch::Tensor& source,
        const MirroredRows& train,
        const torch::Tensor& test);

    /// Further pictures that were trained on.
    void add(const MirroredRows& pictures);

    /// Its pictures are numbered as they came, twins counted.
    VarietyReport report();

private:
    /// What was added, many at once: each time costs a walk through all samples.
    void seeWaiting();
    void see(const MirroredRows& pictures);
    [[nodiscard]] int original(int seen) const;

    std::int64_t m_first;             ///< number of the first pictures, twins counted
    std::vector<std::int64_t> m_kept; ///< of those
    MirroredRows m_rows;
    PictureNeighbours m_model;
    PictureNeighbours m_copycat;
    PictureNeighbours m_among; ///< those pictures themselves
    std::optional<PictureNeighbours> m_source;
    std::optional<PictureNeighbours> m_test;
    std::vector<torch::Tensor> m_plain; ///< rows of pictures that wait to be seen
    std::vector<torch::Tensor> m_mirrored;
    std::int64_t m_waiting = 0;
};

/// Rows again and again until there are `count`.
torch::Tensor repeated(const torch::Tensor& rows, std::int64_t count);

} // namespace sg
