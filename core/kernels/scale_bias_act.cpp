#include "core/kernels/scale_bias_act.h"

#include "core/kernels/channel_rows.h"
#include "core/kernels/plain_kernels.h"

#include <torch/torch.h>

#include <cmath>
#include <vector>

namespace sg {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

/// The gate in numbers of its own: read through a reference they might change with every store.
struct GateSteps {
    explicit GateSteps(const Gate& gate)
        : above(gate.gain), below(gate.gain * gate.slope), clamp(gate.clamp) {}

    SG_INLINE float at(float v) const {
        const float scaled = v * (v > 0.0F ? above : below);
        return std::min(std::max(scaled, -clamp), clamp);
    }

    /// For results that are rounded to T: the clamp is among them.
    template <typename T>
    SG_INLINE GateSteps rounded() const {
        GateSteps steps = *this;
        T edge;
        put(edge, clamp);
        steps.clamp = real(edge);
        return steps;
    }

    /// The derivative where y came out.
    SG_INLINE float steepness(float y) const {
        const float steep = y > 0.0F ? above : below;
        return std::abs(y) < clamp ? steep : 0.0F;
    }

    float above;
    float below;
    float clamp;
};

template <typename T>
SG_INLINE void shiftRows(
    const T* x,
    const float* scale,
    const float* noise,
    const float* bias,
    T* y,
    std::int64_t rows,
    std::int64_t channels,
    const Gate& gate) {
    const GateSteps steps(gate);
    for (std::int64_t r = 0; r < rows; ++r) {
        const T* __restrict in = x + r * channels;
        T* __restrict out = y + r * channels;
        const float grain = noise != nullptr ? noise[r] : 0.0F;
        for (std::int64_t c = 0; c < channels; ++c) {
            put(out[c], steps.at(real(in[c]) * scale[c] + (bias[c] + grain)));
        }
    }
}

/// What the rows of one piece give to the gradients of a whole sample.
struct Sums {
    float* scale; ///< [C]
    float* bias;  ///< [C]
};

/// One pass back: dx, and what it gives to the other gradients.
template <bool Gated, bool Scaled, typename T>
SG_INLINE void shiftRowsBack(
    const T* g,
    const T* y,
    const T* x,
    const float* scale,
    T* dx,
    float* dNoise,
    Sums sums,
    std::int64_t rows,
    std::int64_t channels,
    const Gate& gate) {
    // Nothing that is written overlaps anything else; without saying so, no vector code.
    float* __restrict sumsOfScale = sums.scale;
    float* __restrict sumsOfBias = sums.bias;
    const float* __restrict factors = scale;
    const GateSteps steps = GateSteps(gate).rounded<T>();
    for (std::int64_t r = 0; r < rows; ++r) {
        const T* __restrict gradient = g + r * channels;
        const T* __restrict place = y + r * channels;
        const T* __restrict in = x + r * channels;
        T* __restrict out = dx + r * channels;
        if (dNoise != nullptr) {
            float sum = 0.0F;
#pragma omp simd reduction(+ : sum)
            for (std::int64_t c = 0; c < channels; ++c) {
                sum += real(gradient[c]) * (Gated ? steps.steepness(real(place[c])) : 1.0F);
            }
            dNoise[r] = sum;
        }
        for (std::int64_t c = 0; c < channels; ++c) {
            const float passed =
                real(gradient[c]) * (Gated ? steps.steepness(real(place[c])) : 1.0F);
            if constexpr (Scaled) {
                sumsOfScale[c] += passed * real(in[c]);
            }
            sumsOfBias[c] += passed;
            put(out[c], passed * factors[c]);
        }
    }
}

// The loops for each type and machine. A template cannot have clones.
SG_VECTOR_CLONES
void shiftRowsOf(
    const float* x,
    const float* s,
    const float* n,
    const float* b,
    float* y,
    std::int64_t rows,
    std::int64_t channels,
    const Gate& gate) {
    shiftRows(x, s, n, b, y, rows, channels, gate);
}

SG_VECTOR_CLONES
void shiftRowsOf(
    const Bits16* x,
    const float* s,
    const float* n,
    const float* b,
    Bits16* y,
    std::int64_t rows,
    std::int64_t channels,
    const Gate& gate) {
    shiftRows(x, s, n, b, y, rows, channels, gate);
}

template <typename T>
SG_INLINE void shiftRowsBackAny(
    const T* g,
    const T* y,
    const T* x,
    const float* s,
    T* dx,
    float* n,
    Sums sums,
    std::int64_t rows,
    std::int64_t channels,
    const Gate& gate) {
    if (y != nullptr && x != nullptr) {
        shiftRowsBack<true, true>(g, y, x, s, dx, n, sums, rows, channels, gate);
    } else if (y != nullptr) {
        shiftRowsBack<true, false>(g, y, g, s, dx, n, sums, rows, channels, gate);
    } else if (x != nullptr) {
        shiftRowsBack<false, true>(g, g, x, s, dx, n, sums, rows, channels, gate);
    } else {
        shiftRowsBack<false, false>(g, g, g, s, dx, n, sums, rows, channels, gate);
    }
}

SG_VECTOR_CLONES
void shiftRowsBackOf(
    const float* g,
    const float* y,
    const float* x,
    const float* s,
    float* dx,
    float* n,
    Sums sums,
    std::int64_t rows,
    std::int64_t channels,
    const Gate& gate) {
    shiftRowsBackAny(g, y, x, s, dx, n, sums, rows, channels, gate);
}

SG_VECTOR_CLONES
void shiftRowsBackOf(
    const Bits16* g,
    const Bits16* y,
    const Bits16* x,
    const float* s,
    Bits16* dx,
    float* n,
    Sums sums,
    std::int64_t rows,
    std::int64_t channels,
    const Gate& gate) {
    shiftRowsBackAny(g, y, x, s, dx, n, sums, rows, channels, gate);
}

template <typename T>
SG_INLINE void
addProducts(const T* a, const T* b, float* sums, std::int64_t rows, std::int64_t channels) {
    float* __restrict total = sums;
    for (std::int64_t r = 0; r < rows; ++r) {
        for (std::int64_t c = 0; c < channels; ++c) {
            total[c] += real(a[r * channels + c]) * real(b[r * channels + c]);
        }
    }
}

SG_VECTOR_CLONES
void addProductsOf(
    const float* a, const float* b, float* sums, std::int64_t rows, std::int64_t channels) {
    addProducts(a, b, sums, rows, channels);
}

SG_VECTOR_CLONES
void addProductsOf(
    const Bits16* a, const Bits16* b, float* sums, std::int64_t rows, std::int64_t channels) {
    addProducts(a, b, sums, rows, channels);
}

/// [C] or [N,C] or noise as an array of floats; null when undefined.
struct Factors {
    explicit Factors(const torch::Tensor& values) {
        if (values.defined() && values.numel() > 0) {
            tensor = values.detach().to(torch::kFloat32).contiguous();
        }
    }

    [[nodiscard]] const float* data() const {
        return tensor.defined() ? tensor.data_ptr<float>() : nullptr;
    }

    torch::Tensor tensor;
};

struct Shape {
    explicit Shape(const torch::Tensor& x)
        : samples(x.dim() == 4 ? x.size(0) : 1),
          rows(x.dim() == 4 ? x.size(2) * x.size(3) : x.size(0)),
          channels(x.size(1)) {}

    std::int64_t samples;
    std::int64_t rows;
    std::int64_t channels;
};

/// A Function takes no undefined tensors: empty ones stand for them.
torch::Tensor orEmpty(const torch::Tensor& t, const torch::Tensor& like) {
    return t.defined() ? t : torch::empty({0}, like.options().dtype(torch::kFloat32));
}

bool given(const torch::Tensor& t) {
    return t.numel() > 0;
}

void keep(AutogradContext& context, const Gate& gate) {
    context.saved_data["gate"] =
        std::vector<double>{double(gate.slope), double(gate.gain), double(gate.clamp)};
}

Gate gateOf(AutogradContext& context) {
    const auto g = context.saved_data["gate"].toDoubleVector();
    return {float(g[0]), float(g[1]), float(g[2])};
}

torch::Tensor shiftForward(const torch::Tensor& x, const Shift& shift, const Gate& gate) {
    const auto in = asRows(x);
    const Shape shape(in);
    auto out = emptyRows(in.sizes(), in);
    const Factors scale(shift.scale);
    const Factors noise(shift.noise);
    const Factors bias(shift.bias);
    const std::vector<float> ones(scale.data() ? 0 : std::size_t(shape.channels), 1.0F);
    const std::vector<float> zeros(bias.data() ? 0 : std::size_t(shape.channels), 0.0F);
    const bool noiseOfEach = noise.data() && noise.tensor.size(0) > 1;
    withElementsOf(in, [&]<typename T>(T*) {
        Pieces(shape.samples, shape.rows, shape.channels).forEach([&](auto, const Piece& p) {
            const auto first = p.sample * shape.rows + p.begin;
            shiftRowsOf(
                rowsOf<T>(in) + first * shape.channels,
                scale.data() ? scale.data() + p.sample * shape.channels : ones.data(),
                noise.data() ? noise.data() + (noiseOfEach ? first : p.begin) : nullptr,
                bias.data() ? bias.data() : zeros.data(),
                rowsOf<T>(out) + first * shape.channels,
                p.end - p.begin,
                shape.channels,
                gate);
        });
    });
    return out;
}

struct ShiftGradients {
    torch::Tensor x;
    torch::Tensor scale; ///< [N,C]
    torch::Tensor noise; ///< [N,1,H,W]
    torch::Tensor bias;  ///< [C]
};

/// All first gradients in one pass. `y` is the result, undefined when the gate changes nothing;
/// `x` undefined when the gradient by the scale is not wanted.
ShiftGradients shiftBackward(
    const torch::Tensor& gradient,
    const torch::Tensor& y,
    const torch::Tensor& x,
    const torch::Tensor& scaleOfChannels,
    bool wantNoise,
    const Gate& gate) {
    const auto g = asRows(gradient);
    const Shape shape(g);
    const Factors scale(scaleOfChannels);
    const std::vector<float> ones(scale.data() ? 0 : std::size_t(shape.channels), 1.0F);
    const Pieces pieces(shape.samples, shape.rows, shape.channels);
    const auto options = g.options().dtype(torch::kFloat32);
    // Sums of each piece; their order does not depend on the number of threads.
    const auto sums = torch::zeros({2, pieces.count(), shape.channels}, options);
    float* sumsOfBias = sums.data_ptr<float>();
    float* sumsOfScale = sumsOfBias + pieces.count() * shape.channels;
    ShiftGradients result;
    result.x = emptyRows(g.sizes(), g);
    if (wantNoise) {
        result.noise = torch::empty({shape.samples, 1, g.size(2), g.size(3)}, options);
    }
    float* noise = wantNoise ? result.noise.data_ptr<float>() : nullptr;
    withElementsOf(g, [&]<typename T>(T*) {
        const T* place = y.defined() ? rowsOf<T>(y) : nullptr;
        const T* in = x.defined() ? rowsOf<T>(x) : nullptr;
        pieces.forEach([&](std::int64_t i, const Piece& p) {
            const auto first = p.sample * shape.rows + p.begin;
            const auto offset = first * shape.channels;
            shiftRowsBackOf(
                rowsOf<T>(g) + offset,
                place ? place + offset : nullptr,
                in ? in + offset : nullptr,
                scale.data() ? scale.data() + p.sample * shape.channels : ones.data(),
                rowsOf<T>(result.x) + offset,
                noise ? noise + first : nullptr,
                {sumsOfScale + i * shape.channels, sumsOfBias + i * shape.channels},
                p.end - p.begin,
                shape.channels,
                gate);
        });
    });
    result.bias = sums[0].sum(0);
    if (x.defined()) {
        result.scale = sums[1].view({shape.samples, pieces.perSample(), shape.channels}).sum(1);
    }
    return result;
}

torch::Tensor scaled(const torch::Tensor& x, const torch::Tensor& scale);

/// The gate's derivative at the place where y came out, times g: linear in g.
struct GateGradient : torch::autograd::Function<GateGradient> {
    static torch::Tensor
    forward(AutogradContext* context, const torch::Tensor& g, const torch::Tensor& y, Gate gate) {
        context->save_for_backward({y});
        keep(*context, gate);
        return shiftBackward(g, y, {}, {}, false, gate).x;
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const auto y = context->get_saved_variables()[0];
        return {GateGradient::apply(gradients[0], y, gateOf(*context)), {}, {}};
    }
};

/// Sums over each picture of the products: [N,C].
struct Products : torch::autograd::Function<Products> {
    static torch::Tensor
    forward(AutogradContext* context, const torch::Tensor& a, const torch::Tensor& b) {
        context->save_for_backward({a, b});
        const auto left = asRows(a);
        const auto right = asRows(b.to(a.scalar_type()));
        const Shape shape(left);
        const Pieces pieces(shape.samples, shape.rows, shape.channels);
        const auto sums = torch::zeros(
            {shape.samples, pieces.perSample(), shape.channels},
            left.options().dtype(torch::kFloat32));
        withElementsOf(left, [&]<typename T>(T*) {
            pieces.forEach([&](std::int64_t i, const Piece& p) {
                const auto offset = (p.sample * shape.rows + p.begin) * shape.channels;
                addProductsOf(
                    rowsOf<T>(left) + offset,
                    rowsOf<T>(right) + offset,
                    sums.data_ptr<float>() + i * shape.channels,
                    p.end - p.begin,
                    shape.channels);
            });
        });
        return sums.sum(1);
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const auto saved = context->get_saved_variables();
        const auto& g = gradients[0];
        return {
            context->needs_input_grad(0) ? scaled(saved[1], g) : torch::Tensor(),
            context->needs_input_grad(1) ? scaled(saved[0], g) : torch::Tensor()};
    }
};

struct ScaleBiasAct : torch::autograd::Function<ScaleBiasAct> {
    static torch::Tensor forward(
        AutogradContext* context,
        const torch::Tensor& x,
        const torch::Tensor& scale,
        const torch::Tensor& noise,
        const torch::Tensor& bias,
        Gate gate) {
        auto y = shiftForward(x, {scale, noise, bias}, gate);
        const auto nothing = torch::Tensor();
        context->save_for_backward(
            {given(scale) ? x : nothing, scale, gate.changesNothing() ? nothing : y});
        context->saved_data["noises"] = noise.size(0);
        keep(*context, gate);
        return y;
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const auto saved = context->get_saved_variables();
        const auto& x = saved[0];
        const auto scale = given(saved[1]) ? saved[1] : torch::Tensor();
        const auto y = saved[2].defined() ? asRows(saved[2].detach()) : torch::Tensor();
        const bool wantScale = context->needs_input_grad(1);
        const bool wantNoise = context->needs_input_grad(2);
        const auto noises = context->saved_data["noises"].toInt();
        const Gate gate = gateOf(*context);
        ShiftGradients d;
        if (torch::GradMode::is_enabled()) {
            // Somebody will differentiate again: the same in steps that can be.
            const auto g = y.defined() ? GateGradient::apply(gradients[0], y, gate) : gradients[0];
            d.x = scale.defined() ? scaled(g, scale) : g;
            if (wantScale) {
                d.scale = Products::apply(g, x);
            }
            if (wantNoise) {
                d.noise = g.sum({1}, true, torch::kFloat32);
            }
            if (context->needs_input_grad(3)) {
                d.bias = g.dim() == 4 ? g.sum({0, 2, 3}, false, torch::kFloat32)
                                      : g.sum({0}, false, torch::kFloat32);
            }
        } else {
            d = shiftBackward(
                gradients[0], y, wantScale ? asRows(x) : torch::Tensor(), scale, wantNoise, gate);
        }
        if (wantNoise && noises == 1 && d.noise.size(0) > 1) {
            d.noise = d.noise.sum({0}, true);
        }
        return {
            d.x,
            wantScale ? d.scale : torch::Tensor(),
            d.noise,
            context->needs_input_grad(3) ? d.bias : torch::Tensor(),
            {}};
    }
};

/// The loops trust these.
void check(const torch::Tensor& x, const Shift& shift, const Gate& gate) {
    TORCH_CHECK(x.dim() == 2 || x.dim() == 4, "neither pictures nor rows of channels");
    TORCH_CHECK(x.size(0) > 0, "an empty batch");
    TORCH_CHECK(gate.gain > 0.0F && gate.slope >= 0.0F, "a gate that turns signs around");
    const auto fits = [](const torch::Tensor& t, at::IntArrayRef sizes) {
        return !t.defined() || t.sizes() == sizes;
    };
    const bool pictures = x.dim() == 4;
    TORCH_CHECK(
        fits(shift.bias, {x.size(1)}) && (pictures || !shift.scale.defined()) &&
            fits(shift.scale, {x.size(0), x.size(1)}) && (pictures || !shift.noise.defined()),
        "a scale or bias of another shape than the channels");
    TORCH_CHECK(
        !pictures || fits(shift.noise, {x.size(0), 1, x.size(2), x.size(3)}) ||
            fits(shift.noise, {1, 1, x.size(2), x.size(3)}),
        "noise of another shape than the pictures");
}

torch::Tensor scaled(const torch::Tensor& x, const torch::Tensor& scale) {
    return scaleBiasAct(x, {scale, {}, {}}, {});
}

} // namespace

torch::Tensor scaleBiasAct(const torch::Tensor& x, const Shift& shift, const Gate& gate) {
    check(x, shift, gate);
    if (PlainKernels::active() || !hasRows(x)) {
        return scaleBiasActPlainly(x, shift, gate);
    }
    return ScaleBiasAct::apply(
        x, orEmpty(shift.scale, x), orEmpty(shift.noise, x), orEmpty(shift.bias, x), gate);
}

torch::Tensor scaleBiasActPlainly(const torch::Tensor& x, const Shift& shift, const Gate& gate) {
    auto y = x;
    if (shift.scale.defined()) {
        y = y * shift.scale.unsqueeze(-1).unsqueeze(-1);
    }
    if (shift.noise.defined()) {
        y = y + shift.noise;
    }
    if (shift.bias.defined()) {
        y = y + (x.dim() == 4 ? shift.bias.view({1, -1, 1, 1}) : shift.bias);
    }
    if (gate.slope != 1.0F) {
        y = torch::leaky_relu(y, double(gate.slope));
    }
    if (gate.gain != 1.0F) {
        y = y * double(gate.gain);
    }
    if (std::isfinite(gate.clamp)) {
        y = y.clamp(-double(gate.clamp), double(gate.clamp));
    }
    return y;
}

} // namespace sg
