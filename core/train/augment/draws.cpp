#include "core/train/augment/draws.h"

#include "core/model/torch.h"

#include <cmath>

namespace sg {

torch::Tensor AugmentDraws::uniform(at::IntArrayRef shape) {
    return m_percentile ? torch::full(shape, *m_percentile)
                        : torch::empty(shape).uniform_(0.0, 1.0, m_random);
}

torch::Tensor AugmentDraws::normal(at::IntArrayRef shape) {
    return m_percentile ? torch::erfinv(torch::full(shape, 2.0 * *m_percentile - 1.0))
                        : torch::empty(shape).normal_(0.0, 1.0, m_random);
}

torch::Tensor AugmentDraws::index(at::IntArrayRef shape, int count) {
    return torch::floor(uniform(shape) * double(count)).clamp(0.0, double(count - 1));
}

torch::Tensor
AugmentDraws::choose(const torch::Tensor& value, double identity, double probability) {
    if (m_percentile) {
        return value;
    }
    std::vector<std::int64_t> shape(std::size_t(value.dim()), 1);
    shape[0] = value.size(0);
    return torch::where(
        uniform(shape) < probability, value, torch::full({}, identity, value.options()));
}

} // namespace sg
