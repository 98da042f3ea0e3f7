#include "core/io/stylegan2_graph.h"

#include "core/model/torch.h"

#include <cmath>

namespace sg {

namespace {

using Value = GraphValue;

/// Writes one network; keeps count of the w vectors.
class Writer {
public:
    Writer(GraphParts& parts, const StyleGan2Options& options, Value ws)
        : m_parts(parts), m_b(parts.b), m_options(options), m_ws(std::move(ws)) {}

    Value write();

private:
    /// 3x3 modulated convolution, noise, bias, activation; doubles the size when `up`.
    Value
    convolution(const Value& x, const std::string& name, int resolution, bool up, double gain);
    Value torgb(const Value& x, int resolution);
    /// Doubles the size of x [N,C,h,h].
    Value upsample(const Value& x, int resolution, const char* name, std::int64_t channels);

    static std::string block(int resolution) {
        return "synthesis.b" + std::to_string(resolution) + ".";
    }

    GraphParts& m_parts;
    GraphBuilder& m_b;
    const StyleGan2Options& m_options;
    Value m_ws;
    std::int64_t m_next = 0; ///< w vector of the next convolution
};

Value Writer::convolution(
    const Value& x, const std::string& name, int resolution, bool up, double gain) {
    const auto layer = block(resolution) + name + ".";
    const auto out = m_options.widths.at(resolution);
    const auto in = up ? m_options.widths.at(resolution / 2) : out;
    const auto styles = m_parts.styles(m_ws, m_next++, layer);
    const auto w = m_b.weight(layer + "weight");
    auto y = m_b.multiply(x, m_parts.overFeatures(styles, in));
    if (up) {
        y = m_b.convTranspose2d(y, m_b.permute(w, {1, 0, 2, 3}), {.stride = {2, 2}});
        const auto filter = m_parts.tensor(layer + "resample_filter") * 4.0;
        const auto taps = filter.size(0);
        const auto before = (taps + 1) / 2 - 1;
        const auto after = (taps - 2) / 2;
        y = m_parts.fir(
            y,
            "b" + std::to_string(resolution) + "_" + name + "_fir",
            {.filter = filter, .padding = {before, after, before, after}},
            out,
            resolution + 1,
            resolution + 1);
    } else {
        y = m_b.conv2d(y, w, {.padding = {1, 1}});
    }
    y = m_b.multiply(y, m_parts.demodulation(styles, w, out));
    if (m_options.useNoise) {
        y = m_b.add(
            y,
            m_b.multiply(m_b.weight(layer + "noise_const"), m_b.weight(layer + "noise_strength")));
    }
    const auto clamp =
        m_options.convClamp ? std::optional(*m_options.convClamp * gain) : std::nullopt;
    return m_parts.biasAct(
        y,
        layer + "bias",
        m_options.activation,
        activationGain(m_options.activation) * gain,
        clamp);
}

Value Writer::torgb(const Value& x, int resolution) {
    const auto layer = block(resolution) + "torgb.";
    const auto in = m_options.widths.at(resolution);
    // Shares its w with the next block's first convolution.
    const auto styles =
        m_b.multiply(m_parts.styles(m_ws, m_next, layer), 1.0 / std::sqrt(double(in)));
    const auto y = m_b.conv2d(
        m_b.multiply(x, m_parts.overFeatures(styles, in)), m_b.weight(layer + "weight"), {});
    return m_parts.biasAct(y, layer + "bias", Activation::Linear, 1.0, m_options.convClamp);
}

Value Writer::upsample(const Value& x, int resolution, const char* name, std::int64_t channels) {
    const auto filter = m_parts.tensor(block(resolution) + "resample_filter") * 4.0;
    const auto taps = filter.size(0);
    const auto before = (taps + 1) / 2;
    const auto after = (taps - 2) / 2;
    return m_parts.fir(
        x,
        "b" + std::to_string(resolution) + "_" + name + "_fir",
        {.filter = filter, .up = {2, 2}, .padding = {before, after, before, after}},
        channels,
        resolution / 2,
        resolution / 2);
}

Value Writer::write() {
    Value x = m_b.reshape(m_b.weight("synthesis.b4.const"), {1, m_options.widths.at(4), 4, 4});
    Value img;
    for (int r = 4; r <= m_options.resolution; r *= 2) {
        const bool resnet = m_options.architecture == Architecture::Resnet && r > 4;
        Value shortcut;
        if (resnet) {
            const auto skip = block(r) + "skip.weight";
            const double gain = kResnetGain / std::sqrt(double(m_options.widths.at(r / 2)));
            shortcut = m_b.conv2d(x, m_b.multiply(m_b.weight(skip), gain), {});
            shortcut = upsample(shortcut, r, "skip", m_options.widths.at(r));
        }
        if (r > 4) {
            x = convolution(x, "conv0", r, true, 1.0);
        }
        x = convolution(x, "conv1", r, false, resnet ? kResnetGain : 1.0);
        if (resnet) {
            x = m_b.add(shortcut, x);
        }
        if (r == m_options.resolution || m_options.architecture == Architecture::Skip) {
            const auto y = torgb(x, r);
            img = img.empty() ? y : m_b.add(upsample(img, r, "img", m_options.channels), y);
        }
    }
    return img;
}

} // namespace

GraphValue
styleGan2Graph(GraphParts& parts, const StyleGan2Options& options, const GraphValue& ws) {
    return Writer(parts, options, ws).write();
}

} // namespace sg
