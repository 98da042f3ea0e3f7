#include "core/train/losses.h"

#include "core/model/torch.h"

#include <cmath>

namespace sg {

StyleGan2Loss::StyleGan2Loss(Generator generator, Discriminator discriminator)
    : plMean(torch::zeros({}, generator->parameters().front().options().requires_grad(false))),
      m_generator(std::move(generator)),
      m_discriminator(std::move(discriminator)) {}

torch::Tensor StyleGan2Loss::latentsToWs(const LatentBatch& latents) {
    auto& mapping = m_generator->mapping;
    const auto w = mapping(latents.z, latents.c);
    if (updateWAvg) {
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
    return m_discriminator(augment ? augment(img) : img, labels);
}

GMainValues
StyleGan2Loss::generatorMain(const LatentBatch& latents, const NoiseSource& noise, double gain) {
    const auto img = m_generator->synthesis(latentsToWs(latents), noise);
    const auto logits = discriminate(img, latents.c);
    const auto loss = torch::softplus(-logits);
    (loss.mean() * gain).backward();
    return {logits.detach(), loss.detach()};
}

GRegValues StyleGan2Loss::generatorReg(
    const LatentBatch& latents,
    const NoiseSource& noise,
    const torch::Tensor& plNoise,
    double weight,
    double gain) {
    auto ws = latentsToWs(latents);
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
        (loss.mean() * gain).backward();
    }
    return {penalty.detach(), loss.detach()};
}

DMainValues StyleGan2Loss::discriminatorMain(
    const LatentBatch& latents,
    const NoiseSource& noise,
    const torch::Tensor& real,
    const torch::Tensor& realLabels,
    double gain) {
    torch::Tensor fake;
    {
        const torch::NoGradGuard noGrad;
        fake = m_generator->synthesis(latentsToWs(latents), noise);
    }
    const auto fakeLogits = discriminate(fake, latents.c);
    const auto fakeLoss = torch::softplus(fakeLogits);
    (fakeLoss.mean() * gain).backward();
    const auto realLogits = discriminate(real, realLabels);
    const auto realLoss = torch::softplus(-realLogits);
    (realLoss.mean() * gain).backward();
    return {fakeLogits.detach(), realLogits.detach(), (fakeLoss + realLoss).detach()};
}

DRegValues StyleGan2Loss::discriminatorReg(
    const torch::Tensor& real, const torch::Tensor& realLabels, double gamma, double gain) {
    const auto x = real.detach().clone().requires_grad_();
    const auto logits = discriminate(x, realLabels);
    const auto grad = torch::autograd::grad({logits.sum()}, {x}, {}, true, true)[0];
    const auto penalty = grad.square().sum({1, 2, 3});
    const auto loss = penalty * (gamma / 2.0);
    (loss.mean() * gain).backward();
    return {penalty.detach(), loss.detach()};
}

} // namespace sg
