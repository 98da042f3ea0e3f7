#pragma once

/// Pickles that the official StyleGAN2-ADA and StyleGAN3 tools open (formats.md 1.9).

#include "core/base/atomic_file.h"
#include "core/base/result.h"
#include "core/model/model.h"

#include <filesystem>

namespace sg {

/// Writes G, D, G_ema and the augment state. The classes are named by an import line of our own; no
/// text of an opened file is ever written. Without raw weights G := G_ema; without a discriminator
/// it fails, because the official tools insist on one.
Result<void> writeNvidiaPkl(const Model& model, const std::filesystem::path& path, Replace replace);

} // namespace sg
