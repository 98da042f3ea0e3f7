#pragma once

/// The StyleGAN2 synthesis network (formats.md 4.4) as a graph.

#include "core/io/graph_parts.h"

namespace sg {

/// ws [N,num_ws,w_dim] -> image [N,C,R,R].
GraphValue styleGan2Graph(GraphParts& parts, const StyleGan2Options& options, const GraphValue& ws);

} // namespace sg
