#pragma once

/// What the graphs of both generations of StyleGAN have in common, in terms of a GraphBuilder.

#include "core/io/graph_builder.h"
#include "core/model/options.h"
#include "core/model/weights.h"

#include <optional>
#include <string>

namespace sg {

class GraphParts {
public:
    using Value = GraphValue;

    /// Both must outlive this object.
    GraphParts(GraphBuilder& builder, const StateDict& state) : b(builder), m_state(state) {}

    /// The numbers of a parameter or buffer.
    [[nodiscard]] const torch::Tensor& tensor(const std::string& name) const {
        return m_state.at(name);
    }

    [[nodiscard]] bool has(const std::string& name) const { return m_state.contains(name); }

    Value square(const Value& x) { return b.multiply(x, x); }

    /// FullyConnected: `name`.weight and .bias.
    Value
    linear(const Value& x, const std::string& name, Activation activation, double lrMultiplier);

    /// Styles of a modulated convolution: `layer` + "affine." applied to w number `index`.
    Value styles(const Value& ws, std::int64_t index, const std::string& layer);

    /// [N,C] beside features [N,C,H,W].
    Value overFeatures(const Value& x, std::int64_t channels) {
        return b.reshape(x, {-1, channels, 1, 1});
    }

    /// clamp(gain act(x + bias), +-clamp); `bias` is the name of a tensor [C].
    Value biasAct(
        const Value& x,
        const std::string& bias,
        Activation activation,
        double gain,
        std::optional<double> clamp);

    /// d[n,o] = rsqrt(sum_i s[n,i]^2 sum_k w[o,i,k]^2 + 1e-8), as [N,O,1,1].
    Value demodulation(const Value& styles, const Value& w, std::int64_t channels);

    /// One pass of a FIR filter over each channel: zero insertion by `up`, padding (negative
    /// crops), true convolution with `filter` [rows,columns], every `down`-th sample. x
    /// [N,C,h,w]; `name` is for the constant.
    struct Fir {
        torch::Tensor filter;
        std::array<std::int64_t, 2> up{1, 1}; ///< rows, columns
        std::array<std::int64_t, 2> down{1, 1};
        std::array<std::int64_t, 4> padding{0, 0, 0, 0}; ///< left, right, top, bottom
    };

    Value
    fir(const Value& x,
        const std::string& name,
        const Fir& fir,
        std::int64_t channels,
        std::int64_t height,
        std::int64_t width);

    GraphBuilder& b;

private:
    Value cropOrPad(
        const Value& x,
        const std::array<std::int64_t, 4>& sides,
        std::int64_t height,
        std::int64_t width);

    const StateDict& m_state;
};

} // namespace sg
