#pragma once

/// What a picture was made from, as one line of JSON in its PNG.

#include "core/model/model_info.h"

#include <cstdint>
#include <string>

namespace sg {

/// Keyword of the text chunk.
inline constexpr const char* kRecipeKey = "stylegraft";

struct Recipe {
    std::uint32_t seed = 0;
    double truncationPsi = 1.0;
    int truncationCutoff = 0; ///< 0 = all layers
    std::string noise = "const";
    int classIndex = -1; ///< -1 = unconditional
};

/// {"program", "version", "model", "model_sha256", "seed", "psi", ...}.
std::string recipeText(const ModelInfo& model, const Recipe& recipe);

} // namespace sg
