#include "core/measure/neighbours.h"

#include "core/model/torch.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace sg {

namespace {

constexpr std::int64_t kRowsAtOnce = 512;

/// By differences, not by scalar products, which leave an exact copy at a distance.
torch::Tensor distancesBetween(const torch::Tensor& a, const torch::Tensor& b) {
    constexpr std::int64_t kWithoutProducts = 2;
    return torch::cdist(a, b, 2.0, kWithoutProducts);
}

/// `row(part)` of distances [n,M] from a few rows of `a` to all of `b`; `first` is their index.
template <typename Function>
void forDistances(const torch::Tensor& a, const torch::Tensor& b, const Function& function) {
    const auto x = a.to(torch::kFloat64).contiguous();
    const auto y = b.to(torch::kFloat64).contiguous();
    for (std::int64_t first = 0; first < x.size(0); first += kRowsAtOnce) {
        const auto end = std::min(x.size(0), first + kRowsAtOnce);
        function(distancesBetween(x.slice(0, first, end), y), first);
    }
}

} // namespace

torch::Tensor neighbourRadius(const torch::Tensor& rows, int k) {
    TORCH_CHECK(rows.size(0) >= 2, "neighbours need two rows");
    const auto rank = std::min<std::int64_t>(k, rows.size(0) - 1);
    std::vector<torch::Tensor> parts;
    forDistances(rows, rows, [&](torch::Tensor distances, std::int64_t first) {
        distances.diagonal(first).fill_(std::numeric_limits<double>::infinity());
        parts.push_back(std::get<0>(distances.kthvalue(rank, 1)));
    });
    return torch::cat(parts);
}

Neighbourhoods neighbourhoods(const torch::Tensor& real, const torch::Tensor& fake, int k) {
    const auto radius = neighbourRadius(real, k);
    std::vector<torch::Tensor> covered;
    auto hits = torch::zeros({fake.size(0)}, torch::kInt64);
    forDistances(real, fake, [&](const torch::Tensor& distances, std::int64_t first) {
        const auto inside =
            distances < radius.slice(0, first, first + distances.size(0)).unsqueeze(1);
        hits += inside.sum(0);
        covered.push_back(inside.any(1));
    });
    return {torch::cat(covered), hits, std::min<std::int64_t>(k, real.size(0) - 1)};
}

DensityCoverage densityAndCoverage(const torch::Tensor& real, const torch::Tensor& fake, int k) {
    const auto near = neighbourhoods(real, fake, k);
    return {
        near.hits.sum().item<double>() / (double(near.k) * double(fake.size(0))),
        near.covered.sum().item<double>() / double(real.size(0)),
    };
}

double neighbourRecall(const torch::Tensor& real, const torch::Tensor& fake, int k) {
    const auto radius = neighbourRadius(fake, k);
    double inside = 0.0;
    forDistances(real, fake, [&](const torch::Tensor& distances, std::int64_t) {
        inside += (distances <= radius).any(1).sum().item<double>();
    });
    return inside / double(real.size(0));
}

double leaveOneOutAccuracy(const torch::Tensor& a, const torch::Tensor& b) {
    const auto own = [](const torch::Tensor& x, const torch::Tensor& y) {
        const auto within = neighbourRadius(x, 1);
        double right = 0.0;
        forDistances(x, y, [&](const torch::Tensor& distances, std::int64_t first) {
            const auto nearest = std::get<0>(distances.min(1));
            const auto mine = within.slice(0, first, first + nearest.size(0));
            right += (mine < nearest).sum().item<double>() +
                     0.5 * (mine == nearest).sum().item<double>();
        });
        return right / double(x.size(0));
    };
    return (own(a, b) + own(b, a)) / 2.0;
}

} // namespace sg
