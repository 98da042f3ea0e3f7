#include "core/train/methods/trained_delta.h"

#include "core/model/torch.h"

namespace sg {

namespace {

ParameterChange
changeOfTarget(const Target& target, const std::vector<Factor>& factors, const torch::Tensor& now) {
    const auto average = [&](std::size_t i) { return factors[target.factors[i]].average; };
    switch (target.form) {
    case TargetForm::Direct:
        TORCH_CHECK(target.source.defined(), "The source of ", target.name, " was not kept");
        return {target.name, ChangeForm::Dense, (now - target.source).detach(), {}};
    case TargetForm::Offset: {
        const bool whole = average(0).sizes() == target.source.sizes();
        return {
            target.name, whole ? ChangeForm::Dense : ChangeForm::Pointwise, average(0).clone(), {}};
    }
    case TargetForm::OffsetW:
        return {target.name, ChangeForm::Dense, changeOf(target, average(0), {}), {}};
    case TargetForm::LowRank:
        return {target.name, ChangeForm::LowRank, average(0).clone(), average(1).clone()};
    }
    return {};
}

} // namespace

StyleDelta
deltaOf(const Reparameterisation& trained, const Generator& ema, const ModelInfo& parent) {
    const torch::NoGradGuard noGrad;
    StyleDelta delta;
    delta.parent = parentOf(parent);
    delta.kind = trained.method();
    const auto parameters = ema->named_parameters();
    for (const auto& target : trained.targets()) {
        auto change = changeOfTarget(target, trained.factors(), parameters[target.name]);
        if (change.values.any().item<bool>()) {
            change.values = change.values.to(torch::kCPU);
            change.rows = change.rows.defined() ? change.rows.to(torch::kCPU) : change.rows;
            delta.changes.push_back(std::move(change));
        }
    }
    return delta;
}

} // namespace sg
