#include "core/train/methods/reparameterisation.h"

#include "core/model/layer_groups.h"
#include "core/model/torch.h"

#include <algorithm>
#include <cmath>

namespace sg {

namespace {

constexpr const char* kAverage = ".average";

torch::Tensor factor(const std::vector<Factor>& factors, const Target& target, std::size_t i) {
    return i < target.factors.size() ? factors[target.factors[i]].value : torch::Tensor();
}

torch::Tensor average(const std::vector<Factor>& factors, const Target& target, std::size_t i) {
    return i < target.factors.size() ? factors[target.factors[i]].average : torch::Tensor();
}

} // namespace

torch::Tensor changeOf(const Target& target, const torch::Tensor& a, const torch::Tensor& b) {
    switch (target.form) {
    case TargetForm::Direct:
        return {};
    case TargetForm::Offset:
        return a;
    case TargetForm::OffsetW:
        return torch::mv(target.basis, a);
    case TargetForm::LowRank: {
        const auto product = torch::mm(a, b);
        return target.source.dim() == 4 ? product.unsqueeze(-1).unsqueeze(-1) : product;
    }
    }
    return {};
}

bool Reparameterisation::trains(std::string_view group) const {
    return std::ranges::any_of(m_targets, [&](const auto& t) { return t.group == group; });
}

bool Reparameterisation::anyTrainable(const FreezePlan& plan) const {
    return std::ranges::any_of(m_targets, [&](const auto& t) { return !plan.isFrozen(t.group); });
}

void Reparameterisation::setTrainable(const FreezePlan* plan) {
    for (auto& parameter : m_generator->parameters()) {
        parameter.requires_grad_(false);
    }
    if (plan != nullptr) {
        for (auto& target : m_targets) {
            target.parameter.requires_grad_(!plan->isFrozen(target.group));
        }
    }
}

void Reparameterisation::pullBack() {
    for (auto& target : m_targets) {
        const auto gradient = target.parameter.grad();
        if (target.form == TargetForm::Direct || !gradient.defined()) {
            continue;
        }
        for (const std::size_t i : target.factors) {
            m_factors[i].value.requires_grad_();
        }
        const auto value =
            target.source +
            changeOf(target, factor(m_factors, target, 0), factor(m_factors, target, 1));
        torch::autograd::backward({value}, {gradient});
        target.parameter.mutable_grad().reset();
        target.moved = true;
    }
}

void Reparameterisation::materialise() {
    const torch::NoGradGuard noGrad;
    for (auto& target : m_targets) {
        if (target.moved) {
            target.parameter.copy_(
                target.source +
                changeOf(target, factor(m_factors, target, 0), factor(m_factors, target, 1)));
            target.moved = false;
        }
    }
}

void Reparameterisation::updateAverage(Generator& ema, double beta) {
    const torch::NoGradGuard noGrad;
    auto parameters = ema->named_parameters();
    for (const auto& target : m_targets) {
        auto& averaged = parameters[target.name];
        if (target.form == TargetForm::Direct) {
            // Written as a step towards G: where both are equal nothing changes.
            averaged.lerp_(target.parameter, 1.0 - beta);
            continue;
        }
        bool moves = false;
        for (const std::size_t i : target.factors) {
            auto& f = m_factors[i];
            moves = moves || !torch::equal(f.average, f.value);
            f.average.lerp_(f.value, 1.0 - beta);
        }
        if (moves) {
            averaged.copy_(
                target.source +
                changeOf(target, average(m_factors, target, 0), average(m_factors, target, 1)));
        }
    }
}

StateDict Reparameterisation::state() const {
    StateDict state;
    for (const auto& f : m_factors) {
        if (f.average.defined()) {
            state[f.name] = f.value.detach();
            state[f.name + kAverage] = f.average;
        }
    }
    return state;
}

void Reparameterisation::loadState(const StateDict& state) {
    copyState(state, this->state());
}

Target& Reparameterisation::add(const std::string& parameter, TargetForm form) {
    const auto parameters = m_generator->named_parameters();
    const auto* found = parameters.find(parameter);
    TORCH_CHECK(found != nullptr, "The generator has no parameter ", parameter);
    Target target;
    target.name = parameter;
    target.group = generatorGroup(parameter);
    target.parameter = *found;
    target.form = form;
    if (form != TargetForm::Direct) {
        target.source = found->detach().clone();
    }
    m_targets.push_back(std::move(target));
    return m_targets.back();
}

void Reparameterisation::addFactor(
    Target& target, const std::string& suffix, const torch::Tensor& value, double rate) {
    target.factors.push_back(m_factors.size());
    m_factors.push_back({target.name + suffix, target.group, value, {}, rate});
    if (target.form != TargetForm::Direct) {
        m_factors.back().average = value.detach().clone();
    }
}

void Reparameterisation::addDirect(const std::string& parameter, double rate, bool keepSource) {
    auto& target = add(parameter, TargetForm::Direct);
    if (keepSource) {
        target.source = target.parameter.detach().clone();
    }
    addFactor(target, "", target.parameter, rate);
}

void Reparameterisation::addOffset(
    const std::string& parameter, at::IntArrayRef shape, double rate) {
    auto& target = add(parameter, TargetForm::Offset);
    addFactor(target, ".offset", torch::zeros(shape, target.source.options()), rate);
}

void Reparameterisation::addOffsetW(const std::string& affine, double rate) {
    const auto weight = m_generator->named_parameters()[affine + ".weight"].detach();
    auto& target = add(affine + ".bias", TargetForm::OffsetW);
    // What the layer multiplies w by: see FullyConnected.
    target.basis = weight / std::sqrt(double(weight.size(1)));
    addFactor(target, ".w", torch::zeros({weight.size(1)}, weight.options()), rate);
}

void Reparameterisation::addLowRank(
    const std::string& parameter, const torch::Tensor& rows, double rateOut, double rateIn) {
    auto& target = add(parameter, TargetForm::LowRank);
    const auto zeros = torch::zeros({target.source.size(0), rows.size(0)}, target.source.options());
    addFactor(target, ".out", zeros, rateOut);
    addFactor(target, ".in", rows.to(target.source.options(), false, true), rateIn);
}

} // namespace sg
