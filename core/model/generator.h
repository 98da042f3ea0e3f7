#pragma once

/// The StyleGAN2 generator: mapping and synthesis.

#include "core/model/mapping.h"
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

    MappingNetwork mapping{nullptr};
    SynthesisNetwork synthesis{nullptr};

private:
    GeneratorOptions m_options;
};

TORCH_MODULE(Generator);

} // namespace sg
