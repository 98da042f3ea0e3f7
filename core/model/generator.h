#pragma once

/// A generator: mapping and synthesis, the latter StyleGAN2's or StyleGAN3's.

#include "core/model/mapping.h"
#include "core/model/stylegan3_synthesis.h"
#include "core/model/synthesis.h"

namespace sg {

class GeneratorImpl : public torch::nn::Module {
public:
    explicit GeneratorImpl(const GeneratorOptions& options);

    /// z [N,z_dim], c [N,c_dim] (may be undefined when unconditional) -> image [N,C,R,R].
    torch::Tensor forward(
        const torch::Tensor& z,
        const torch::Tensor& c,
        const NoiseSource& noise,
        double truncationPsi = 1.0,
        std::optional<int> cutoff = {});

    [[nodiscard]] const GeneratorOptions& options() const { return m_options; }

    /// ws [N,num_ws,w_dim] -> image [N,C,R,R].
    torch::Tensor synthesis(const torch::Tensor& ws, const NoiseSource& noise) {
        return m_synthesis->forward(ws, noise);
    }

    /// The synthesis network of StyleGAN3; null for StyleGAN2.
    [[nodiscard]] StyleGan3SynthesisImpl* stylegan3() const {
        return dynamic_cast<StyleGan3SynthesisImpl*>(m_synthesis.get());
    }

    MappingNetwork mapping{nullptr};

private:
    std::shared_ptr<SynthesisNetwork> m_synthesis;
    GeneratorOptions m_options;
};

TORCH_MODULE(Generator);

} // namespace sg
