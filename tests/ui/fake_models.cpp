#include "tests/ui/fake_models.h"

#include <string>

namespace sg {

// The studio never looks inside these; empty ones will do.
class Model {};

struct GeneratorWeights {};

std::shared_ptr<const Model> makeFakeModel() {
    return std::make_shared<const Model>();
}

std::shared_ptr<const GeneratorWeights> makeFakeWeights() {
    return std::make_shared<const GeneratorWeights>();
}

std::vector<LayerGroup> fakeGroups(int resolution) {
    // The words of real models, which are longer than one would wish.
    const auto caption = [resolution](int r) -> std::string {
        return r == 4                ? "pose"
               : r == 8              ? "shape"
               : r == resolution     ? "fine detail"
               : r * 2 == resolution ? "texture"
               : r <= 16             ? "features"
                                     : "surfaces";
    };
    const auto verdict = [resolution](int r) -> std::string {
        return r == 4                ? "final verdict"
               : r == resolution     ? "judges fine detail"
               : r <= 8              ? "judges composition"
               : r * 2 == resolution ? "judges texture"
                                     : "judges features";
    };
    std::vector<LayerGroup> groups{{"mapping", "character", false, 524'288}};
    for (int r = 4; r <= resolution; r *= 2) {
        groups.push_back({"g" + std::to_string(r), caption(r), false, 1'000'000});
    }
    groups.push_back({"torgb", "colour", false, 12'000});
    for (int r = resolution; r >= 4; r /= 2) {
        groups.push_back({"d" + std::to_string(r), verdict(r), true, 900'000});
    }
    return groups;
}

} // namespace sg
