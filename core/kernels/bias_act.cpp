#include "core/kernels/bias_act.h"

#include "core/kernels/plain_kernels.h"
#include "core/kernels/vector_clones.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace sg {

namespace {

constexpr std::array<std::pair<Activation, std::string_view>, 9> kNames{{
    {Activation::Linear, "linear"},
    {Activation::Relu, "relu"},
    {Activation::LeakyRelu, "lrelu"},
    {Activation::Tanh, "tanh"},
    {Activation::Sigmoid, "sigmoid"},
    {Activation::Elu, "elu"},
    {Activation::Selu, "selu"},
    {Activation::Softplus, "softplus"},
    {Activation::Swish, "swish"},
}};

} // namespace

std::optional<Activation> activationFromName(std::string_view name) {
    for (const auto& [activation, text] : kNames) {
        if (text == name) {
            return activation;
        }
    }
    return std::nullopt;
}

std::string_view activationName(Activation activation) {
    for (const auto& [candidate, text] : kNames) {
        if (candidate == activation) {
            return text;
        }
    }
    return "linear";
}

double activationGain(Activation activation) {
    const bool halves = activation == Activation::Relu || activation == Activation::LeakyRelu ||
                        activation == Activation::Swish;
    return halves ? std::numbers::sqrt2 : 1.0;
}

torch::Tensor activate(const torch::Tensor& x, Activation activation) {
    switch (activation) {
    case Activation::Linear:
        return x;
    case Activation::Relu:
        return torch::relu(x);
    case Activation::LeakyRelu:
        return torch::leaky_relu(x, 0.2);
    case Activation::Tanh:
        return torch::tanh(x);
    case Activation::Sigmoid:
        return torch::sigmoid(x);
    case Activation::Elu:
        return torch::elu(x);
    case Activation::Selu:
        return torch::selu(x);
    case Activation::Softplus:
        return torch::softplus(x);
    case Activation::Swish:
        return torch::sigmoid(x) * x;
    }
    return x;
}

namespace {

/// lrelu(v) gain, clamped; linear when the slope is 1.
struct Gate {
    float slope;
    float gain;
    float clamp; ///< infinite = none
};

SG_VECTOR_CLONES
void gateWithBias(
    const float* x,
    const float* b,
    float* y,
    std::int64_t planes,
    std::int64_t channels,
    std::int64_t size,
    Gate gate) {
    for (std::int64_t p = 0; p < planes; ++p) {
        const float bias = b != nullptr ? b[p % channels] : 0.0F;
        const float* in = x + p * size;
        float* out = y + p * size;
        for (std::int64_t i = 0; i < size; ++i) {
            const float v = in[i] + bias;
            const float scaled = v * (v > 0.0F ? gate.gain : gate.gain * gate.slope);
            out[i] = std::min(std::max(scaled, -gate.clamp), gate.clamp);
        }
    }
}

/// The derivative at the place where `y` came out, times `g`.
SG_VECTOR_CLONES
void gateGradient(const float* g, const float* y, float* out, std::int64_t count, Gate gate) {
    for (std::int64_t i = 0; i < count; ++i) {
        const float steep = y[i] > 0.0F ? gate.gain : gate.gain * gate.slope;
        out[i] = y[i] < gate.clamp && y[i] > -gate.clamp ? g[i] * steep : 0.0F;
    }
}

constexpr std::int64_t kGrain = 32768;

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

void keep(AutogradContext& context, const Gate& gate) {
    context.saved_data["gate"] =
        std::vector<double>{double(gate.slope), double(gate.gain), double(gate.clamp)};
}

Gate gateOf(AutogradContext& context) {
    const auto g = context.saved_data["gate"].toDoubleVector();
    return {float(g[0]), float(g[1]), float(g[2])};
}

/// Linear in g; y only says which piece of the gate is meant.
struct GateGradient : torch::autograd::Function<GateGradient> {
    static torch::Tensor
    forward(AutogradContext* context, const torch::Tensor& g, const torch::Tensor& y, Gate gate) {
        context->save_for_backward({y});
        keep(*context, gate);
        const auto in = g.contiguous();
        auto out = torch::empty_like(in);
        const float* gradient = in.data_ptr<float>();
        const float* place = y.data_ptr<float>();
        float* target = out.data_ptr<float>();
        at::parallel_for(0, in.numel(), kGrain, [&](std::int64_t begin, std::int64_t end) {
            gateGradient(gradient + begin, place + begin, target + begin, end - begin, gate);
        });
        return out;
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const auto y = context->get_saved_variables()[0];
        return {GateGradient::apply(gradients[0], y, gateOf(*context)), {}, {}};
    }
};

struct BiasGate : torch::autograd::Function<BiasGate> {
    static torch::Tensor
    forward(AutogradContext* context, const torch::Tensor& x, const torch::Tensor& b, Gate gate) {
        const auto in = x.contiguous();
        auto out = torch::empty_like(in);
        const float* source = in.data_ptr<float>();
        const auto bias = b.contiguous();
        const float* biases = bias.numel() > 0 ? bias.data_ptr<float>() : nullptr;
        float* target = out.data_ptr<float>();
        const auto channels = in.size(1);
        const auto planes = in.size(0) * channels;
        const auto size = in.numel() / std::max<std::int64_t>(1, planes);
        // Whole samples a piece, so that a channel's index is the plane's, counted from there.
        const auto perSample = std::max<std::int64_t>(1, channels * size);
        at::parallel_for(
            0,
            in.size(0),
            std::max<std::int64_t>(1, kGrain / perSample),
            [&](std::int64_t begin, std::int64_t end) {
                gateWithBias(
                    source + begin * perSample,
                    biases,
                    target + begin * perSample,
                    (end - begin) * channels,
                    channels,
                    size,
                    gate);
            });
        context->save_for_backward({out});
        keep(*context, gate);
        return out;
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const auto y = context->get_saved_variables()[0];
        const auto dx = GateGradient::apply(gradients[0], y.detach(), gateOf(*context));
        torch::Tensor db;
        if (context->needs_input_grad(1)) {
            std::vector<std::int64_t> others;
            for (std::int64_t d = 0; d < dx.dim(); ++d) {
                if (d != 1) {
                    others.push_back(d);
                }
            }
            db = dx.sum(others);
        }
        return {dx, db, {}};
    }
};

} // namespace

torch::Tensor biasAct(
    const torch::Tensor& x,
    const torch::Tensor& b,
    Activation activation,
    double gain,
    std::optional<double> clamp) {
    const bool gate = activation == Activation::LeakyRelu || activation == Activation::Linear;
    if (gate && !PlainKernels::active() && x.is_cpu() && x.scalar_type() == torch::kFloat32 &&
        x.dim() >= 2) {
        const bool linear = activation == Activation::Linear;
        return BiasGate::apply(
            x,
            b.defined() ? b : torch::empty({0}, x.options()), // a Function takes no undefined one
            Gate{
                linear ? 1.0F : 0.2F,
                float(gain),
                clamp ? float(*clamp) : std::numeric_limits<float>::infinity()});
    }
    torch::Tensor y = x;
    if (b.defined()) {
        std::vector<std::int64_t> shape(static_cast<std::size_t>(x.dim()), 1);
        shape[1] = -1;
        y = y + b.view(shape);
    }
    y = activate(y, activation);
    if (gain != 1.0) {
        y = y * gain;
    }
    if (clamp) {
        y = y.clamp(-*clamp, *clamp);
    }
    return y;
}

} // namespace sg
