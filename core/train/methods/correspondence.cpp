#include "core/train/methods/correspondence.h"

#include "core/base/core_text.h"
#include "core/kernels/convolution.h"
#include "core/model/device.h"
#include "core/model/stylegan2_synthesis.h"
#include "core/model/torch.h"

#include <algorithm>

namespace sg {

namespace {

constexpr double kAnchorSpread = 0.1;

/// Similarity of sample `i` to each other one: [n-1].
torch::Tensor similarities(const torch::Tensor& maps, std::int64_t i) {
    const auto flat = maps.flatten(1);
    const auto others = torch::cat({flat.slice(0, 0, i), flat.slice(0, i + 1)});
    return torch::cosine_similarity(flat.slice(0, i, i + 1), others, 1);
}

/// Blocks of the trunk below the patch head. A head behind k blocks sees 9 * 2^k - 6 pixels.
int patchDepth(int resolution) {
    int depth = 1;
    while (9 * (2 << depth) - 6 <= resolution / 2) {
        ++depth;
    }
    return depth;
}

StyleGan2SynthesisImpl* stylegan2Of(const Generator& generator) {
    return generator->named_children()["synthesis"]->as<StyleGan2SynthesisImpl>();
}

FeatureTaps mapsOf(
    Generator& generator,
    const torch::Tensor& z,
    const torch::Tensor& c,
    const NoiseSource& noise) {
    FeatureTaps taps;
    const auto ws = generator->mapping->broadcast(generator->mapping(z, c));
    stylegan2Of(generator)->forward(ws, noise, &taps);
    return taps;
}

} // namespace

torch::Tensor rowDivergence(
    std::span<const torch::Tensor> source,
    std::span<const torch::Tensor> target,
    std::span<const std::int64_t> layers) {
    torch::Tensor sum;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const auto layer = std::size_t(layers[i]);
        const auto before = similarities(source[layer], std::int64_t(i)).log_softmax(0);
        const auto now = similarities(target[layer], std::int64_t(i)).log_softmax(0);
        const auto divergence = (before.exp() * (before - now)).sum();
        sum = sum.defined() ? sum + divergence : divergence;
    }
    return sum / double(layers.size());
}

Result<void> Correspondence::supports(const Generator& generator) {
    if (generator->options().isStyleGan3()) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr("The correspondence term works with StyleGAN2 models only; set its weight to "
                     "0 for this StyleGAN3"));
    }
    return {};
}

Correspondence::Correspondence(
    const Generator& source, Discriminator critic, int anchors, const at::Generator& random)
    : m_source(source),
      m_critic(std::move(critic)),
      m_patchResolution(
          m_critic->options().resolution >> patchDepth(m_critic->options().resolution)) {
    const auto& options = m_critic->options();
    const int width = options.widths.at(m_patchResolution);
    m_head =
        ConvLayer(options, width, 1, 3, false, true, Activation::Linear, std::optional<double>());
    m_head = movedTo(m_head, deviceOf(*source));
    const torch::NoGradGuard noGrad;
    m_head->weight.normal_(0.0, 1.0, random);
    m_anchors = torch::randn({anchors, source->options().mapping.zDim}, random, random.device());
}

torch::Tensor Correspondence::anchorLatents(int count, const at::Generator& random) const {
    const auto chosen =
        torch::randint(m_anchors.size(0), {count}, random, m_anchors.options().dtype(torch::kLong));
    const auto away = torch::randn({count, m_anchors.size(1)}, random, m_anchors.options());
    return m_anchors.index_select(0, chosen) + kAnchorSpread * away;
}

torch::Tensor Correspondence::patchLogits(const torch::Tensor& img) {
    return leavePrecision(m_head(m_critic->trunk(img, m_patchResolution))).mean({2, 3});
}

double Correspondence::addDistanceGradients(
    Generator& tuned,
    const torch::Tensor& z,
    const torch::Tensor& c,
    double weight,
    at::Generator random) {
    const auto convolutions = std::int64_t(stylegan2Of(tuned)->options().widths.size()) * 2 - 1;
    // Neither the first nor the last one, as long as there are others.
    const auto first = std::min<std::int64_t>(1, convolutions - 1);
    const auto end = std::max(first + 1, convolutions - 1);
    const auto drawn =
        torch::randint(first, end, {z.size(0)}, random, z.options().dtype(torch::kLong))
            .to(torch::kCPU);
    const std::span layers(drawn.data_ptr<std::int64_t>(), std::size_t(drawn.numel()));
    FeatureTaps before;
    {
        const torch::NoGradGuard noGrad;
        before = mapsOf(m_source, z, c, {NoiseMode::Random, random.clone()});
    }
    const auto now = mapsOf(tuned, z, c, {NoiseMode::Random, random});
    const auto divergence = rowDivergence(before, now, layers);
    if (divergence.requires_grad()) {
        (divergence * weight).backward();
    }
    return divergence.item<double>();
}

StateDict Correspondence::state() const {
    return {
        {"patch.weight", m_head->weight.detach()},
        {"patch.bias", m_head->bias.detach()},
        {"anchors", m_anchors}};
}

void Correspondence::loadState(const StateDict& state) {
    copyState(state, this->state());
}

} // namespace sg
