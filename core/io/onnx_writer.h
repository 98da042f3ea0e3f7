#pragma once

/// A generator as an ONNX file (opset 17).

#include "core/base/atomic_file.h"
#include "core/base/result.h"
#include "core/model/model.h"

#include <filesystem>

namespace sg {

/// Writes G_ema atomically, in fp32 and with the stored noise. Inputs: `z` [N,z_dim],
/// `truncation_psi` [] and, when the model is conditional, the one-hot label `c` [N,c_dim]; N is
/// free. Outputs: `img` [N,C,R,R], about -1 ... 1, and `ws` [N,num_ws,w_dim]. Parameters and
/// buffers keep NVIDIA's names; the metadata of core/io/model_metadata.h is in `metadata_props`.
Result<void> writeOnnx(const Model& model, const std::filesystem::path& path, Replace replace);

} // namespace sg
