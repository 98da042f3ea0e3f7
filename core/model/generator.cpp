#include "core/model/generator.h"

#include "core/model/torch.h"

namespace sg {

GeneratorImpl::GeneratorImpl(const GeneratorOptions& options) : m_options(options) {
    mapping = register_module("mapping", MappingNetwork(options.mapping));
    synthesis = register_module("synthesis", SynthesisNetwork(options.synthesis));
}

torch::Tensor GeneratorImpl::forward(
    const torch::Tensor& z,
    const torch::Tensor& c,
    const NoiseSource& noise,
    double truncationPsi,
    std::optional<int> cutoff) {
    return synthesis(mapping->broadcast(mapping(z, c), truncationPsi, cutoff), noise);
}

} // namespace sg
