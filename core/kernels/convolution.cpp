#include "core/kernels/convolution.h"

#include "core/kernels/channel_rows.h"
#include "core/kernels/plain_kernels.h"
#include "core/kernels/work_count.h"

#include <torch/torch.h>

#include <array>
#include <atomic>

namespace sg {

namespace {

thread_local Precision currentPrecision = Precision::Float32;

std::atomic<std::int64_t> operations{0};

/// All three faces of the form take the same number of multiplications.
void count(const torch::Tensor& y, std::int64_t inputChannels, std::int64_t kernel) {
    operations += 2 * y.numel() * inputChannels * kernel * kernel;
}

/// What the form needs to know beside its operands.
struct Geometry {
    std::int64_t stride;
    std::int64_t padding;
    std::int64_t height; ///< of x
    std::int64_t width;
    std::int64_t kernel;
};

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

void keep(AutogradContext& context, const Geometry& g) {
    context.saved_data["geometry"] =
        std::vector<std::int64_t>{g.stride, g.padding, g.height, g.width, g.kernel};
}

Geometry geometryOf(AutogradContext& context) {
    const auto g = context.saved_data["geometry"].toIntVector();
    return {g[0], g[1], g[2], g[3], g[4]};
}

torch::Tensor output(const torch::Tensor& x, const torch::Tensor& w, const Geometry& g);
torch::Tensor input(const torch::Tensor& y, const torch::Tensor& w, const Geometry& g);
torch::Tensor weight(const torch::Tensor& x, const torch::Tensor& y, const Geometry& g);

std::tuple<torch::Tensor, torch::Tensor, torch::Tensor> backward(
    const torch::Tensor& y,
    const torch::Tensor& x,
    const torch::Tensor& w,
    const Geometry& g,
    std::array<bool, 3> mask) {
    return at::convolution_backward(
        y,
        x,
        w,
        c10::nullopt,
        {g.stride, g.stride},
        {g.padding, g.padding},
        {1, 1},
        false,
        {0, 0},
        1,
        mask);
}

/// conv(x, w): the gradient by y.
struct Output : torch::autograd::Function<Output> {
    static torch::Tensor
    forward(AutogradContext* context, const torch::Tensor& x, const torch::Tensor& w, Geometry g) {
        context->save_for_backward({x, w});
        keep(*context, g);
        const auto y = at::conv2d(asRows(x), asRows(w), {}, g.stride, g.padding);
        count(y, w.size(1), g.kernel);
        return y;
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const auto saved = context->get_saved_variables();
        const auto g = geometryOf(*context);
        const auto& y = gradients[0];
        return {
            context->needs_input_grad(0) ? input(y, saved[1], g) : torch::Tensor(),
            context->needs_input_grad(1) ? weight(saved[0], y, g) : torch::Tensor(),
            {}};
    }
};

/// The gradient by x.
struct Input : torch::autograd::Function<Input> {
    static torch::Tensor
    forward(AutogradContext* context, const torch::Tensor& y, const torch::Tensor& w, Geometry g) {
        context->save_for_backward({y, w});
        keep(*context, g);
        count(y, w.size(1), g.kernel);
        // Only the shape of x matters here; its memory is never touched.
        const auto shape = emptyRows({y.size(0), w.size(1), g.height, g.width}, y);
        return std::get<0>(sg::backward(asRows(y), shape, asRows(w), g, {true, false, false}));
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const auto saved = context->get_saved_variables();
        const auto g = geometryOf(*context);
        const auto& x = gradients[0];
        return {
            context->needs_input_grad(0) ? output(x, saved[1], g) : torch::Tensor(),
            context->needs_input_grad(1) ? weight(x, saved[0], g) : torch::Tensor(),
            {}};
    }
};

/// The gradient by w.
struct Weight : torch::autograd::Function<Weight> {
    static torch::Tensor
    forward(AutogradContext* context, const torch::Tensor& x, const torch::Tensor& y, Geometry g) {
        context->save_for_backward({x, y});
        keep(*context, g);
        count(y, x.size(1), g.kernel);
        const auto shape = emptyRows({y.size(1), x.size(1), g.kernel, g.kernel}, x);
        return std::get<1>(sg::backward(asRows(y), asRows(x), shape, g, {false, true, false}));
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const auto saved = context->get_saved_variables();
        const auto g = geometryOf(*context);
        const auto& w = gradients[0];
        return {
            context->needs_input_grad(0) ? input(saved[1], w, g) : torch::Tensor(),
            context->needs_input_grad(1) ? output(saved[0], w, g) : torch::Tensor(),
            {}};
    }
};

torch::Tensor output(const torch::Tensor& x, const torch::Tensor& w, const Geometry& g) {
    return Output::apply(x, w, g);
}

torch::Tensor input(const torch::Tensor& y, const torch::Tensor& w, const Geometry& g) {
    return Input::apply(y, w, g);
}

torch::Tensor weight(const torch::Tensor& x, const torch::Tensor& y, const Geometry& g) {
    return Weight::apply(x, y, g);
}

/// What two operands are multiplied in.
torch::ScalarType typeFor(const torch::Tensor& x) {
    const bool rounds =
        x.is_cpu() && x.scalar_type() == torch::kFloat32 && currentPrecision == Precision::BFloat16;
    return rounds ? torch::kBFloat16 : x.scalar_type();
}

} // namespace

std::int64_t convolutionOperations() {
    return operations;
}

PrecisionScope::PrecisionScope(Precision precision) : m_before(currentPrecision) {
    currentPrecision = precision;
}

PrecisionScope::~PrecisionScope() {
    currentPrecision = m_before;
}

Precision PrecisionScope::inForce() {
    return currentPrecision;
}

torch::Tensor enterPrecision(const torch::Tensor& x) {
    return PlainKernels::active() ? x : x.to(typeFor(x));
}

torch::Tensor leavePrecision(const torch::Tensor& x) {
    return x.scalar_type() == torch::kBFloat16 ? x.to(torch::kFloat32) : x;
}

torch::Tensor convolve(
    const torch::Tensor& x, const torch::Tensor& w, std::int64_t stride, std::int64_t padding) {
    if (PlainKernels::active()) {
        return torch::conv2d(x, w, {}, stride, padding);
    }
    const auto type = typeFor(x);
    const Geometry g{stride, padding, x.size(2), x.size(3), w.size(2)};
    return output(x.to(type), w.to(type), g).to(x.scalar_type());
}

torch::Tensor convolveTransposed(
    const torch::Tensor& y, const torch::Tensor& w, std::int64_t stride, std::int64_t padding) {
    if (PlainKernels::active()) {
        return torch::conv_transpose2d(y, w, {}, stride, padding);
    }
    const auto type = typeFor(y);
    const auto side = [&](std::int64_t length) {
        return (length - 1) * stride + w.size(2) - 2 * padding;
    };
    const Geometry g{stride, padding, side(y.size(2)), side(y.size(3)), w.size(2)};
    return input(y.to(type), w.to(type), g).to(y.scalar_type());
}

} // namespace sg
