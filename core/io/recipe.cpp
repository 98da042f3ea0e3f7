#include "core/io/recipe.h"

#include "core/base/core_text.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace sg {

namespace {

/// Hostile files may claim anything.
constexpr std::size_t kMaxSeeds = 1'000'000;
constexpr std::size_t kMaxGroups = 1'000;

using nlohmann::json;

std::string stringIn(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<double> numberIn(const json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number()) {
        return std::nullopt;
    }
    const double value = found->get<double>();
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// Of a list under `many`, or of the single number under `one`.
std::vector<double> numbersIn(const json& object, const char* one, const char* many) {
    std::vector<double> numbers;
    if (const auto list = object.find(many); list != object.end() && list->is_array()) {
        for (const json& entry : *list) {
            if (!entry.is_number() || numbers.size() >= kMaxSeeds) {
                return {};
            }
            numbers.push_back(entry.get<double>());
        }
    } else if (const auto number = numberIn(object, one)) {
        numbers.push_back(*number);
    }
    return numbers;
}

std::map<std::string, double> factorsIn(const json& object, const char* key) {
    std::map<std::string, double> factors;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_object() || found->size() > kMaxGroups) {
        return factors;
    }
    for (const auto& entry : found->items()) {
        if (const auto factor = numberIn(*found, entry.key().c_str())) {
            factors[entry.key()] = *factor;
        }
    }
    return factors;
}

} // namespace

std::string recipeText(const ModelInfo& model, const Recipe& recipe) {
    nlohmann::ordered_json text{
        {"program", "Stylegraft"},
        {"version", STYLEGRAFT_VERSION},
        {"model", model.name},
        {"model_sha256", model.sha256}};
    if (!model.parentSha256.empty()) {
        text["parent_sha256"] = model.parentSha256;
    }
    const bool single = recipe.seeds.size() == 1;
    if (single) {
        text["seed"] = recipe.seeds.front();
    } else {
        text["seeds"] = recipe.seeds;
    }
    text["psi"] = recipe.truncationPsi;
    text["noise"] = recipe.noise;
    if (single && !recipe.turns.empty()) {
        if (recipe.turns.front() != 0.0) {
            text["turn"] = recipe.turns.front();
        }
    } else if (!recipe.turns.empty()) {
        text["turns"] = recipe.turns;
    }
    if (recipe.truncationCutoff > 0) {
        text["truncation_cutoff"] = recipe.truncationCutoff;
    }
    if (recipe.classIndex >= 0) {
        text["class"] = recipe.classIndex;
    }
    if (recipe.placement) {
        text["translate"] = {recipe.placement->x, recipe.placement->y};
        text["rotate"] = recipe.placement->degrees;
    }
    if (recipe.composite) {
        text["composite"] = true;
    }
    if (recipe.kimg) {
        text["kimg"] = *recipe.kimg;
    }
    if (!recipe.blend.empty()) {
        text["blend"] = recipe.blend;
    }
    return text.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<ReadRecipe> readRecipe(std::string_view text) {
    const json object = json::parse(text, nullptr, false);
    if (!object.is_object() || stringIn(object, "program") != "Stylegraft") {
        return fail(ErrorCode::BadFormat, Core::tr("This is no recipe of Stylegraft"));
    }
    ReadRecipe read;
    read.model = stringIn(object, "model");
    read.modelSha256 = stringIn(object, "model_sha256");
    read.parentSha256 = stringIn(object, "parent_sha256");
    Recipe& recipe = read.recipe;
    for (const double seed : numbersIn(object, "seed", "seeds")) {
        if (!(seed >= 0.0 && seed <= double(std::numeric_limits<std::uint32_t>::max()))) {
            return fail(
                ErrorCode::BadFormat,
                Core::tr("The recipe is damaged: it has a seed out of range"));
        }
        recipe.seeds.push_back(std::uint32_t(seed));
    }
    const auto psi = numberIn(object, "psi");
    if (recipe.seeds.empty() || !psi) {
        return fail(
            ErrorCode::BadFormat, Core::tr("The recipe is damaged: it names no seed or no psi"));
    }
    recipe.truncationPsi = *psi;
    recipe.turns = numbersIn(object, "turn", "turns");
    if (recipe.turns.size() != recipe.seeds.size()) {
        recipe.turns.clear();
    }
    recipe.truncationCutoff =
        int(std::clamp(numberIn(object, "truncation_cutoff").value_or(0.0), 0.0, 1e4));
    recipe.classIndex = int(std::clamp(numberIn(object, "class").value_or(-1.0), -1.0, 1e6));
    if (const std::string noise = stringIn(object, "noise"); !noise.empty()) {
        recipe.noise = noise;
    }
    const auto moved = numbersIn(object, "", "translate");
    if (moved.size() == 2) {
        recipe.placement = {moved[0], moved[1], numberIn(object, "rotate").value_or(0.0)};
    }
    recipe.composite = object.value("composite", json()) == json(true);
    recipe.kimg = numberIn(object, "kimg");
    recipe.blend = factorsIn(object, "blend");
    return read;
}

} // namespace sg
