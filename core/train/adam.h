#pragma once

/// Adam as StyleGAN uses it (Kingma & Ba 2015 with beta1 = 0, which leaves no first moment): one
/// learning rate a layer group, and a state that can be saved by name and put back.

#include "core/model/weights.h"

#include <torch/types.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace sg {

class Adam {
public:
    /// One trained tensor; `name` is its key in the state, `group` its layer group.
    struct Parameter {
        std::string name;
        std::string group;
        torch::Tensor tensor; ///< a leaf; changed in place
        double rate = 1.0;    ///< over the rate of its group, for what a method wants faster
    };

    Adam(std::vector<Parameter> parameters, double beta2);

    /// Turns gradients on for the parameters whose group satisfies `trainable`, off for the others.
    void setTrainable(const std::function<bool(const std::string& group)>& trainable);

    /// One step with the gradients that lie in the parameters, NaN and infinities made finite
    /// (0, +-1e5); then forgets them. A parameter without a gradient is left alone, its count of
    /// steps included. `rateOf` gives a group's learning rate.
    void stepAndClear(const std::function<double(const std::string& group)>& rateOf);

    [[nodiscard]] const std::vector<Parameter>& parameters() const { return m_parameters; }

    /// True when `wanted` holds for the group of at least one parameter.
    [[nodiscard]] bool any(const std::function<bool(const std::string& group)>& wanted) const;

    /// Second moments "<name>.v" and counts of steps "steps" [P] int64. Not copies.
    [[nodiscard]] StateDict state() const;

    /// Puts a state back. Throws c10::Error naming what is missing or has another shape.
    void restore(const StateDict& state);

private:
    std::vector<Parameter> m_parameters;
    std::vector<torch::Tensor> m_secondMoments;
    torch::Tensor m_steps; ///< [P] int64
    double m_beta2;
};

} // namespace sg
