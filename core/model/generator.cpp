#include "core/model/generator.h"

#include "core/model/stylegan2_synthesis.h"
#include "core/model/torch.h"

namespace sg {

namespace {

std::shared_ptr<SynthesisNetwork> makeSynthesis(const GeneratorOptions& options) {
    if (options.isStyleGan3()) {
        return std::make_shared<StyleGan3SynthesisImpl>(options.stylegan3());
    }
    return std::make_shared<StyleGan2SynthesisImpl>(options.stylegan2());
}

} // namespace

GeneratorImpl::GeneratorImpl(const GeneratorOptions& options) : m_options(options) {
    mapping = register_module("mapping", MappingNetwork(options.mapping));
    m_synthesis = register_module("synthesis", makeSynthesis(options));
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
