#include "core/kernels/banded_fir.h"

#include <torch/torch.h>

#include <algorithm>

namespace sg {

namespace {

/// Samples that come out of one window. Larger blocks waste products with zeros, smaller ones waste
/// copies of the windows' overlap.
constexpr std::int64_t kBlock = 16;

std::int64_t floorDiv(std::int64_t a, std::int64_t b) {
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

/// How the input is cut: window n covers the samples first + n * step ... + width.
struct Windows {
    std::int64_t outputs; ///< of one window
    std::int64_t step;
    std::int64_t first;
    std::int64_t width;
    std::int64_t count;
    std::int64_t length; ///< of the whole output
};

Windows windowsFor(std::int64_t length, std::int64_t taps, const AxisResampling& how) {
    Windows w{};
    w.length = how.outputLength(length, taps);
    TORCH_CHECK(w.length > 0, "The filter of ", taps, " taps is longer than its input");
    // A multiple of `up`, so that every window meets the same phases.
    w.outputs = std::max<std::int64_t>(1, kBlock / how.up) * how.up;
    w.step = w.outputs / how.up * how.down;
    w.count = (w.length + w.outputs - 1) / w.outputs;
    // Output o sees the zero-inserted samples o * down - padBefore ... + taps - 1.
    w.first = -floorDiv(how.padBefore, how.up);
    const auto last =
        floorDiv((w.outputs - 1) * how.down + taps - 1 - how.padBefore, how.up); // inclusive
    w.width = last - w.first + 1;
    return w;
}

/// [R, outputs, width]: the block of the banded matrix that every window meets.
torch::Tensor blockOf(const torch::Tensor& filters, const Windows& w, const AxisResampling& how) {
    const auto r = filters.size(0);
    const auto taps = filters.size(1);
    const auto source = filters.detach().to(torch::kCPU, torch::kFloat64).contiguous();
    auto block = torch::zeros({r, w.outputs, w.width}, torch::kFloat64);
    const auto in = source.accessor<double, 2>();
    auto out = block.accessor<double, 3>();
    for (std::int64_t o = 0; o < w.outputs; ++o) {
        for (std::int64_t i = 0; i < w.width; ++i) {
            const auto tap = (w.first + i) * how.up + how.padBefore - o * how.down;
            if (tap >= 0 && tap < taps) {
                for (std::int64_t k = 0; k < r; ++k) {
                    out[k][o][i] = in[k][taps - 1 - tap]; // true convolution
                }
            }
        }
    }
    return block;
}

/// [..., count, width] as a view of the padded input.
torch::Tensor cut(const torch::Tensor& x, const Windows& w) {
    const auto end = w.first + (w.count - 1) * w.step + w.width;
    return torch::constant_pad_nd(x, {-w.first, end - x.size(-1)}).unfold(-1, w.width, w.step);
}

torch::Tensor joinedBlocks(const torch::Tensor& blocks, const Windows& w) {
    return blocks.flatten(-2).narrow(-1, 0, w.length);
}

} // namespace

std::int64_t AxisResampling::outputLength(std::int64_t length, std::int64_t taps) const {
    const auto filtered = length * up + padBefore + padAfter - taps + 1;
    return filtered > 0 ? (filtered + down - 1) / down : 0;
}

torch::Tensor
resampleLastAxis(const torch::Tensor& x, const torch::Tensor& filters, const AxisResampling& how) {
    const auto w = windowsFor(x.size(-1), filters.size(1), how);
    const auto r = filters.size(0);
    const auto matrix = blockOf(filters, w, how).to(x.device(), x.scalar_type());
    if (r == 1) {
        return joinedBlocks(torch::matmul(cut(x, w), matrix[0].t()), w).unsqueeze(0);
    }
    const auto blocks = torch::matmul(cut(x, w), matrix.view({r * w.outputs, w.width}).t());
    auto shape = blocks.sizes().vec();
    shape.back() = r;
    shape.push_back(w.outputs);
    return joinedBlocks(blocks.view(shape).movedim(-2, 0), w);
}

torch::Tensor resampleLastAxisAndSum(
    const torch::Tensor& x, const torch::Tensor& filters, const AxisResampling& how) {
    const auto w = windowsFor(x.size(-1), filters.size(1), how);
    const auto matrix = blockOf(filters, w, how).to(x.device(), x.scalar_type());
    torch::Tensor sum;
    for (std::int64_t k = 0; k < filters.size(0); ++k) {
        const auto blocks = torch::matmul(cut(x[k], w), matrix[k].t());
        sum = sum.defined() ? sum + blocks : blocks;
    }
    return joinedBlocks(sum, w);
}

} // namespace sg
