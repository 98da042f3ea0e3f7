#pragma once

/// A generator written down operation by operation, for the exporters. Noise is the stored
/// constant one; everything is in fp32.

#include "core/io/graph_builder.h"
#include "core/model/generator.h"
#include "core/model/weights.h"

namespace sg {

/// Writes one generator into a graph.
class GeneratorGraph {
public:
    /// Both must outlive this object.
    GeneratorGraph(GraphBuilder& builder, const Generator& generator);

    /// z [N,z_dim], c [N,c_dim] (unused when unconditional), psi a single number -> ws
    /// [N,num_ws,w_dim].
    GraphValue mapping(const GraphValue& z, const GraphValue& c, const GraphValue& psi);

    /// ws [N,num_ws,w_dim] -> image [N,C,R,R].
    GraphValue synthesis(const GraphValue& ws);

private:
    GraphBuilder& m_builder;
    const GeneratorOptions& m_options;
    StateDict m_state;
};

} // namespace sg
