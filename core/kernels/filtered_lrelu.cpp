#include "core/kernels/filtered_lrelu.h"

#include "core/kernels/banded_fir.h"

#include <torch/torch.h>

#include <cmath>

namespace sg {

namespace {

/// A 2-D filter as a sum of separable ones: rows [R,T] and columns [R,T], R the rank. Radial
/// filters are smooth, so that few are enough for single precision.
struct Factors {
    torch::Tensor columns;
    torch::Tensor rows;
};

Factors factorsOf(const torch::Tensor& filter) {
    if (filter.dim() == 1) {
        return {filter.unsqueeze(0), filter.unsqueeze(0)};
    }
    constexpr double kNegligible = 1e-7;
    const auto [u, s, vh] = at::linalg_svd(filter.detach().to(torch::kCPU, torch::kFloat64), false);
    const auto rank =
        std::max<std::int64_t>(1, (s > s[0] * kNegligible).sum().item<std::int64_t>());
    const auto root = s.narrow(0, 0, rank).sqrt().unsqueeze(1);
    return {u.narrow(1, 0, rank).t() * root, vh.narrow(0, 0, rank) * root};
}

torch::Tensor delta(const torch::Tensor& like) {
    return torch::ones({1}, like.options().requires_grad(false));
}

} // namespace

torch::Tensor filteredLrelu(
    const torch::Tensor& x,
    const torch::Tensor& upFilter,
    const torch::Tensor& downFilter,
    const torch::Tensor& bias,
    const FilteredLreluOptions& o) {
    auto y = x + bias.view({1, -1, 1, 1});
    const bool plain = o.up == 1 && o.down == 1 && !upFilter.defined() && !downFilter.defined() &&
                       o.padding[0] == 0 && o.padding[1] == 0;
    const auto activate = [&](torch::Tensor v) {
        v = o.slope == 1.0 ? v : torch::leaky_relu(v, o.slope);
        return o.clamp ? v.clamp(-*o.clamp, *o.clamp) : v;
    };
    if (plain) {
        return activate(o.gain == 1.0 ? y : y * o.gain);
    }
    // leaky ReLU is positively homogeneous: its gain moves into the filter, half into each axis.
    const double axisGain = double(o.up) * std::sqrt(o.gain);
    const auto up = (upFilter.defined() ? upFilter.detach() : delta(x)).unsqueeze(0) * axisGain;
    const AxisResampling rise{o.up, 1, o.padding[0], o.padding[1]};
    const AxisResampling fall{1, o.down, 0, 0};
    // Between the filters the picture lies on its side, which saves two of four transpositions.
    y = resampleLastAxis(y, up, rise)[0];
    y = resampleLastAxis(y.transpose(2, 3), up, rise)[0];
    y = activate(y); // [N,C,W',H']
    const auto down = factorsOf(downFilter.defined() ? downFilter : delta(x));
    const auto shorter = resampleLastAxis(y, down.columns, fall); // [R,N,C,W',H'']
    return resampleLastAxisAndSum(shorter.transpose(3, 4), down.rows, fall);
}

} // namespace sg
