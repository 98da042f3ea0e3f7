#include "core/measure/random_network.h"

#include "core/base/sha256.h"
#include "core/model/numpy_random.h"
#include "core/model/torch.h"

#include <array>
#include <cmath>
#include <cstring>

namespace sg {

namespace {

constexpr std::array<std::int64_t, 5> kWidths{16, 32, 64, 128, 128};
constexpr std::int64_t kSide = 64;
constexpr std::int64_t kPlaces = 8; ///< side of a map in perceptual()
constexpr double kSlope = 0.2;

/// Brings the features of usual pictures to a size of about 1, where the cubic kernel of KID sees
/// more than their mean.
constexpr double kGain = 3.0;

/// He's uniform distribution, by exact operations only.
torch::Tensor drawConvolution(NumpyRandomState& random, std::int64_t out, std::int64_t in) {
    const double bound = std::sqrt(6.0 / double(9 * in));
    auto weight = torch::empty({out, in, 3, 3});
    auto* values = weight.data_ptr<float>();
    for (std::int64_t i = 0; i < weight.numel(); ++i) {
        values[i] = float((2.0 * random.uniform() - 1.0) * bound);
    }
    return weight;
}

/// Rows of random numbers, made orthonormal one after the other (Gram-Schmidt, twice each).
torch::Tensor drawProjection(NumpyRandomState& random, std::size_t rows, std::size_t columns) {
    std::vector<std::vector<double>> basis(rows, std::vector<double>(columns));
    for (auto& row : basis) {
        for (double& value : row) {
            value = 2.0 * random.uniform() - 1.0;
        }
    }
    const auto dot = [&](const std::vector<double>& a, const std::vector<double>& b) {
        double sum = 0.0;
        for (std::size_t i = 0; i < columns; ++i) {
            sum += a[i] * b[i];
        }
        return sum;
    };
    auto projection = torch::empty({std::int64_t(rows), std::int64_t(columns)});
    auto* values = projection.data_ptr<float>();
    for (std::size_t r = 0; r < rows; ++r) {
        for (int pass = 0; pass < 2; ++pass) {
            for (std::size_t earlier = 0; earlier < r; ++earlier) {
                const double along = dot(basis[r], basis[earlier]);
                for (std::size_t i = 0; i < columns; ++i) {
                    basis[r][i] -= along * basis[earlier][i];
                }
            }
        }
        const double length = std::sqrt(dot(basis[r], basis[r]));
        for (std::size_t i = 0; i < columns; ++i) {
            basis[r][i] /= length;
            values[r * columns + i] = float(basis[r][i]);
        }
    }
    return projection;
}

torch::Tensor atNetworkSize(const torch::Tensor& img) {
    auto x = img.expand({-1, 3, -1, -1}).to(torch::kFloat32);
    if (x.size(2) >= kSide && x.size(3) >= kSide) {
        return torch::adaptive_avg_pool2d(x, {kSide, kSide});
    }
    return torch::upsample_bilinear2d(x, {kSide, kSide}, /*align_corners=*/false);
}

} // namespace

RandomNetwork::RandomNetwork(std::uint32_t seed) {
    NumpyRandomState random(seed);
    std::int64_t in = 3;
    std::int64_t statistics = 0;
    for (const auto width : kWidths) {
        m_weights.push_back(drawConvolution(random, width, in));
        m_weights.push_back(drawConvolution(random, width, width));
        in = width;
        statistics += 2 * width;
    }
    m_projection = drawProjection(random, kFeatures, std::size_t(statistics));
}

std::vector<torch::Tensor> RandomNetwork::stages(const torch::Tensor& img) const {
    std::vector<torch::Tensor> outputs;
    auto x = atNetworkSize(img);
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        if (i > 0 && i % 2 == 0) {
            x = torch::avg_pool2d(x, 2);
        }
        x = torch::leaky_relu(torch::conv2d(x, m_weights[i], {}, 1, 1), kSlope);
        if (i % 2 == 1) {
            outputs.push_back(x);
        }
    }
    return outputs;
}

torch::Tensor RandomNetwork::features(const torch::Tensor& img) const {
    const torch::NoGradGuard noGrad;
    std::vector<torch::Tensor> statistics;
    for (const auto& map : stages(img)) {
        statistics.push_back(map.mean({2, 3}));
        statistics.push_back(map.flatten(2).std(2, /*unbiased=*/false));
    }
    return torch::matmul(torch::cat(statistics, 1), m_projection.t()).mul_(kGain);
}

torch::Tensor RandomNetwork::perceptual(const torch::Tensor& img) const {
    const torch::NoGradGuard noGrad;
    std::vector<torch::Tensor> parts;
    for (const auto& map : stages(img)) {
        const auto unit = map / map.norm(2, {1}, /*keepdim=*/true).clamp_min(1e-8);
        const auto side = std::min(kPlaces, unit.size(2));
        const auto places = torch::adaptive_avg_pool2d(unit, {side, side});
        parts.push_back(places.flatten(1) / double(side));
    }
    return torch::cat(parts, 1);
}

std::string RandomNetwork::checksum() const {
    std::vector<std::byte> bytes;
    for (const auto& weight : m_weights) {
        const auto size = std::size_t(weight.numel()) * sizeof(float);
        bytes.resize(bytes.size() + size);
        std::memcpy(bytes.data() + bytes.size() - size, weight.data_ptr(), size);
    }
    return sha256Hex(bytes);
}

} // namespace sg
