#include "core/measure/variety.h"

#include "core/base/relative_entropy.h"
#include "core/model/torch.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <vector>

namespace sg {

namespace {

constexpr double kCopyQuantile = 0.05;
constexpr std::int64_t kMembers = 50;
constexpr std::int64_t kEnoughOthers = 20;

/// Squared distances [N,M], in the order of magnitude of 1e-6 exact.
torch::Tensor squaredDistances(const torch::Tensor& a, const torch::Tensor& b) {
    return torch::cdist(a, b).square();
}

} // namespace

double meanPerceptualDistance(const torch::Tensor& rows) {
    const auto n = rows.size(0);
    if (n < 2) {
        return 0.0;
    }
    auto distances = squaredDistances(rows, rows);
    distances.fill_diagonal_(0.0);
    return distances.sum().item<double>() / double(n * (n - 1));
}

VarietyJudge::VarietyJudge(
    const torch::Tensor& pictures, const torch::Tensor& mirrored, const torch::Tensor& others)
    : m_pictures(pictures), m_mirrored(mirrored) {
    const bool heldOut = others.defined() && others.size(0) >= kEnoughOthers;
    if (!heldOut && pictures.size(0) < 2) {
        return;
    }
    auto distances = find(heldOut ? others : pictures).distance;
    if (!heldOut) {
        distances.fill_diagonal_(std::numeric_limits<float>::infinity());
    }
    m_threshold =
        std::get<0>(distances.min(1)).to(torch::kFloat64).quantile(kCopyQuantile).item<double>();
}

VarietyJudge::Found VarietyJudge::find(const torch::Tensor& samples) const {
    const auto plain = squaredDistances(samples, m_pictures);
    const auto mirrored = squaredDistances(samples, m_mirrored);
    return {torch::minimum(plain, mirrored), mirrored < plain};
}

Variety VarietyJudge::judge(const torch::Tensor& samples) const {
    const auto pictures = m_pictures.size(0);
    const auto distance = find(samples).distance;
    const auto [sorted, order] = distance.topk(std::min<std::int64_t>(2, pictures), 1, false);
    const auto owner = order.select(1, 0).contiguous();
    const auto counts = torch::bincount(owner, {}, pictures);
    Variety variety;
    variety.entropy =
        relativeEntropy({counts.data_ptr<std::int64_t>(), std::size_t(counts.numel())});
    variety.usedPictures = (counts > 0).sum().item<int>();
    double sum = 0.0;
    int clusters = 0;
    for (std::int64_t picture = 0; picture < pictures; ++picture) {
        const auto members = (owner == picture).nonzero().flatten().slice(0, 0, kMembers);
        if (members.numel() >= 2) {
            sum += meanPerceptualDistance(samples.index_select(0, members));
            ++clusters;
        }
    }
    if (clusters > 0) {
        variety.intraDistance = sum / clusters;
    }
    if (m_threshold) {
        auto copies = sorted.select(1, 0) < *m_threshold;
        if (pictures >= 5) {
            // Half as far: a quarter of the squared distance.
            copies = copies.logical_and(sorted.select(1, 0) <= sorted.select(1, 1) / 4.0);
        }
        variety.copyRate = copies.to(torch::kFloat64).mean().item<double>();
    }
    return variety;
}

std::vector<NearestPicturePair> VarietyJudge::nearest(const torch::Tensor& samples) const {
    const auto found = find(samples);
    const auto [distance, index] = found.distance.min(1);
    std::vector<NearestPicturePair> pairs;
    for (std::int64_t i = 0; i < samples.size(0); ++i) {
        const auto picture = index[i].item<std::int64_t>();
        pairs.push_back(
            {std::uint32_t(i),
             int(picture),
             found.mirrored[i][picture].item<bool>(),
             distance[i].item<double>()});
    }
    std::ranges::stable_sort(pairs, {}, &NearestPicturePair::distance);
    return pairs;
}

} // namespace sg
