#pragma once

/// A probe: from features of a few labelled pictures to labels of any picture.

#include "core/measure/share_correction.h"

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace sg {

/// Multinomial logistic regression with an L2 penalty, on features that are of the same variance
/// and 1 all together, so that a penalty means the same for few and for many.
class LabelProbe {
public:
    /// rows [N,F], a label below `labels` each. Each label weighs as much as any other, however
    /// many pictures show it.
    LabelProbe(
        const torch::Tensor& rows,
        const std::vector<std::size_t>& truth,
        std::size_t labels,
        double penalty);

    /// The likeliest label of each row.
    [[nodiscard]] std::vector<std::size_t> judge(const torch::Tensor& rows) const;

    /// Mean over the rows of -log of the probability given to the truth.
    [[nodiscard]] double
    surprise(const torch::Tensor& rows, const std::vector<std::size_t>& truth) const;

private:
    [[nodiscard]] torch::Tensor logits(const torch::Tensor& rows) const;

    torch::Tensor m_centre;
    torch::Tensor m_scale;
    torch::Tensor m_weight; ///< [F,labels] float64
    torch::Tensor m_bias;
};

/// A probe of all rows, and how one of four fifths of them judged the others.
struct TestedProbe {
    LabelProbe probe;
    ConfusionMatrix confusion;
    double penalty = 0.0; ///< the one of the least surprise in those tests
};

/// Folds take each label in turn, so that all have about the same shares.
TestedProbe
testedProbe(const torch::Tensor& rows, const std::vector<std::size_t>& truth, std::size_t labels);

} // namespace sg
