#include "core/model/mapping.h"

#include "core/model/torch.h"

#include <string>

namespace sg {

namespace {

torch::Tensor normalizeSecondMoment(const torch::Tensor& x) {
    return x * (x.square().mean(1, true) + 1e-8).rsqrt();
}

} // namespace

MappingNetworkImpl::MappingNetworkImpl(const MappingOptions& options) : m_options(options) {
    const int embedded = options.cDim > 0 ? options.embedFeatures : 0;
    if (options.cDim > 0) {
        m_embed = register_module("embed", FullyConnected(options.cDim, embedded));
    }
    int in = options.zDim + embedded;
    for (int i = 0; i < options.numLayers; ++i) {
        const int out = i + 1 == options.numLayers ? options.wDim : options.layerFeatures;
        m_layers.push_back(register_module(
            "fc" + std::to_string(i),
            FullyConnected(in, out, options.activation, options.lrMultiplier)));
        in = out;
    }
    if (options.numWs > 0) {
        wAvg = register_buffer("w_avg", torch::zeros({options.wDim}));
    }
}

torch::Tensor MappingNetworkImpl::forward(const torch::Tensor& z, const torch::Tensor& c) {
    torch::Tensor x;
    if (m_options.zDim > 0) {
        x = normalizeSecondMoment(z);
    }
    if (m_options.cDim > 0) {
        const auto y = normalizeSecondMoment(m_embed(c));
        x = x.defined() ? torch::cat({x, y}, 1) : y;
    }
    for (auto& layer : m_layers) {
        x = layer(x);
    }
    return x;
}

torch::Tensor MappingNetworkImpl::broadcast(
    const torch::Tensor& w, double truncationPsi, std::optional<int> cutoff) const {
    auto ws = w.unsqueeze(1).repeat({1, m_options.numWs, 1});
    if (truncationPsi == 1.0) {
        return ws;
    }
    const auto count = std::min<std::int64_t>(cutoff.value_or(m_options.numWs), m_options.numWs);
    const auto truncated = wAvg + truncationPsi * (ws.slice(1, 0, count) - wAvg);
    return torch::cat({truncated, ws.slice(1, count)}, 1);
}

void MappingNetworkImpl::updateAverage(const torch::Tensor& w) {
    if (!m_options.wAvgBeta) {
        return;
    }
    const torch::NoGradGuard noGrad;
    wAvg.copy_(w.detach().mean(0).lerp(wAvg, *m_options.wAvgBeta));
}

} // namespace sg
