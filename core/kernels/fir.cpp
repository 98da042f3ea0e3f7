#include "core/kernels/fir.h"

#include <torch/torch.h>

namespace sg {

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
    const auto n = x.size(0);
    const auto c = x.size(1);
    const auto h = x.size(2);
    const auto w = x.size(3);
    // Channels are filtered alike, so they become samples of a one-channel batch.
    auto y = x.reshape({n * c, 1, h, w});
    if (up > 1) {
        y = y.reshape({n * c, 1, h, 1, w, 1});
        y = torch::constant_pad_nd(y, {0, up - 1, 0, 0, 0, up - 1});
        y = y.reshape({n * c, 1, h * up, w * up});
    }
    y = torch::constant_pad_nd(y, {padding[0], padding[1], padding[2], padding[3]});
    const auto kernel = (f.flip({0, 1}) * gain).to(x.scalar_type()).unsqueeze(0).unsqueeze(0);
    y = torch::conv2d(y, kernel, {}, down);
    return y.reshape({n, c, y.size(2), y.size(3)});
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
