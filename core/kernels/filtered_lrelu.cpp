#include "core/kernels/filtered_lrelu.h"

#include "core/kernels/banded_fir.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <vector>

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

/// The filters with their gains, ready to be used on every part of a layer.
struct Prepared {
    torch::Tensor up; ///< [1,T]
    Factors down;
    AxisResampling rise;
    AxisResampling fall;
};

torch::Tensor bend(const torch::Tensor& x, const FilteredLreluOptions& o) {
    const auto y = o.slope == 1.0 ? x : torch::leaky_relu(x, o.slope);
    return o.clamp ? y.clamp(-*o.clamp, *o.clamp) : y;
}

torch::Tensor
run(const torch::Tensor& x,
    const torch::Tensor& bias,
    const Prepared& p,
    const FilteredLreluOptions& o) {
    // Between the filters the picture lies on its side, which saves two of four transpositions.
    auto y = resampleLastAxis(x + bias.view({1, -1, 1, 1}), p.up, p.rise)[0];
    y = bend(resampleLastAxis(y.transpose(2, 3), p.up, p.rise)[0], o); // [N,C,W',H']
    const auto shorter = resampleLastAxis(y, p.down.columns, p.fall);  // [R,N,C,W',H'']
    return resampleLastAxisAndSum(shorter.transpose(3, 4), p.down.rows, p.fall);
}

/// Channels that are worked on at once: what lies between the filters, several times as large as
/// what goes in, should stay in the cache.
std::int64_t channelsAtOnce(const torch::Tensor& x, const Prepared& p) {
    constexpr std::int64_t kValues = 1 << 19;
    const auto taps = p.up.size(1);
    const auto perChannel =
        x.size(0) * p.rise.outputLength(x.size(2), taps) * p.rise.outputLength(x.size(3), taps);
    return std::clamp<std::int64_t>(kValues / std::max<std::int64_t>(1, perChannel), 1, x.size(1));
}

} // namespace

torch::Tensor filteredLrelu(
    const torch::Tensor& x,
    const torch::Tensor& upFilter,
    const torch::Tensor& downFilter,
    const torch::Tensor& bias,
    const FilteredLreluOptions& o) {
    const bool plain = o.up == 1 && o.down == 1 && !upFilter.defined() && !downFilter.defined() &&
                       o.padding[0] == 0 && o.padding[1] == 0;
    if (plain) {
        const auto y = x + bias.view({1, -1, 1, 1});
        return bend(o.gain == 1.0 ? y : y * o.gain, o);
    }
    Prepared p;
    // leaky ReLU is positively homogeneous: its gain moves into the filter, half into each axis.
    p.up = (upFilter.defined() ? upFilter.detach() : delta(x)).unsqueeze(0) *
           (double(o.up) * std::sqrt(o.gain));
    p.down = factorsOf(downFilter.defined() ? downFilter : delta(x));
    p.rise = {o.up, 1, o.padding[0], o.padding[1]};
    p.fall = {1, o.down, 0, 0};
    const auto count = x.is_cpu() ? channelsAtOnce(x, p) : x.size(1);
    if (count >= x.size(1)) {
        return run(x, bias, p, o);
    }
    const auto parts = x.split(count, 1);
    const auto biases = bias.split(count);
    std::vector<torch::Tensor> done;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        done.push_back(run(parts[i], biases[i], p, o));
    }
    return torch::cat(done, 1);
}

} // namespace sg
