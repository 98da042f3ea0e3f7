#include "core/io/stylegan3_graph.h"

#include "core/model/stylegan3_plan.h"
#include "core/model/torch.h"

#include <cmath>
#include <numbers>

namespace sg {

namespace {

using Value = GraphValue;

/// Waves whose place follows from w (formats.md 5.3).
Value input(GraphParts& parts, const StyleGan3Plan& plan, const Value& ws) {
    GraphBuilder& b = parts.b;
    const std::string layer = "synthesis.input.";
    const std::int64_t channels = plan.inputChannels;
    const std::int64_t size = plan.inputSize;
    const auto column = [&](const Value& x, std::int64_t i) { return b.slice(x, 1, i, i + 1); };

    // A turn (its cosine and sine), then a move; both as rows of a matrix, [N,3] each.
    const auto raw = parts.styles(ws, 0, layer);
    const auto turn = b.slice(raw, 1, 0, 2);
    const auto t = b.multiply(raw, b.rsqrt(b.sum(parts.square(turn), {1})));
    const auto cosine = column(t, 0);
    const auto sine = column(t, 1);
    const auto x = column(t, 2);
    const auto y = column(t, 3);
    const auto back =
        b.multiply(b.add(b.multiply(sine, x), b.multiply(cosine, y)), -1.0); // -(sine x + cosine y)
    const auto across = b.subtract(b.multiply(sine, y), b.multiply(cosine, x));
    const auto transform = b.weight(layer + "transform");
    const auto top = b.matmul(b.concat({cosine, b.multiply(sine, -1.0), across}, 1), transform);
    const auto bottom = b.matmul(b.concat({sine, cosine, back}, 1), transform);

    // freqs [C,2] times that matrix, column by column: [N,C].
    const auto freqs = b.weight(layer + "freqs");
    const auto freqsX = b.reshape(column(freqs, 0), {1, channels});
    const auto freqsY = b.reshape(column(freqs, 1), {1, channels});
    const auto moved = [&](std::int64_t i) {
        return b.add(b.multiply(freqsX, column(top, i)), b.multiply(freqsY, column(bottom, i)));
    };
    const auto fx = moved(0);
    const auto fy = moved(1);
    const auto phase = b.add(moved(2), b.weight(layer + "phases"));

    // amplitude = clamp(1 - (|f| - bandwidth) / (rate / 2 - bandwidth), 0, 1)
    const double range = plan.inputRate / 2.0 - plan.bandwidth;
    const auto length = b.sqrt(b.add(parts.square(fx), parts.square(fy)));
    const auto amplitude =
        b.clamp(b.add(b.multiply(length, -1.0 / range), 1.0 + plan.bandwidth / range), 0.0, 1.0);

    const auto place = ((2.0 * torch::arange(size, torch::kFloat64) + 1.0) / double(size) - 1.0) *
                       (0.5 * double(size) / plan.inputRate);
    const auto places = place.to(torch::kFloat32);
    const auto placeX = b.constant("input_place_x", places.reshape({1, 1, 1, size}));
    const auto placeY = b.constant("input_place_y", places.reshape({1, 1, size, 1}));
    const auto angle = b.add(
        b.add(
            b.multiply(parts.overFeatures(fx, channels), placeX),
            b.multiply(parts.overFeatures(fy, channels), placeY)),
        parts.overFeatures(phase, channels));
    const auto waves = b.multiply(
        b.sin(b.multiply(angle, 2.0 * std::numbers::pi)), parts.overFeatures(amplitude, channels));
    const auto mix = b.multiply(b.weight(layer + "weight"), 1.0 / std::sqrt(double(channels)));
    return b.conv2d(waves, b.reshape(mix, {channels, channels, 1, 1}), {});
}

/// Modulated convolution; grows the picture by kernel - 1.
Value convolve(
    GraphParts& parts,
    const StyleGan3Layer& plan,
    const std::string& layer,
    const Value& x,
    Value styles) {
    GraphBuilder& b = parts.b;
    const auto inputGain = b.rsqrt(b.weight(layer + "magnitude_ema"));
    auto w = b.weight(layer + "weight");
    if (plan.torgb) {
        const double fanIn = double(plan.inChannels) * plan.kernel * plan.kernel;
        styles = b.multiply(b.multiply(styles, 1.0 / std::sqrt(fanIn)), inputGain);
    } else {
        w = b.multiply(w, b.rsqrt(b.mean(parts.square(w), {1, 2, 3})));
        // The mean over the whole batch is the original's.
        styles = b.multiply(styles, b.rsqrt(b.mean(parts.square(styles), {0, 1})));
    }
    const std::int64_t margin = plan.kernel - 1;
    const auto y = b.conv2d(
        b.multiply(x, parts.overFeatures(styles, plan.inChannels)),
        w,
        {.padding = {margin, margin}});
    return plan.torgb
               ? y
               : b.multiply(
                     y, b.multiply(parts.demodulation(styles, w, plan.outChannels), inputGain));
}

/// Both passes of a separable filter, or the only one of a two-dimensional filter.
struct Resampling {
    std::int64_t up = 1;
    std::int64_t down = 1;
    std::int64_t padBefore = 0;
    std::int64_t padAfter = 0;
};

Value resample(
    GraphParts& parts,
    const Value& x,
    const std::string& name,
    const torch::Tensor& filter,
    const Resampling& r,
    std::int64_t channels,
    std::int64_t& size) {
    const auto taps = filter.size(0);
    const auto after = (size * r.up + r.padBefore + r.padAfter - taps) / r.down + 1;
    const auto gained = filter * double(r.up);
    Value y;
    if (filter.dim() == 2) {
        y = parts.fir(
            x,
            name,
            {.filter = gained * double(r.up),
             .up = {r.up, r.up},
             .down = {r.down, r.down},
             .padding = {r.padBefore, r.padAfter, r.padBefore, r.padAfter}},
            channels,
            size,
            size);
    } else {
        y = parts.fir(
            x,
            name + "_rows",
            {.filter = gained.reshape({taps, 1}),
             .up = {r.up, 1},
             .down = {r.down, 1},
             .padding = {0, 0, r.padBefore, r.padAfter}},
            channels,
            size,
            size);
        y = parts.fir(
            y,
            name + "_columns",
            {.filter = gained.reshape({1, taps}),
             .up = {1, r.up},
             .down = {1, r.down},
             .padding = {r.padBefore, r.padAfter, 0, 0}},
            channels,
            after,
            size);
    }
    size = after;
    return y;
}

Value synthesisLayer(
    GraphParts& parts,
    const StyleGan3Options& options,
    const StyleGan3Layer& plan,
    const Value& x,
    const Value& ws,
    std::int64_t index) {
    const std::string layer = "synthesis." + plan.name + ".";
    auto y = convolve(parts, plan, layer, x, parts.styles(ws, index, layer));
    if (plan.torgb) {
        return parts.biasAct(y, layer + "bias", Activation::Linear, 1.0, options.convClamp);
    }
    std::int64_t size = plan.inSize + plan.kernel - 1;
    y = parts.b.add(y, parts.b.reshape(parts.b.weight(layer + "bias"), {1, -1, 1, 1}));
    const Resampling up{plan.up, 1, plan.padBefore, plan.padAfter};
    const auto through = torch::ones({1});
    y = resample(
        parts,
        y,
        plan.name + "_up",
        plan.upTaps > 1 ? parts.tensor(layer + "up_filter") : through,
        up,
        plan.outChannels,
        size);
    y = parts.b.multiply(parts.b.activate(y, Activation::LeakyRelu), std::numbers::sqrt2);
    if (options.convClamp) {
        y = parts.b.clamp(y, -*options.convClamp, *options.convClamp);
    }
    if (plan.downTaps > 1) {
        y = resample(
            parts,
            y,
            plan.name + "_down",
            parts.tensor(layer + "down_filter"),
            {.down = plan.down},
            plan.outChannels,
            size);
    }
    return y;
}

} // namespace

GraphValue
styleGan3Graph(GraphParts& parts, const StyleGan3Options& options, const GraphValue& ws) {
    const StyleGan3Plan plan = planOf(options);
    auto x = input(parts, plan, ws);
    std::int64_t next = 1;
    for (const StyleGan3Layer& layer : plan.layers) {
        x = synthesisLayer(parts, options, layer, x, ws, next++);
    }
    return parts.b.multiply(x, options.outputScale);
}

} // namespace sg
