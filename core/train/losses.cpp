#include "core/train/losses.h"

#include "core/model/torch.h"

#include <algorithm>
#include <cmath>

namespace sg {

namespace {

/// While it lives, StyleGAN3's layers measure their inputs.
class MagnitudesFollow {
public:
    MagnitudesFollow(const Generator& generator, const std::vector<std::optional<double>>& betas)
        : m_synthesis(generator->stylegan3()) {
        if (m_synthesis != nullptr) {
            auto& layers = m_synthesis->layers();
            for (std::size_t i = 0; i < std::min(layers.size(), betas.size()); ++i) {
                layers[i]->magnitudeBeta = betas[i];
            }
        }
    }

    ~MagnitudesFollow() {
        if (m_synthesis != nullptr) {
            for (auto& layer : m_synthesis->layers()) {
                layer->magnitudeBeta.reset();
            }
        }
    }

    MagnitudesFollow(const MagnitudesFollow&) = delete;
    MagnitudesFollow& operator=(const MagnitudesFollow&) = delete;

private:
    StyleGan3SynthesisImpl* m_synthesis;
};

} // namespace

StyleGan2Loss::StyleGan2Loss(Generator generator, Discriminator discriminator)
    : plMean(torch::zeros({}, generator->parameters().front().options().requires_grad(false))),
      m_generator(std::move(generator)),
      m_discriminator(std::move(discriminator)) {}

torch::Tensor StyleGan2Loss::latentsToWs(const LatentBatch& latents, bool criticPhase) {
    auto& mapping = m_generator->mapping;
    const auto w = mapping(latents.z, latents.c);
    if (updateWAvg && (criticPhase || !averagesInCriticPhase)) {
        mapping->updateAverage(w);
    }
    const auto ws = mapping->broadcast(w);
    if (!latents.zMixed.defined()) {
        return ws;
    }
    const auto mixed = mapping->broadcast(mapping(latents.zMixed, latents.c));
    return torch::cat({ws.slice(1, 0, latents.mixFrom), mixed.slice(1, latents.mixFrom)}, 1);
}

torch::Tensor StyleGan2Loss::discriminate(const torch::Tensor& img, const torch::Tensor& labels) {
    const auto seen = augment ? augment(img) : img;
    return critic ? critic(seen, labels) : m_discriminator(seen, labels);
}

void StyleGan2Loss::learnFrom(const torch::Tensor& loss, double gain) const {
    const auto whole = loss.mean() * gain;
    if (learn) {
        learn(whole);
    } else {
        whole.backward();
    }
}

GMainValues StyleGan2Loss::generatorMain(
    const LatentBatch& latents, const NoiseSource& noise, double gain, const Term& also) {
    const auto img = m_generator->synthesis(latentsToWs(latents, false), noise);
    const auto logits = discriminate(img, latents.c);
    const auto loss = torch::softplus(-logits);
    learnFrom(also ? loss + also(img) : loss, gain);
    return {logits.detach(), loss.detach()};
}

GRegValues StyleGan2Loss::generatorReg(
    const LatentBatch& latents,
    const NoiseSource& noise,
    const torch::Tensor& plNoise,
    double weight,
    double gain) {
    auto ws = latentsToWs(latents, false);
    if (!ws.requires_grad()) {
        ws.requires_grad_(); // a frozen mapping network: the lengths still depend on the synthesis
    }
    const auto img = m_generator->synthesis(ws, noise);
    const auto y = plNoise / std::sqrt(double(img.size(2) * img.size(3)));
    const auto grad = torch::autograd::grad({(img * y).sum()}, {ws}, {}, true, true)[0];
    const auto lengths = grad.square().sum(2).mean(1).sqrt();
    const auto mean = plMean.lerp(lengths.mean(), plDecay);
    plMean = mean.detach();
    const auto penalty = (lengths - mean).square();
    const auto loss = penalty * weight;
    if (loss.requires_grad()) {
        learnFrom(loss, gain);
    }
    return {penalty.detach(), loss.detach()};
}

torch::Tensor StyleGan2Loss::fakesForCritic(const LatentBatch& latents, const NoiseSource& noise) {
    const torch::NoGradGuard noGrad;
    const MagnitudesFollow follow(m_generator, magnitudeBetas);
    return m_generator->synthesis(latentsToWs(latents, true), noise);
}

DMainValues StyleGan2Loss::discriminatorMain(
    const LatentBatch& latents,
    const NoiseSource& noise,
    const torch::Tensor& real,
    const torch::Tensor& realLabels,
    double gain) {
    const auto fake = fakesForCritic(latents, noise);
    const auto fakeLogits = discriminate(fake, latents.c);
    const auto fakeLoss = torch::softplus(fakeLogits);
    learnFrom(fakeLoss, gain);
    const auto realLogits = discriminate(real, realLabels);
    const auto realLoss = torch::softplus(-realLogits);
    learnFrom(realLoss, gain);
    return {fakeLogits.detach(), realLogits.detach(), (fakeLoss + realLoss).detach()};
}

DRegValues StyleGan2Loss::discriminatorReg(
    const torch::Tensor& real, const torch::Tensor& realLabels, double gamma, double gain) {
    const auto x = real.detach().clone().requires_grad_();
    const auto logits = discriminate(x, realLabels);
    const auto grad = torch::autograd::grad({logits.sum()}, {x}, {}, true, true)[0];
    const auto penalty = grad.square().sum({1, 2, 3});
    const auto loss = penalty * (gamma / 2.0);
    learnFrom(loss, gain);
    return {penalty.detach(), loss.detach()};
}

} // namespace sg
