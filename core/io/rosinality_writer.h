#pragma once

/// Checkpoints that rosinality's tools load, and torch.load(..., weights_only=True) as well
/// (formats.md 3).

#include "core/base/atomic_file.h"
#include "core/base/result.h"
#include "core/model/model.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sg {

/// Writes g_ema, latent_avg and our metadata, and g, d and ada_aug_p when the model has them. What
/// rosinality's networks cannot do (classes, other architectures, filters or activations, pictures
/// without noise or not in colour, StyleGAN3) is an error that names it. Not kept, because it has
/// no place there: half precision, and what rosinalityLosses() names.
Result<void>
writeRosinality(const Model& model, const std::filesystem::path& path, Replace replace);

/// What is lost of a model and may change what it does, a sentence each: limits of the features
/// (conv_clamp), a group size of the minibatch deviation that is not rosinality's 4.
std::vector<std::string> rosinalityLosses(const Model& model);

} // namespace sg
