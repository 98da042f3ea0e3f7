#include "core/model/fully_connected.h"

#include "core/model/torch.h"

#include <cmath>

namespace sg {

FullyConnectedImpl::FullyConnectedImpl(
    std::int64_t in, std::int64_t out, Activation activation, double lrMultiplier, double biasInit)
    : m_activation(activation), m_lrMultiplier(lrMultiplier) {
    weight = register_parameter("weight", torch::empty({out, in}));
    bias = register_parameter("bias", torch::full({out}, biasInit));
}

torch::Tensor FullyConnectedImpl::forward(const torch::Tensor& x) {
    const double gain = activationGain(m_activation);
    const double weightGain = m_lrMultiplier / std::sqrt(double(weight.size(1)));
    // lrelu is positively homogeneous: its gain may be taken into weight and bias, which are small.
    if (m_activation == Activation::LeakyRelu || m_activation == Activation::Linear) {
        const auto y =
            torch::addmm(bias * (m_lrMultiplier * gain), x, (weight * (weightGain * gain)).t());
        return activate(y, m_activation);
    }
    const auto y = torch::addmm(bias * m_lrMultiplier, x, (weight * weightGain).t());
    return activate(y, m_activation) * gain;
}

} // namespace sg
