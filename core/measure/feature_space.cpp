#include "core/measure/feature_space.h"

#include "core/measure/features.h"
#include "core/measure/random_network.h"
#include "core/model/torch.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <tuple>

namespace sg {

namespace {

Discriminator criticOf(const Model& source) {
    if (source.discriminator.is_empty()) {
        throw std::invalid_argument(
            source.info.name +
            " has no discriminator, whose features the comparison needs; take --features rand64");
    }
    return copyOf(source.discriminator);
}

/// Of the map that criticSpace() looks at.
int criticSide(const Model& source) {
    return source.info.resolution > 8 ? 8 : 4;
}

} // namespace

FeatureSpace randomSpace() {
    FeatureSpace space{"rand64", "fixed random networks, seeds 0 to 2", {}, false};
    for (std::uint32_t seed = 0; seed < 3; ++seed) {
        space.extractors.emplace_back(
            [network = std::make_shared<const RandomNetwork>(seed)](const torch::Tensor& img) {
                return network->features(img);
            });
    }
    return space;
}

bool sharesCriticLayers(const Model& tuned, const Model& source) {
    if (tuned.discriminator.is_empty() || source.discriminator.is_empty()) {
        return false;
    }
    const std::string below = "b" + std::to_string(criticSide(source)) + ".";
    const auto trained = tuned.discriminator->named_parameters();
    for (const auto& item : source.discriminator->named_parameters()) {
        const bool above = item.key().starts_with("b") && !item.key().starts_with(below) &&
                           !item.key().starts_with("b4.");
        const auto* now = trained.find(item.key());
        // Biases may stay at their start, or be none.
        if (!above || !now || item.value().dim() < 2 || now->sizes() != item.value().sizes()) {
            continue;
        }
        const auto halved = item.value().to(torch::kFloat16).to(torch::kFloat32);
        if (torch::equal(*now, item.value()) || torch::equal(*now, halved)) { // convert --half
            return true;
        }
    }
    return false;
}

FeatureSpace criticSpace(const Model& source) {
    const int side = criticSide(source);
    return {
        "source-d",
        "discriminator of " + source.info.name + " at " + std::to_string(side) + " x " +
            std::to_string(side) + ", 64 principal axes",
        {[critic = criticOf(source), side](const torch::Tensor& img) mutable {
            const torch::NoGradGuard noGrad;
            const auto map = critic->trunk(img, side).flatten(2);
            return torch::cat({map.mean(2), map.std(2, /*unbiased=*/false)}, 1);
        }},
        true};
}

FeatureSpace trunkSpace(const Model& source) {
    return {
        "trunk",
        "discriminator trunk of " + source.info.name,
        {[critic = criticOf(source)](const torch::Tensor& img) mutable {
            return trunkFeatures(critic, img);
        }},
        false};
}

FeatureSpace networkSpace(const TorchScriptFeatures& network, std::int64_t pictures) {
    constexpr std::int64_t kMaxNumbers = std::int64_t{1} << 28; // a gigabyte
    return {
        network.name(),
        "TorchScript program " + network.name(),
        {[&network, pictures](const torch::Tensor& img) {
            auto rows = network(img);
            if (rows.size(1) > kMaxNumbers / pictures) {
                throw std::invalid_argument(
                    network.name() + " gives " + std::to_string(rows.size(1)) +
                    " numbers a picture, too many for distances of " + std::to_string(pictures) +
                    " pictures; use a network that returns features, as inception does");
            }
            return rows;
        }},
        false};
}

PrincipalAxes::PrincipalAxes(const torch::Tensor& rows) {
    constexpr std::int64_t kMost = 64;
    const auto x = rows.to(torch::kFloat64);
    m_centre = x.mean(0);
    const auto centred = x - m_centre;
    const auto covariance = torch::matmul(centred.t(), centred) / double(x.size(0));
    const auto [values, vectors] = torch::linalg_eigh(covariance);
    const auto count = std::min(kMost, values.size(0));
    const double variance = values.slice(0, values.size(0) - count).mean().item<double>();
    m_axes = vectors.slice(1, vectors.size(1) - count) / std::sqrt(std::max(variance, 1e-30));
}

torch::Tensor PrincipalAxes::operator()(const torch::Tensor& rows) const {
    return torch::matmul(rows.to(torch::kFloat64) - m_centre, m_axes);
}

} // namespace sg
