#include "core/train/methods/source_pull.h"

#include "core/model/layer_groups.h"
#include "core/model/torch.h"

namespace sg {

SourcePull::SourcePull(const Generator& generator, const Generator& source) {
    const auto sources = source->named_parameters();
    for (const auto& item : generator->named_parameters()) {
        auto start = sources[item.key()].detach();
        auto group = generatorGroup(item.key());
        m_squares[group] += start.square().sum().item<double>();
        m_pulled.push_back({item.value(), std::move(start), std::move(group)});
    }
}

double SourcePull::addGradients(double weight) {
    const torch::NoGradGuard noGrad;
    double loss = 0.0;
    for (auto& pulled : m_pulled) {
        const double squares = m_squares.at(pulled.group);
        if (!pulled.parameter.requires_grad() || squares == 0.0) {
            continue;
        }
        const auto difference = pulled.parameter.detach() - pulled.source;
        loss += weight / squares * difference.square().sum().item<double>();
        const auto gradient = difference * (2.0 * weight / squares);
        auto& grad = pulled.parameter.mutable_grad();
        if (grad.defined()) {
            grad.add_(gradient);
        } else {
            grad = gradient;
        }
    }
    return loss;
}

} // namespace sg
