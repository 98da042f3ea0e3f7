#include "core/measure/distances.h"

#include "core/model/torch.h"

#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <tuple>
#include <utility>
#include <vector>

namespace sg {

namespace {

torch::Tensor kernel(const torch::Tensor& x, const torch::Tensor& y) {
    return (torch::matmul(x, y.t()) / double(x.size(1)) + 1.0).pow(3);
}

constexpr std::int64_t kRowsAtOnce = 512;

/// Sum over all pairs, a few rows at a time: all at once would be gigabytes.
double kernelSum(const torch::Tensor& x, const torch::Tensor& y) {
    double sum = 0.0;
    for (const auto& rows : x.split(kRowsAtOnce)) {
        sum += kernel(rows, y).sum().item<double>();
    }
    return sum;
}

/// Mean over all pairs of different vectors of one set.
double meanWithin(const torch::Tensor& x) {
    const auto n = double(x.size(0));
    const auto own = (x.square().sum(1) / double(x.size(1)) + 1.0).pow(3).sum().item<double>();
    return (kernelSum(x, x) - own) / (n * (n - 1.0));
}

/// A matrix whose product with its own transpose (columns by columns) is the covariance of the
/// vectors, with no more rows than needed.
torch::Tensor covarianceFactor(const torch::Tensor& x) {
    const auto factor = (x - x.mean(0)) / std::sqrt(double(x.size(0)) - 1.0);
    return x.size(0) > x.size(1) ? std::get<1>(torch::linalg_qr(factor)) : factor;
}

} // namespace

torch::Tensor evenlyChosen(const torch::Tensor& x, std::int64_t most) {
    if (x.size(0) <= most) {
        return x;
    }
    return x.index_select(0, (torch::arange(most) * x.size(0)).div(most, "floor"));
}

double kernelDistance(const torch::Tensor& a, const torch::Tensor& b) {
    TORCH_CHECK(a.size(0) >= 2 && b.size(0) >= 2, "a kernel distance needs two vectors a side");
    const auto x = a.to(torch::kFloat64);
    const auto y = b.to(torch::kFloat64);
    return meanWithin(x) + meanWithin(y) -
           2.0 * kernelSum(x, y) / (double(x.size(0)) * double(y.size(0)));
}

double kernelDistanceP(
    const torch::Tensor& a,
    const torch::Tensor& b,
    int permutations,
    std::uint32_t seed,
    std::int64_t most) {
    TORCH_CHECK(a.size(0) >= 2 && b.size(0) >= 2, "a kernel distance needs two vectors a side");
    const auto x = evenlyChosen(a.to(torch::kFloat64), most);
    const auto y = evenlyChosen(b.to(torch::kFloat64), most);
    const auto n = x.size(0);
    const auto m = y.size(0);
    const auto all = torch::cat({x, y});
    auto k = kernel(all, all);
    k.fill_diagonal_(0.0);
    // One column a grouping, 1 for the vectors of the first group; the first column is as it is.
    auto groups = torch::zeros({permutations + 1, n + m}, torch::kFloat64);
    groups.slice(0, 0, 1).slice(1, 0, n).fill_(1.0);
    std::mt19937 random(seed);
    std::vector<std::int64_t> order(static_cast<std::size_t>(n + m));
    std::iota(order.begin(), order.end(), 0);
    auto* values = groups.data_ptr<double>();
    for (std::int64_t p = 1; p <= permutations; ++p) {
        for (std::size_t i = 0; i < std::size_t(n); ++i) {
            std::swap(order[i], order[i + random() % (order.size() - i)]);
            values[p * (n + m) + order[i]] = 1.0;
        }
    }
    const auto first = groups.t();
    const auto second = 1.0 - first;
    const auto ofFirst = torch::matmul(k, first);
    const auto ofSecond = torch::matmul(k, second);
    const auto distances = (first * ofFirst).sum(0) / double(n * (n - 1)) +
                           (second * ofSecond).sum(0) / double(m * (m - 1)) -
                           2.0 * (first * ofSecond).sum(0) / double(n * m);
    // Groupings that only swap equal vectors differ by rounding.
    const auto observed = distances[0];
    const auto slack = 1e-12 * k.abs().max();
    return (distances >= observed - slack).sum().item<double>() / double(permutations + 1);
}

double totalVariance(const torch::Tensor& x) {
    return x.to(torch::kFloat64).var(0, /*unbiased=*/true).sum().item<double>();
}

double frechetDistance(const torch::Tensor& a, const torch::Tensor& b) {
    TORCH_CHECK(a.size(0) >= 2 && b.size(0) >= 2, "a Frechet distance needs two vectors a side");
    const auto x = a.to(torch::kFloat64);
    const auto y = b.to(torch::kFloat64);
    const auto p = covarianceFactor(x);
    const auto q = covarianceFactor(y);
    // The covariances are p'p and q'q; the root of their product has the trace of the singular
    // values of p q'.
    const auto shared = torch::linalg_svdvals(torch::matmul(p, q.t())).sum();
    const auto means = (x.mean(0) - y.mean(0)).square().sum();
    return (means + p.square().sum() + q.square().sum() - 2.0 * shared).item<double>();
}

double meanDistance(const torch::Tensor& a, const torch::Tensor& b) {
    const auto x = a.to(torch::kFloat64);
    const auto y = b.to(torch::kFloat64);
    const auto centre = y.mean(0);
    const double spread = std::sqrt((y - centre).square().sum(1).mean().item<double>());
    const double distance = (x.mean(0) - centre).norm().item<double>();
    return spread > 0.0 ? distance / spread
                        : (distance > 0.0 ? std::numeric_limits<double>::infinity() : 0.0);
}

} // namespace sg
