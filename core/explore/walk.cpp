#include "core/explore/walk.h"

#include "core/model/images.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sg {

namespace {

/// The seed of the second latent of a seed's path.
std::uint32_t towards(std::uint32_t seed) {
    return seed ^ 0x9e3779b9U;
}

/// z turned towards `other` by a share of a round.
torch::Tensor turned(const torch::Tensor& z, const torch::Tensor& other, double turn) {
    const auto across = other - z * (other.dot(z) / z.dot(z));
    const auto second = across * (z.norm() / across.norm());
    const double angle = 2.0 * std::numbers::pi * turn;
    return z * std::cos(angle) + second * std::sin(angle);
}

} // namespace

torch::Tensor
walkedLatents(const std::vector<std::uint32_t>& seeds, const std::vector<double>& turns, int zDim) {
    auto z = latentsOf(seeds, zDim);
    for (std::size_t i = 0; i < std::min(seeds.size(), turns.size()); ++i) {
        if (turns[i] != 0.0) {
            const auto row = std::int64_t(i);
            z[row].copy_(turned(z[row], latentsOf({towards(seeds[i])}, zDim)[0], turns[i]));
        }
    }
    return z;
}

} // namespace sg
