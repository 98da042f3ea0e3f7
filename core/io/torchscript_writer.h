#pragma once

/// A generator as a TorchScript file: PyTorch and LibTorch run it without any StyleGAN code.

#include "core/base/atomic_file.h"
#include "core/base/result.h"
#include "core/model/model.h"

#include <filesystem>

namespace sg {

/// Writes G_ema atomically. The module has, in fp32 and with the stored noise:
///
///   forward(z, truncation_psi=1.0)   z [N,z_dim] -> image [N,C,R,R], about -1 ... 1
///   mapping(z, truncation_psi=1.0)   -> ws [N,num_ws,w_dim]
///   synthesis(ws)                    -> image
///
/// and, when the model is conditional, the one-hot label as a second argument: forward(z, c,
/// truncation_psi=1.0), mapping alike. Parameters and buffers are under `G_ema.` with NVIDIA's
/// names; the extra file `stylegraft.json` holds the metadata of core/io/model_metadata.h.
Result<void>
writeTorchScript(const Model& model, const std::filesystem::path& path, Replace replace);

} // namespace sg
