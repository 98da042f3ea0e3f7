#include "core/kernels/separable_fir.h"

#include "core/kernels/vector_clones.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <vector>

namespace sg {

namespace {

constexpr int kMaxTaps = 12;

using Taps = std::array<float, kMaxTaps>;

struct Plane {
    int height;
    int width;
};

/// out[x] = sum over k of taps[k] in[x + k].
template <int K>
SG_INLINE void correlateRow(const float* in, float* out, int width, const Taps& taps) {
    for (int x = 0; x < width; ++x) {
        float sum = taps[0] * in[x];
        for (int k = 1; k < K; ++k) {
            sum += taps[std::size_t(k)] * in[x + k];
        }
        out[x] = sum;
    }
}

/// Filters one plane. `rows` is scratch for K filtered rows and one padded row.
template <int K>
SG_INLINE void filterPlane(
    const float* in, Plane from, float* out, Plane to, int before, const Taps& taps, float* rows) {
    const int stride = to.width;
    float* padded = rows + K * stride;
    const int paddedWidth = to.width + K - 1;
    std::fill(padded, padded + paddedWidth, 0.0F);
    const int left = std::max(0, before);
    const int skip = std::max(0, -before);
    const int count = std::min(from.width - skip, paddedWidth - left);
    for (int y = 0; y < to.height + K - 1; ++y) {
        float* row = rows + (y % K) * stride;
        const int source = y - before;
        if (source >= 0 && source < from.height) {
            std::memcpy(
                padded + left,
                in + std::ptrdiff_t(source) * from.width + skip,
                std::size_t(count) * sizeof(float));
            correlateRow<K>(padded, row, to.width, taps);
        } else {
            std::fill(row, row + stride, 0.0F);
        }
        if (y < K - 1) {
            continue;
        }
        std::array<const float*, K> ring;
        for (int k = 0; k < K; ++k) {
            ring[std::size_t(k)] = rows + ((y + 1 + k) % K) * stride;
        }
        float* target = out + std::ptrdiff_t(y - K + 1) * to.width;
        for (int x = 0; x < to.width; ++x) {
            float sum = taps[0] * ring[0][x];
            for (int k = 1; k < K; ++k) {
                sum += taps[std::size_t(k)] * ring[std::size_t(k)][x];
            }
            target[x] = sum;
        }
    }
}

SG_VECTOR_CLONES
void filterPlanes(
    const float* in,
    Plane from,
    float* out,
    Plane to,
    std::int64_t count,
    int before,
    int kernel,
    const Taps& taps,
    float* scratch) {
    for (std::int64_t i = 0; i < count; ++i) {
        const float* source = in + i * from.height * from.width;
        float* target = out + i * to.height * to.width;
        switch (kernel) {
        case 2:
            filterPlane<2>(source, from, target, to, before, taps, scratch);
            break;
        case 4:
            filterPlane<4>(source, from, target, to, before, taps, scratch);
            break;
        case 6:
            filterPlane<6>(source, from, target, to, before, taps, scratch);
            break;
        case 8:
            filterPlane<8>(source, from, target, to, before, taps, scratch);
            break;
        default:
            filterPlane<kMaxTaps>(source, from, target, to, before, taps, scratch);
            break;
        }
    }
}

torch::Tensor filterOnProcessor(
    const torch::Tensor& x, const torch::Tensor& taps, std::int64_t before, std::int64_t after) {
    const auto in = x.contiguous();
    const int given = int(taps.size(0));
    // A length without a kernel of its own is filled up with zeros, which needs as much padding.
    const int kernel = given <= 2 ? 2 : given <= 4 ? 4 : given <= 6 ? 6 : given <= 8 ? 8 : kMaxTaps;
    Taps values{};
    std::memcpy(
        values.data(), taps.contiguous().data_ptr<float>(), sizeof(float) * std::size_t(given));
    const Plane from{int(x.size(2)), int(x.size(3))};
    const Plane to{
        int(x.size(2) + before + after) - given + 1, int(x.size(3) + before + after) - given + 1};
    auto out = torch::empty({x.size(0), x.size(1), to.height, to.width}, in.options());
    const float* source = in.data_ptr<float>();
    float* target = out.data_ptr<float>();
    const auto planes = x.size(0) * x.size(1);
    const auto grain = std::max<std::int64_t>(1, 32768 / std::max(1, to.height * to.width));
    at::parallel_for(0, planes, grain, [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> scratch(std::size_t((kernel + 1) * to.width + kernel));
        filterPlanes(
            source + begin * from.height * from.width,
            from,
            target + begin * to.height * to.width,
            to,
            end - begin,
            int(before),
            kernel,
            values,
            scratch.data());
    });
    return out;
}

/// The same in plain LibTorch, for other devices and types.
torch::Tensor filterPlainly(
    const torch::Tensor& x, const torch::Tensor& taps, std::int64_t before, std::int64_t after) {
    const auto k = taps.to(x.options());
    auto y = torch::constant_pad_nd(
        x.reshape({-1, 1, x.size(2), x.size(3)}), {before, after, before, after});
    y = torch::conv2d(y, k.view({1, 1, 1, -1}));
    y = torch::conv2d(y, k.view({1, 1, -1, 1}));
    return y.view({x.size(0), x.size(1), y.size(2), y.size(3)});
}

struct Filter : torch::autograd::Function<Filter> {
    static torch::Tensor forward(
        torch::autograd::AutogradContext* context,
        const torch::Tensor& x,
        const torch::Tensor& taps,
        std::int64_t before,
        std::int64_t after) {
        context->saved_data["taps"] = taps;
        context->saved_data["before"] = before;
        context->saved_data["after"] = after;
        return filterOnProcessor(x, taps, before, after);
    }

    /// The transpose correlates with the reversed taps under the complementary padding.
    static torch::autograd::tensor_list
    backward(torch::autograd::AutogradContext* context, torch::autograd::tensor_list gradients) {
        const auto taps = context->saved_data["taps"].toTensor();
        const auto reach = taps.size(0) - 1;
        return {
            filterSeparable(
                gradients[0],
                taps.flip(0),
                reach - context->saved_data["before"].toInt(),
                reach - context->saved_data["after"].toInt()),
            {},
            {},
            {}};
    }
};

} // namespace

std::optional<torch::Tensor> separableTaps(const torch::Tensor& f) {
    if (f.dim() != 2 || f.size(0) != f.size(1) || f.size(0) > kMaxTaps) {
        return std::nullopt;
    }
    const auto filter = f.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    const float* values = filter.data_ptr<float>();
    const auto size = std::size_t(f.size(0));
    std::array<double, kMaxTaps> columns{};
    double total = 0.0;
    double largest = 0.0;
    for (std::size_t i = 0; i < size * size; ++i) {
        columns[i % size] += double(values[i]);
        total += double(values[i]);
        largest = std::max(largest, std::abs(double(values[i])));
    }
    if (!(total > 0.0)) {
        return std::nullopt;
    }
    auto taps = torch::empty({f.size(0)}, torch::kFloat32);
    for (std::size_t i = 0; i < size; ++i) {
        columns[i] /= std::sqrt(total);
        taps.data_ptr<float>()[i] = float(columns[i]);
    }
    for (std::size_t i = 0; i < size * size; ++i) {
        const double product = columns[i / size] * columns[i % size];
        if (!(std::abs(product - double(values[i])) <= 1e-6 * largest)) {
            return std::nullopt;
        }
    }
    return taps;
}

torch::Tensor filterSeparable(
    const torch::Tensor& x, const torch::Tensor& taps, std::int64_t before, std::int64_t after) {
    const auto k = taps.size(0);
    TORCH_CHECK(
        x.dim() == 4 && k <= kMaxTaps && x.size(2) + before + after >= k &&
            x.size(3) + before + after >= k,
        "a filter larger than the padded picture");
    if (x.is_cpu() && x.scalar_type() == torch::kFloat32 && k >= 1) {
        return Filter::apply(x, taps, before, after);
    }
    return filterPlainly(x, taps, before, after);
}

} // namespace sg
