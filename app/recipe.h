#pragma once

/// What a picture was made from, as one line of JSON in its PNG.

#include "core/model/model_info.h"

#include <cstdint>
#include <optional>
#include <string>

namespace sg {

/// Keyword of the text chunk.
inline constexpr const char* kRecipeKey = "stylegraft";

/// Where StyleGAN3 puts its picture: turned about its middle, then moved.
struct Placement {
    double x = 0.0;       ///< to the right, in parts of the picture's width
    double y = 0.0;       ///< down
    double degrees = 0.0; ///< counterclockwise
};

struct Recipe {
    std::uint32_t seed = 0;
    double turn = 0.0; ///< of the seed's walk (core/explore/walk.h)
    double truncationPsi = 1.0;
    int truncationCutoff = 0; ///< 0 = all layers
    std::string noise = "const";
    int classIndex = -1; ///< -1 = unconditional
    std::optional<Placement> placement;
};

/// {"program", "version", "model", "model_sha256", "seed", "psi", ...}.
std::string recipeText(const ModelInfo& model, const Recipe& recipe);

} // namespace sg
