#pragma once

/// What a picture was made from, as one line of JSON inside its file. No Torch here.

#include "core/base/result.h"
#include "core/model/model_info.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sg {

/// Keyword of the text chunk in a PNG.
inline constexpr const char* kRecipeKey = "stylegraft";

/// Where StyleGAN3 puts its picture: turned about its middle, then moved.
struct Placement {
    double x = 0.0;       ///< to the right, in parts of the picture's width
    double y = 0.0;       ///< down
    double degrees = 0.0; ///< counterclockwise
};

struct Recipe {
    std::vector<std::uint32_t> seeds; ///< of the picture, or of all in a grid
    std::vector<double> turns; ///< of the seeds' walks (core/explore/walk.h); empty = their own
    double truncationPsi = 1.0;
    int truncationCutoff = 0; ///< 0 = all layers
    std::string noise = "const";
    int classIndex = -1; ///< -1 = unconditional
    std::optional<Placement> placement;
    bool composite = false;     ///< tuned through source, as the brush mixes them
    std::optional<double> kimg; ///< of training, in a picture of a model that is no file yet
    std::map<std::string, double> blend; ///< then: Blend::factors (core/explore/blend.h) of groups
};

/// A recipe and the model it names.
struct ReadRecipe {
    Recipe recipe;
    std::string model;        ///< name
    std::string modelSha256;  ///< of its file; empty = it was none yet
    std::string parentSha256; ///< of the file it was tuned from; may be empty
};

/// {"program", "version", "model", "model_sha256", "seed", "psi", ...}; several seeds stand in
/// "seeds".
std::string recipeText(const ModelInfo& model, const Recipe& recipe);

/// Reads one, also of an earlier version. BadFormat when it is none of ours, or damaged.
Result<ReadRecipe> readRecipe(std::string_view text);

} // namespace sg
