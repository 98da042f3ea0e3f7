#include "core/train/average_pull.h"

#include "core/model/torch.h"

#include <cmath>
#include <vector>

namespace sg {

namespace {

constexpr int kRegions = 8; ///< along each side
constexpr int kOctaves = 3;
constexpr double kDetailWeight = 2.0; ///< magnitudes of details are about half of those of colours

/// Of the samples' mean, in samples. Over fewer, chance would push all samples to and fro where
/// they differ much (bodies of robots in all colours).
constexpr double kHalfLife = 500.0;

/// Standard deviation of a mean at which it weighs half.
constexpr double kTolerance = 0.1;

/// [N,C,R,R] -> [N,C,count,R/count,count,R/count].
torch::Tensor inBlocks(const torch::Tensor& x, std::int64_t count) {
    const auto each = x.size(2) / count;
    return x.reshape({x.size(0), x.size(1), count, each, count, each});
}

/// Mean of each region. Not adaptive_avg_pool2d, which has no deterministic gradient on every
/// device.
torch::Tensor regions(const torch::Tensor& x) {
    return inBlocks(x, kRegions).mean({3, 5}).flatten(1);
}

} // namespace

torch::Tensor regionStatistics(const torch::Tensor& img) {
    std::vector<torch::Tensor> parts{regions(img)};
    auto finer = img;
    for (int octave = 0; octave < kOctaves && finer.size(2) >= 2 * kRegions; ++octave) {
        const auto fours = inBlocks(finer, finer.size(2) / 2);
        const auto coarser = fours.mean({3, 5}, true);
        parts.push_back(kDetailWeight * regions((fours - coarser).abs().reshape_as(finer)));
        finer = coarser.squeeze(5).squeeze(3);
    }
    return torch::cat(parts, 1);
}

void AveragePull::setTarget(const torch::Tensor& mean, const torch::Tensor& doubt) {
    m_target = mean;
    m_weight = mean.defined() ? 1.0 / (1.0 + doubt / (kTolerance * kTolerance)) : mean;
}

torch::Tensor AveragePull::term(const torch::Tensor& statistics) const {
    if (!m_mean.defined()) {
        return torch::zeros({}, statistics.options());
    }
    return 2.0 * torch::matmul(statistics, m_weight * (m_mean - m_target)).mean();
}

void AveragePull::see(const torch::Tensor& statistics) {
    const auto now = statistics.mean(0);
    const double kept = std::pow(0.5, double(statistics.size(0)) / kHalfLife);
    m_mean = m_mean.defined() ? kept * m_mean + (1.0 - kept) * now : now;
}

} // namespace sg
