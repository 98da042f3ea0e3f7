#include "core/train/adam.h"

#include "core/base/core_text.h"
#include "core/model/torch.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sg {

namespace {

constexpr double kEpsilon = 1e-8;

const torch::Tensor& find(const StateDict& state, const std::string& name) {
    const auto found = state.find(name);
    TORCH_CHECK(found != state.end(), Core::tr("the optimiser's state lacks %1", name));
    return found->second;
}

} // namespace

Adam::Adam(std::vector<Parameter> parameters, double beta2)
    : m_parameters(std::move(parameters)),
      m_steps(torch::zeros({static_cast<std::int64_t>(m_parameters.size())}, torch::kInt64)),
      m_beta2(beta2) {
    for (const Parameter& parameter : m_parameters) {
        m_secondMoments.push_back(torch::zeros_like(parameter.tensor));
    }
}

void Adam::setTrainable(const std::function<bool(const std::string&)>& trainable) {
    for (Parameter& parameter : m_parameters) {
        parameter.tensor.requires_grad_(trainable(parameter.group));
    }
}

bool Adam::any(const std::function<bool(const std::string&)>& wanted) const {
    return std::ranges::any_of(
        m_parameters, [&](const Parameter& parameter) { return wanted(parameter.group); });
}

void Adam::stepAndClear(const std::function<double(const std::string&)>& rateOf) {
    const torch::NoGradGuard noGrad;
    auto* steps = m_steps.data_ptr<std::int64_t>();
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        Parameter& parameter = m_parameters[i];
        auto grad = parameter.tensor.grad();
        if (!grad.defined()) {
            continue;
        }
        torch::nan_to_num_out(grad, grad, 0.0, 1e5, -1e5);
        ++steps[i];
        auto& v = m_secondMoments[i];
        v.mul_(m_beta2).addcmul_(grad, grad, 1.0 - m_beta2);
        const double correction = 1.0 - std::pow(m_beta2, double(steps[i]));
        const auto scale = v.sqrt().div_(std::sqrt(correction)).add_(kEpsilon);
        parameter.tensor.addcdiv_(grad, scale, -rateOf(parameter.group) * parameter.rate);
        // None instead of zero: a parameter that a phase does not reach is not stepped at all.
        parameter.tensor.mutable_grad().reset();
    }
}

StateDict Adam::state() const {
    StateDict state{{"steps", m_steps}};
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        state.emplace(m_parameters[i].name + ".v", m_secondMoments[i]);
    }
    return state;
}

void Adam::restore(const StateDict& state) {
    const torch::NoGradGuard noGrad;
    const auto put =
        [](torch::Tensor& target, const torch::Tensor& source, const std::string& what) {
            TORCH_CHECK(
                target.sizes() == source.sizes(),
                Core::tr("the optimiser's %1 has another shape", what));
            target.copy_(source);
        };
    put(m_steps, find(state, "steps"), Core::tr("count of steps"));
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const auto name = m_parameters[i].name + ".v";
        put(m_secondMoments[i], find(state, name), name);
    }
}

} // namespace sg
