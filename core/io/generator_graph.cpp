#include "core/io/generator_graph.h"

#include "core/io/stylegan2_graph.h"
#include "core/io/stylegan3_graph.h"
#include "core/model/torch.h"

#include <string>
#include <vector>

namespace sg {

namespace {

GraphValue normalized(GraphParts& parts, const GraphValue& x) {
    const auto power = parts.b.add(parts.b.mean(parts.square(x), {1}), 1e-8);
    return parts.b.multiply(x, parts.b.rsqrt(power));
}

} // namespace

GeneratorGraph::GeneratorGraph(GraphBuilder& builder, const Generator& generator)
    : m_builder(builder), m_options(generator->options()), m_state(stateOf(*generator)) {}

GraphValue
GeneratorGraph::mapping(const GraphValue& z, const GraphValue& c, const GraphValue& psi) {
    GraphParts parts(m_builder, m_state);
    const MappingOptions& o = m_options.mapping;
    std::vector<GraphValue> inputs;
    if (o.zDim > 0) {
        inputs.push_back(normalized(parts, z));
    }
    if (o.cDim > 0) {
        inputs.push_back(
            normalized(parts, parts.linear(c, "mapping.embed", Activation::Linear, 1.0)));
    }
    auto w = inputs.size() == 1 ? inputs[0] : m_builder.concat(inputs, 1);
    for (int i = 0; i < o.numLayers; ++i) {
        w = parts.linear(w, "mapping.fc" + std::to_string(i), o.activation, o.lrMultiplier);
    }
    const auto average = m_builder.weight("mapping.w_avg");
    w = m_builder.add(m_builder.multiply(m_builder.subtract(w, average), psi), average);
    const auto one = m_builder.reshape(w, {-1, 1, o.wDim});
    return m_builder.concat(std::vector<GraphValue>(std::size_t(o.numWs), one), 1);
}

GraphValue GeneratorGraph::synthesis(const GraphValue& ws) {
    GraphParts parts(m_builder, m_state);
    return m_options.isStyleGan3() ? styleGan3Graph(parts, m_options.stylegan3(), ws)
                                   : styleGan2Graph(parts, m_options.stylegan2(), ws);
}

} // namespace sg
