#include "core/kernels/fir.h"

#include "core/kernels/channel_rows.h"
#include "core/kernels/plain_kernels.h"
#include "core/kernels/separable_fir.h"

#include <torch/torch.h>

#include <cmath>

namespace sg {

namespace {

torch::Tensor insertZeros(const torch::Tensor& x, std::int64_t up) {
    const auto n = x.size(0);
    const auto c = x.size(1);
    const auto h = x.size(2);
    const auto w = x.size(3);
    const auto y =
        torch::constant_pad_nd(x.reshape({n * c, h, 1, w, 1}), {0, up - 1, 0, 0, 0, up - 1});
    return y.reshape({n, c, h * up, w * up});
}

/// The filter as LibTorch does any.
torch::Tensor filterAny(const torch::Tensor& x, const torch::Tensor& f, Padding4 padding) {
    // Channels are filtered alike, so they become samples of a one-channel batch.
    auto y = x.reshape({x.size(0) * x.size(1), 1, x.size(2), x.size(3)});
    y = torch::constant_pad_nd(y, {padding[0], padding[1], padding[2], padding[3]});
    y = torch::conv2d(y, f.flip({0, 1}).to(x.device(), x.scalar_type()).unsqueeze(0).unsqueeze(0));
    return y.reshape({x.size(0), x.size(1), y.size(2), y.size(3)});
}

} // namespace

namespace {

/// The filter as a depthwise convolution.
torch::Tensor filterDepthwise(const torch::Tensor& x, const torch::Tensor& f, Padding4 padding) {
    const auto channels = x.size(1);
    const auto kernel =
        f.flip({0, 1}).to(x.device(), x.scalar_type()).expand({channels, 1, -1, -1});
    const auto y = torch::constant_pad_nd(x, {padding[0], padding[1], padding[2], padding[3]});
    return torch::conv2d(y, kernel, {}, {1, 1}, at::IntArrayRef{0, 0}, {1, 1}, channels);
}

} // namespace

torch::Tensor setupFilter(const std::vector<double>& taps) {
    const auto row = torch::tensor(taps, torch::kFloat64);
    const auto outer = torch::outer(row, row);
    return (outer / outer.sum()).to(torch::kFloat32);
}

torch::Tensor upfirdn2d(
    const torch::Tensor& x,
    const torch::Tensor& f,
    std::int64_t up,
    std::int64_t down,
    Padding4 padding,
    double gain) {
    const bool square = padding[0] == padding[2] && padding[1] == padding[3];
    const bool plain = PlainKernels::active();
    if (const auto taps = square && !plain && hasRows(x) ? separableTaps(f) : std::nullopt) {
        return filterSeparable(
            x, taps->flip(0) * std::sqrt(gain), {up, down, padding[0], padding[1]});
    }
    auto y = up > 1 ? insertZeros(x, up) : x;
    // On a graphics card a depthwise convolution has a kernel of its own; on the processor it
    // crawls.
    y = plain || !x.is_cpu() ? filterDepthwise(y, f * gain, padding)
                             : filterAny(y, f * gain, padding);
    if (down > 1) {
        y = y.slice(2, 0, {}, down).slice(3, 0, {}, down);
    }
    return y;
}

torch::Tensor upsample2d(const torch::Tensor& x, const torch::Tensor& f) {
    const auto taps = f.size(0);
    const auto before = (taps + 1) / 2;
    const auto after = (taps - 2) / 2;
    return upfirdn2d(x, f, 2, 1, {before, after, before, after}, 4.0);
}

torch::Tensor downsample2d(const torch::Tensor& x, const torch::Tensor& f) {
    const auto taps = f.size(0);
    const auto before = (taps - 1) / 2;
    const auto after = (taps - 2) / 2;
    return upfirdn2d(x, f, 1, 2, {before, after, before, after});
}

torch::Tensor filter2d(const torch::Tensor& x, const torch::Tensor& f) {
    const auto taps = f.size(0);
    const auto before = taps / 2;
    const auto after = (taps - 1) / 2;
    return upfirdn2d(x, f, 1, 1, {before, after, before, after});
}

} // namespace sg
