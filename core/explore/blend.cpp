#include "core/explore/blend.h"

#include "core/base/core_text.h"
#include "core/model/layer_groups.h"
#include "core/model/model.h"
#include "core/model/torch.h"

#include <algorithm>
#include <sstream>
#include <string_view>
#include <utility>

namespace sg {

namespace {

/// Drawn once and never learned.
bool isRandom(std::string_view name) {
    return name.ends_with("noise_const") || name.ends_with("input.freqs") ||
           name.ends_with("input.phases");
}

std::string shapeOf(const torch::Tensor& tensor) {
    std::ostringstream text;
    text << tensor.sizes();
    return text.str();
}

/// The first difference in words; empty when both are of one architecture.
std::string differenceIn(const StateDict& a, const StateDict& b) {
    auto left = a.begin();
    auto right = b.begin();
    for (; left != a.end() && right != b.end(); ++left, ++right) {
        if (left->first != right->first) {
            return Core::tr("%1 is only in one of them", std::min(left->first, right->first));
        }
        if (left->second.sizes() != right->second.sizes()) {
            return Core::tr(
                "%1 is %2 in one and %3 in the other",
                left->first,
                shapeOf(left->second),
                shapeOf(right->second));
        }
    }
    if (left != a.end() || right != b.end()) {
        return Core::tr("%1 is only in one of them", left != a.end() ? left->first : right->first);
    }
    return {};
}

torch::Tensor
between(const std::string& name, const torch::Tensor& a, const torch::Tensor& b, double t) {
    if (t == 0.0 || (isRandom(name) && t < 0.5)) {
        return a;
    }
    return t == 1.0 || isRandom(name) ? b : torch::lerp(a, b, t);
}

template <typename Factor>
WeightsResult combine(const GeneratorWeights& a, const GeneratorWeights& b, Factor factor) {
    if (const auto difference = differenceIn(a.tensors, b.tensors); !difference.empty()) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr(
                "These two generators cannot be blended, their layers differ: %1", difference));
    }
    const torch::NoGradGuard noGrad;
    auto made = std::make_shared<GeneratorWeights>();
    for (const auto& [name, tensor] : a.tensors) {
        made->tensors.emplace(name, between(name, tensor, b.tensors.at(name), factor(name)));
    }
    return made;
}

} // namespace

std::shared_ptr<const GeneratorWeights> weightsOf(const Model& model) {
    auto weights = std::make_shared<GeneratorWeights>();
    weights->tensors = cloneState(*model.generatorEma);
    return weights;
}

WeightsResult
blended(const GeneratorWeights& source, const GeneratorWeights& tuned, const Blend& blend) {
    return combine(source, tuned, [&blend](const std::string& name) {
        return blend.factor(generatorGroup(name));
    });
}

WeightsResult interpolated(const GeneratorWeights& from, const GeneratorWeights& to, double t) {
    return combine(from, to, [t](const std::string&) { return t; });
}

WeightsResult weightsAt(const Moment& moment) {
    return moment.to ? interpolated(*moment.from, *moment.to, moment.t)
                     : WeightsResult(moment.from);
}

Result<std::shared_ptr<Model>> withWeights(const Model& model, const GeneratorWeights& weights) {
    const auto difference = differenceIn(stateOf(*model.generatorEma), weights.tensors);
    if (!difference.empty()) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr(
                "These weights do not fit the generator of %1: %2", model.info.name, difference));
    }
    auto made = std::make_shared<Model>(model);
    made->generatorEma = copyOf(model.generatorEma);
    loadState(*made->generatorEma, weights.tensors);
    made->generator = copyOf(made->generatorEma);
    made->describe();
    return made;
}

} // namespace sg
