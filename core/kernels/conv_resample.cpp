#include "core/kernels/conv_resample.h"

#include "core/kernels/fir.h"

#include <torch/torch.h>

namespace sg {

namespace {

constexpr std::int64_t kTaps = 4;

bool foldable(const torch::Tensor& f) {
    return f.dim() == 2 && f.size(0) == kTaps && f.size(1) == kTaps;
}

/// Matrix [K*K, L*L] that turns a flat KxK kernel into its full convolution with `f`, L = K + 3.
torch::Tensor composition(const torch::Tensor& f, std::int64_t k) {
    const auto l = k + kTaps - 1;
    auto matrix = torch::zeros({k, k, l, l}, f.options());
    for (std::int64_t a = 0; a < k; ++a) {
        for (std::int64_t b = 0; b < k; ++b) {
            matrix
                .index(
                    {a,
                     b,
                     torch::indexing::Slice(a, a + kTaps),
                     torch::indexing::Slice(b, b + kTaps)})
                .copy_(f);
        }
    }
    return matrix.view({k * k, l * l});
}

/// For the up-convolution: columns ordered [phase row, phase column, 3, 3].
torch::Tensor upComposition(const torch::Tensor& f) {
    // out[2q + r] = sum over e in {-1,0,1} of W6[r + 2 - 2e] x[q + e].
    const auto six = composition(f, 3).view({9, 6, 6});
    const auto order = torch::tensor({4, 2, 0, 5, 3, 1}, torch::kLong);
    auto phases = six.index_select(1, order).index_select(2, order); // [9, r*3+e, s*3+e']
    phases = phases.view({9, 2, 3, 2, 3}).permute({0, 1, 3, 2, 4}).contiguous();
    return phases.view({9, 36});
}

/// For the down-convolution: columns ordered [block-inner row, column, 3, 3] as pixel_unshuffle
/// does.
torch::Tensor downComposition(const torch::Tensor& f) {
    const auto six =
        composition(f.flip({0, 1}), 3).view({9, 3, 2, 3, 2}); // [.., block, inner, block, inner]
    return six.permute({0, 2, 4, 1, 3}).contiguous().view({9, 36});
}

torch::Tensor filterAs(const torch::Tensor& f, const torch::Tensor& like) {
    return f.detach().to(like.device(), like.scalar_type());
}

} // namespace

torch::Tensor convUp3x3(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& f) {
    if (!foldable(f)) {
        const auto up = torch::conv_transpose2d(x, w.transpose(0, 1), {}, 2);
        const auto taps = f.size(0);
        const auto before = 1 + (taps + 1) / 2 - 2;
        const auto after = 1 + (taps - 2) / 2 - 1;
        return upfirdn2d(up, f, 1, 1, {before, after, before, after}, 4.0);
    }
    const auto o = w.size(0);
    const auto i = w.size(1);
    const auto phases = torch::matmul(w.reshape({o * i, 9}), upComposition(filterAs(f, w) * 4.0));
    const auto kernel =
        phases.view({o, i, 4, 3, 3}).permute({0, 2, 1, 3, 4}).reshape({o * 4, i, 3, 3});
    return torch::pixel_shuffle(torch::conv2d(x, kernel, {}, 1, 1), 2);
}

torch::Tensor convUp1x1(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& f) {
    return upsampleImage(torch::conv2d(x, w), f);
}

torch::Tensor convDown3x3(
    const torch::Tensor& x,
    const torch::Tensor& w,
    const torch::Tensor& f,
    const torch::Tensor& b) {
    if (!foldable(f)) {
        const auto taps = f.size(0);
        const auto before = 1 + (taps - 1) / 2;
        const auto after = 1 + (taps - 2) / 2;
        return torch::conv2d(upfirdn2d(x, f, 1, 1, {before, after, before, after}), w, b, 2);
    }
    const auto o = w.size(0);
    const auto i = w.size(1);
    const auto blocks = torch::matmul(w.reshape({o * i, 9}), downComposition(filterAs(f, w)));
    return torch::conv2d(torch::pixel_unshuffle(x, 2), blocks.view({o, i * 4, 3, 3}), b, 1, 1);
}

torch::Tensor convDown1x1(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& f) {
    if (!foldable(f)) {
        return torch::conv2d(downsample2d(x, f), w);
    }
    const auto kernel = w * filterAs(f, w).flip({0, 1}).view({1, 1, kTaps, kTaps});
    return torch::conv2d(x, kernel, {}, 2, 1);
}

torch::Tensor upsampleImage(const torch::Tensor& x, const torch::Tensor& f) {
    if (!foldable(f)) {
        return upsample2d(x, f);
    }
    const auto n = x.size(0);
    const auto c = x.size(1);
    // Zero insertion after each sample, padding (2,1): a transposed convolution by a kernel that is
    // 1 in its middle.
    auto tap = torch::zeros({1, 9}, x.options());
    tap[0][4] = 1.0;
    const auto phases = torch::matmul(tap, upComposition(filterAs(f, x) * 4.0)).view({4, 1, 3, 3});
    const auto y = torch::conv2d(x.reshape({n * c, 1, x.size(2), x.size(3)}), phases, {}, 1, 1);
    return torch::pixel_shuffle(y, 2).view({n, c, x.size(2) * 2, x.size(3) * 2});
}

} // namespace sg
