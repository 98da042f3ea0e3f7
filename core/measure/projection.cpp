#include "core/measure/projection.h"

#include "core/measure/picture_bands.h"
#include "core/model/torch.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace sg {

namespace {

constexpr std::int64_t kAtOnce = 8;

/// Step length at the start, in units of the pool's spread of w; it falls to 0.
constexpr double kStep = 0.15;

/// Bands of pictures, each in units of the pool's spread in it and of as much weight.
class BandRuler {
public:
    explicit BandRuler(const torch::Tensor& pool) {
        for (const auto& band : pictureBands(pool)) {
            m_average.push_back(band.mean(0, /*keepdim=*/true));
            const auto variance = (band - m_average.back()).square().sum({1, 2, 3}).mean();
            m_scale.push_back(variance.clamp_min(1e-12).rsqrt());
        }
    }

    /// [N,F]: squared distances of rows are the sums over bands.
    [[nodiscard]] torch::Tensor rows(const torch::Tensor& img) const {
        const auto bands = pictureBands(img);
        std::vector<torch::Tensor> parts;
        for (std::size_t b = 0; b < bands.size(); ++b) {
            parts.push_back(((bands[b] - m_average[b]) * m_scale[b]).flatten(1));
        }
        return torch::cat(parts, 1);
    }

    /// See ProjectionResult::missed.
    [[nodiscard]] std::vector<double>
    missed(const torch::Tensor& wanted, const torch::Tensor& drawn) const {
        const auto x = pictureBands(wanted);
        const auto y = pictureBands(drawn);
        std::vector<double> shares;
        for (std::size_t b = 0; b < x.size(); ++b) {
            const auto all = (x[b] - m_average[b]).square().sum().item<double>();
            const auto left = (x[b] - y[b]).square().sum().item<double>();
            shares.push_back(left / std::max(all, 1e-12));
        }
        return shares;
    }

private:
    std::vector<torch::Tensor> m_average;
    std::vector<torch::Tensor> m_scale;
};

torch::Tensor draw(Generator& generator, const torch::Tensor& w) {
    return generator->synthesis(generator->mapping->broadcast(w), NoiseSource{});
}

/// The w of the pool whose pictures are nearest to the wanted ones.
torch::Tensor nearestInPool(
    const BandRuler& ruler,
    const SamplePool& pool,
    const torch::Tensor& poolRows,
    const torch::Tensor& img) {
    const auto distances = torch::cdist(ruler.rows(img), poolRows);
    return pool.ws.index_select(0, std::get<1>(distances.min(1)));
}

} // namespace

ProjectionResult projectPictures(
    Generator& generator,
    const SamplePool& pool,
    const torch::Tensor& img,
    int steps,
    const std::stop_token& stop) {
    for (auto& parameter : generator->parameters()) {
        parameter.requires_grad_(false);
    }
    const BandRuler ruler(pool.img);
    const auto poolRows = ruler.rows(pool.img);
    const double unit = pool.ws.std(0).mean().item<double>();
    std::vector<torch::Tensor> found;
    for (const auto& part : img.split(kAtOnce)) {
        const auto wanted = ruler.rows(part);
        auto w = nearestInPool(ruler, pool, poolRows, part).clone().requires_grad_(true);
        torch::optim::Adam adam({w}, torch::optim::AdamOptions(kStep * unit).betas({0.9, 0.99}));
        for (int step = 0; step < steps && !stop.stop_requested(); ++step) {
            const double left = 1.0 - double(step) / double(steps);
            dynamic_cast<torch::optim::AdamOptions&>(adam.param_groups()[0].options())
                .lr(kStep * unit * std::sqrt(left));
            adam.zero_grad();
            (ruler.rows(draw(generator, w)) - wanted).square().sum().backward();
            adam.step();
        }
        const torch::NoGradGuard noGrad;
        found.push_back(draw(generator, w.detach()));
    }
    ProjectionResult result;
    result.img = torch::cat(found);
    result.missed = ruler.missed(img, result.img);
    return result;
}

} // namespace sg
