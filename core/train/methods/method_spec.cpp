#include "core/train/methods/method_spec.h"

#include <algorithm>

namespace sg {

namespace {

constexpr std::array<MethodSpec, 7> kMethods{{
    {"full",
     "Everything",
     "Trains every layer. Can learn anything, and with few pictures learns them by heart: best "
     "from 200 pictures on.",
     false,
     false},
    {"freezed",
     "Everything, steady critic",
     "Trains every layer of the generator while the critic keeps its layers nearest the picture "
     "(FreezeD). A quarter faster and steadier from 50 pictures on; not where texture changes "
     "altogether, as from photos to line art.",
     false,
     true},
    {"affine+",
     "Styles and one block (Affine+)",
     "Trains how each layer is styled, and the block that draws a quarter of the resolution. The "
     "best choice for 20 to 200 pictures of something rather different.",
     true,
     false},
    {"affine-light+",
     "Styles and one block, light (AffineLight+)",
     "The same through a fraction of the numbers: for 5 to 20 pictures of something rather "
     "different.",
     true,
     false},
    {"affine",
     "Styles",
     "Trains how each layer is styled, depending on the picture. Changes the look strongly and the "
     "geometry a little.",
     true,
     false},
    {"style-offsets",
     "Style offsets (S)",
     "Shifts each layer's styles by the same amount in every picture: a few thousand numbers. For "
     "5 to 20 pictures in another manner; people keep their identity and cannot collapse into one.",
     true,
     false},
    {"w-offsets",
     "Style offsets (W)",
     "Shifts the style code of each layer by the same amount in every picture. As style offsets; "
     "gentler, and easy to mix.",
     true,
     false},
}};

} // namespace

std::span<const MethodSpec> trainMethods() {
    return kMethods;
}

const MethodSpec* trainMethod(std::string_view id) {
    const auto* found = std::ranges::find(kMethods, id, &MethodSpec::id);
    return found == kMethods.end() ? nullptr : found;
}

std::string trainMethodIds() {
    std::string ids;
    for (const MethodSpec& method : kMethods) {
        ids += (ids.empty() ? "" : ", ") + std::string(method.id);
    }
    return ids;
}

FreezePlan frozenCritic(const std::vector<LayerGroup>& groups) {
    std::vector<std::string> blocks; // from fine to coarse
    for (const LayerGroup& group : groups) {
        if (group.discriminator && group.id != "d4") {
            blocks.push_back(group.id);
        }
    }
    FreezePlan plan;
    for (std::size_t i = 0; i < blocks.size() / 2; ++i) {
        plan.factors[blocks[i]] = 0.0;
    }
    return plan;
}

FreezePlan
startingPlan(std::string_view method, FreezePlan plan, const std::vector<LayerGroup>& groups) {
    const MethodSpec* spec = trainMethod(method);
    const bool heard = std::ranges::any_of(groups, [&](const LayerGroup& group) {
        return group.discriminator && plan.factors.contains(group.id);
    });
    if (spec != nullptr && spec->freezesCritic && !heard) {
        plan.factors.merge(frozenCritic(groups).factors);
    }
    return plan;
}

} // namespace sg
