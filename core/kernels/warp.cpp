#include "core/kernels/warp.h"

#include <torch/torch.h>

#include <vector>

namespace sg {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

constexpr std::int64_t kBilinear = 0;
constexpr std::int64_t kZeros = 0;

torch::Tensor gather(const torch::Tensor& x, const torch::Tensor& grid);
torch::Tensor
scatter(const torch::Tensor& y, const torch::Tensor& grid, std::int64_t height, std::int64_t width);

/// Reads the picture at the places of the grid: linear in x.
struct Gather : torch::autograd::Function<Gather> {
    static torch::Tensor
    forward(AutogradContext* context, const torch::Tensor& x, const torch::Tensor& grid) {
        context->saved_data["grid"] = grid;
        context->saved_data["height"] = x.size(2);
        context->saved_data["width"] = x.size(3);
        return at::grid_sampler_2d(x, grid, kBilinear, kZeros, false);
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        return {
            scatter(
                gradients[0],
                context->saved_data["grid"].toTensor(),
                context->saved_data["height"].toInt(),
                context->saved_data["width"].toInt()),
            {}};
    }
};

/// The transpose: adds what belongs to the places of the grid.
struct Scatter : torch::autograd::Function<Scatter> {
    static torch::Tensor forward(
        AutogradContext* context,
        const torch::Tensor& y,
        const torch::Tensor& grid,
        std::int64_t height,
        std::int64_t width) {
        context->saved_data["grid"] = grid;
        // Only the shape of the picture matters.
        const auto shape = torch::zeros({y.size(0), y.size(1), height, width}, y.options());
        return std::get<0>(at::grid_sampler_2d_backward(
            y.contiguous(), shape, grid, kBilinear, kZeros, false, {true, false}));
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        return {gather(gradients[0], context->saved_data["grid"].toTensor()), {}, {}, {}};
    }
};

torch::Tensor gather(const torch::Tensor& x, const torch::Tensor& grid) {
    return Gather::apply(x, grid);
}

torch::Tensor scatter(
    const torch::Tensor& y, const torch::Tensor& grid, std::int64_t height, std::int64_t width) {
    return Scatter::apply(y, grid, height, width);
}

} // namespace

torch::Tensor warpAffine(
    const torch::Tensor& x, const torch::Tensor& theta, std::int64_t height, std::int64_t width) {
    const auto grid =
        at::affine_grid_generator(theta.detach(), {x.size(0), x.size(1), height, width}, false);
    return gather(x, grid);
}

} // namespace sg
