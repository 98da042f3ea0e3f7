#include "core/io/graph_parts.h"

#include "core/model/torch.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sg {

namespace {

using Sides = std::array<std::int64_t, 4>; ///< left, right, top, bottom

bool isEven(const Sides& sides) {
    return sides[0] == sides[1] && sides[2] == sides[3] && sides[0] >= 0 && sides[2] >= 0;
}

} // namespace

GraphValue GraphParts::linear(
    const Value& x, const std::string& name, Activation activation, double lrMultiplier) {
    const auto& w = tensor(name + ".weight");
    const double weightGain = lrMultiplier / std::sqrt(double(w.size(1)));
    const auto scaled = b.multiply(b.permute(b.weight(name + ".weight"), {1, 0}), weightGain);
    const auto bias = b.multiply(b.weight(name + ".bias"), lrMultiplier);
    const auto y = b.activate(b.add(b.matmul(x, scaled), bias), activation);
    const double gain = activationGain(activation);
    return gain == 1.0 ? y : b.multiply(y, gain);
}

GraphValue GraphParts::styles(const Value& ws, std::int64_t index, const std::string& layer) {
    const auto wDim = tensor(layer + "affine.weight").size(1);
    const auto w = b.reshape(b.slice(ws, 1, index, index + 1), {-1, wDim});
    return linear(w, layer + "affine", Activation::Linear, 1.0);
}

GraphValue GraphParts::biasAct(
    const Value& x,
    const std::string& bias,
    Activation activation,
    double gain,
    std::optional<double> clamp) {
    auto y = b.add(x, b.reshape(b.weight(bias), {1, -1, 1, 1}));
    y = b.activate(y, activation);
    if (gain != 1.0) {
        y = b.multiply(y, gain);
    }
    return clamp ? b.clamp(y, -*clamp, *clamp) : y;
}

GraphValue GraphParts::demodulation(const Value& styles, const Value& w, std::int64_t channels) {
    const auto squares = b.reshape(b.sum(square(w), {2, 3}), {channels, -1});
    const auto power = b.matmul(square(styles), b.permute(squares, {1, 0}));
    return overFeatures(b.rsqrt(b.add(power, 1e-8)), channels);
}

GraphValue
GraphParts::cropOrPad(const Value& x, const Sides& sides, std::int64_t height, std::int64_t width) {
    auto y = x;
    if (sides[2] < 0 || sides[3] < 0) {
        const auto end = height + std::min<std::int64_t>(sides[3], 0);
        y = b.slice(y, 2, std::max<std::int64_t>(-sides[2], 0), end);
    }
    if (sides[0] < 0 || sides[1] < 0) {
        const auto end = width + std::min<std::int64_t>(sides[1], 0);
        y = b.slice(y, 3, std::max<std::int64_t>(-sides[0], 0), end);
    }
    Sides zeros{};
    std::ranges::transform(
        sides, zeros.begin(), [](auto n) { return std::max<std::int64_t>(n, 0); });
    return zeros == Sides{} ? y : b.pad(y, zeros);
}

GraphValue GraphParts::fir(
    const Value& x,
    const std::string& name,
    const Fir& fir,
    std::int64_t channels,
    std::int64_t height,
    std::int64_t width) {
    const auto rows = fir.filter.size(0);
    const auto columns = fir.filter.size(1);
    // Channels are filtered alike, so they become samples of a one-channel batch.
    auto y = b.reshape(x, {-1, 1, height, width});
    ConvShape shape;
    if (fir.up != std::array<std::int64_t, 2>{1, 1}) {
        // A transposed convolution inserts the zeros and convolves with all of the kernel; what
        // the padding leaves of that is an inner part.
        const auto kernel = b.constant(name, fir.filter.reshape({1, 1, rows, columns}));
        const Sides crop{
            columns - 1 - fir.padding[0],
            columns - fir.up[1] - fir.padding[1],
            rows - 1 - fir.padding[2],
            rows - fir.up[0] - fir.padding[3]};
        shape.stride = fir.up;
        const bool even = isEven(crop);
        if (even) {
            shape.padding = {crop[2], crop[0]};
        }
        y = b.convTranspose2d(y, kernel, shape);
        height = (height - 1) * fir.up[0] + rows;
        width = (width - 1) * fir.up[1] + columns;
        if (!even) {
            y = cropOrPad(y, {-crop[0], -crop[1], -crop[2], -crop[3]}, height, width);
        }
        height -= crop[2] + crop[3];
        width -= crop[0] + crop[1];
    } else {
        const auto kernel =
            b.constant(name, fir.filter.flip({0, 1}).reshape({1, 1, rows, columns}).contiguous());
        shape.stride = fir.down;
        if (isEven(fir.padding)) {
            shape.padding = {fir.padding[2], fir.padding[0]};
        } else {
            y = cropOrPad(y, fir.padding, height, width);
        }
        y = b.conv2d(y, kernel, shape);
        height = (height + fir.padding[2] + fir.padding[3] - rows) / fir.down[0] + 1;
        width = (width + fir.padding[0] + fir.padding[1] - columns) / fir.down[1] + 1;
    }
    return b.reshape(y, {-1, channels, height, width});
}

} // namespace sg
