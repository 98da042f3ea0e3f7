#pragma once

/// The StyleGAN3 synthesis network (formats.md 5) as a graph.

#include "core/io/graph_parts.h"

namespace sg {

/// ws [N,num_ws,w_dim] -> image [N,C,R,R].
GraphValue styleGan3Graph(GraphParts& parts, const StyleGan3Options& options, const GraphValue& ws);

} // namespace sg
