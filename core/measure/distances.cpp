#include "core/measure/distances.h"

#include "core/model/torch.h"

#include <cmath>
#include <limits>
#include <tuple>

namespace sg {

namespace {

torch::Tensor kernel(const torch::Tensor& x, const torch::Tensor& y) {
    return (torch::matmul(x, y.t()) / double(x.size(1)) + 1.0).pow(3);
}

/// Mean over all pairs of different vectors of one set.
double meanWithin(const torch::Tensor& x) {
    const auto k = kernel(x, x);
    const auto n = double(x.size(0));
    return ((k.sum() - k.trace()) / (n * (n - 1.0))).item<double>();
}

/// A matrix whose product with its own transpose (columns by columns) is the covariance of the
/// vectors, with no more rows than needed.
torch::Tensor covarianceFactor(const torch::Tensor& x) {
    const auto factor = (x - x.mean(0)) / std::sqrt(double(x.size(0)) - 1.0);
    return x.size(0) > x.size(1) ? std::get<1>(torch::linalg_qr(factor)) : factor;
}

} // namespace

double kernelDistance(const torch::Tensor& a, const torch::Tensor& b) {
    TORCH_CHECK(a.size(0) >= 2 && b.size(0) >= 2, "a kernel distance needs two vectors a side");
    const auto x = a.to(torch::kFloat64);
    const auto y = b.to(torch::kFloat64);
    return meanWithin(x) + meanWithin(y) - 2.0 * kernel(x, y).mean().item<double>();
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
