#include "app/recipe.h"

#include <nlohmann/json.hpp>

namespace sg {

std::string recipeText(const ModelInfo& model, const Recipe& recipe) {
    nlohmann::ordered_json json{
        {"program", "Stylegraft"},
        {"version", STYLEGRAFT_VERSION},
        {"model", model.name},
        {"model_sha256", model.sha256},
        {"seed", recipe.seed},
        {"psi", recipe.truncationPsi},
        {"noise", recipe.noise}};
    if (recipe.turn != 0.0) {
        json["turn"] = recipe.turn;
    }
    if (recipe.truncationCutoff > 0) {
        json["truncation_cutoff"] = recipe.truncationCutoff;
    }
    if (recipe.classIndex >= 0) {
        json["class"] = recipe.classIndex;
    }
    if (recipe.placement) {
        json["translate"] = {recipe.placement->x, recipe.placement->y};
        json["rotate"] = recipe.placement->degrees;
    }
    return json.dump();
}

} // namespace sg
