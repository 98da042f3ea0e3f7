#include "core/io/style_delta.h"

#include "core/base/core_text.h"
#include "core/model/layer_groups.h"
#include "core/model/torch.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace sg {

namespace {

/// Beyond this sum of strengths mixed styles fall apart (methods.md 2.7).
constexpr double kMaxSum = 1.5;

/// Behind "to" or "from".
std::string named(const DeltaParent& model) {
    const auto hash = model.sha256.substr(0, 12);
    if (model.name.empty()) {
        return hash.empty() ? Core::tr("a model (never saved)")
                            : Core::tr("a model (sha256 %1...)", hash);
    }
    return hash.empty() ? Core::tr("'%1' (never saved)", model.name)
                        : Core::tr("'%1' (sha256 %2...)", model.name, hash);
}

Result<void> expectSameParent(const DeltaParent& wanted, const DeltaParent& found) {
    if (!wanted.sha256.empty() && wanted.sha256 == found.sha256) {
        return {};
    }
    return fail(
        ErrorCode::Refused,
        Core::tr(
            "This style belongs to %1, not to %2; use it with its own model, or say that both are "
            "children of one model (--sibling)",
            named(wanted),
            named(found)));
}

Result<void> misfit(const ParameterChange& change) {
    return fail(
        ErrorCode::InvalidArgument,
        Core::tr(
            "This style changes '%1', which the model does not have in that shape: it was made for "
            "another architecture",
            change.parameter));
}

/// Names and shapes of a network's coarse layers say too little: those of half the resolution may
/// be the same.
Result<void> expectSameKind(const DeltaParent& wanted, const DeltaParent& found) {
    if (wanted.architecture == found.architecture && wanted.resolution == found.resolution) {
        return {};
    }
    return fail(
        ErrorCode::InvalidArgument,
        Core::tr(
            "This style was made for another architecture: %1 of %2 pixels, not %3 of %4",
            wanted.architecture,
            wanted.resolution,
            found.architecture,
            found.resolution));
}

/// The change as it is added to the parameter, or broadcast over it.
torch::Tensor expanded(const ParameterChange& change, std::int64_t dims) {
    if (change.form != ChangeForm::LowRank) {
        return change.values;
    }
    const auto product = torch::mm(change.values, change.rows);
    return dims == 4 ? product.unsqueeze(-1).unsqueeze(-1) : product;
}

bool fits(const ParameterChange& change, const torch::Tensor& parameter) {
    switch (change.form) {
    case ChangeForm::Dense:
        return change.values.sizes() == parameter.sizes();
    case ChangeForm::Pointwise:
        return parameter.dim() == 4 && parameter.size(0) == change.values.size(0) &&
               parameter.size(1) == change.values.size(1);
    case ChangeForm::LowRank:
        return (parameter.dim() == 2 || parameter.dim() == 4) &&
               parameter.size(0) == change.values.size(0) &&
               parameter.size(1) == change.rows.size(1);
    }
    return false;
}

double strengthOf(const GroupStrengths& strengths, const std::string& group) {
    const auto found = strengths.find(group);
    return found == strengths.end() ? 1.0 : found->second;
}

/// Adds `factor` times one change to the sum of those of the same parameter and form.
bool addTo(ParameterChange& sum, const ParameterChange& change, double factor) {
    if (sum.form == ChangeForm::LowRank) {
        if (sum.values.size(0) != change.values.size(0) ||
            sum.rows.size(1) != change.rows.size(1)) {
            return false;
        }
        sum.values = torch::cat({sum.values, change.values * factor}, 1);
        sum.rows = torch::cat({sum.rows, change.rows});
        return true;
    }
    if (sum.values.sizes() != change.values.sizes()) {
        return false;
    }
    sum.values = sum.values + change.values * factor;
    return true;
}

Result<void> checkGroups(const StyleDelta& delta, const GroupStrengths& strengths) {
    const auto groups = delta.groups();
    for (const auto& [group, strength] : strengths) {
        if (std::ranges::find(groups, group) == groups.end()) {
            std::string names;
            for (const auto& name : groups) {
                names += (names.empty() ? "" : ", ") + name;
            }
            return fail(
                ErrorCode::InvalidArgument,
                Core::tr("This style changes no layer group '%1'; it changes: %2", group, names));
        }
        if (!std::isfinite(strength)) {
            return fail(
                ErrorCode::InvalidArgument,
                Core::tr("The strength of '%1' is not a number", group));
        }
    }
    return {};
}

Result<void>
addInto(torch::nn::Module& network, const StyleDelta& delta, const GroupStrengths& strengths) {
    const torch::NoGradGuard noGrad;
    const auto state = stateOf(network);
    for (const auto& change : delta.changes) {
        const auto found = state.find(change.parameter);
        if (found == state.end() || !fits(change, found->second)) {
            return misfit(change);
        }
    }
    for (const auto& change : delta.changes) {
        const auto group = change.group();
        const double strength = strengthOf(strengths, group) * strengthOf(delta.strengths, group);
        if (strength != 0.0) {
            auto parameter = state.at(change.parameter).detach();
            parameter.add_(expanded(change, parameter.dim()) * strength);
        }
    }
    return {};
}

} // namespace

std::string ParameterChange::group() const {
    return generatorGroup(parameter);
}

std::vector<std::string> StyleDelta::groups() const {
    std::vector<std::string> ids;
    for (const auto& change : changes) {
        if (auto id = change.group(); std::ranges::find(ids, id) == ids.end()) {
            ids.push_back(std::move(id));
        }
    }
    return ids;
}

std::int64_t StyleDelta::numbers() const {
    std::int64_t count = 0;
    for (const auto& change : changes) {
        count += change.values.numel() + (change.rows.defined() ? change.rows.numel() : 0);
    }
    return count;
}

DeltaParent parentOf(const ModelInfo& model) {
    return {model.sha256, model.name, model.architecture, model.resolution};
}

Result<StyleDelta> sumOf(std::span<const WeightedDelta> deltas, Parentage parentage) {
    if (deltas.empty()) {
        return fail(ErrorCode::InvalidArgument, Core::tr("There is no style to add"));
    }
    StyleDelta sum;
    sum.parent = deltas.front().delta->parent;
    sum.kind = deltas.size() == 1 ? deltas.front().delta->kind : "sum";
    auto parts = nlohmann::json::array();
    std::map<std::pair<std::string, ChangeForm>, ParameterChange> changes;
    for (const auto& [delta, strength] : deltas) {
        if (!std::isfinite(strength)) {
            return fail(
                ErrorCode::InvalidArgument, Core::tr("The strength of a style is not a number"));
        }
        if (parentage == Parentage::Exact && delta->parent.sha256 != sum.parent.sha256) {
            return fail(expectSameParent(delta->parent, sum.parent).error());
        }
        if (auto same = expectSameKind(delta->parent, sum.parent); !same) {
            return fail(same.error());
        }
        for (const auto& change : delta->changes) {
            const double factor = strength * strengthOf(delta->strengths, change.group());
            const auto [at, isNew] = changes.try_emplace({change.parameter, change.form}, change);
            if (isNew) {
                at->second.values = change.values * factor;
            } else if (!addTo(at->second, change, factor)) {
                return fail(misfit(change).error());
            }
        }
        auto training = nlohmann::json::parse(delta->training, nullptr, false);
        parts.push_back(
            {{"kind", delta->kind},
             {"strength", strength},
             {"training", training.is_discarded() ? nlohmann::json() : std::move(training)}});
    }
    sum.training = nlohmann::json{{"parts", std::move(parts)}}.dump();
    for (auto& [key, change] : changes) {
        sum.changes.push_back(std::move(change));
    }
    return sum;
}

Result<std::shared_ptr<Model>> appliedTo(
    const Model& parent,
    const StyleDelta& delta,
    const GroupStrengths& strengths,
    Parentage parentage) {
    if (parentage == Parentage::Exact) {
        if (auto same = expectSameParent(delta.parent, parentOf(parent.info)); !same) {
            return fail(same.error());
        }
    }
    if (auto same = expectSameKind(delta.parent, parentOf(parent.info)); !same) {
        return fail(same.error());
    }
    if (auto known = checkGroups(delta, strengths); !known) {
        return fail(known.error());
    }
    auto model = std::make_shared<Model>();
    model->generatorEma = copyOf(parent.generatorEma);
    if (auto added = addInto(*model->generatorEma, delta, strengths); !added) {
        return fail(added.error());
    }
    if (!parent.generator.is_empty()) {
        model->generator = copyOf(model->generatorEma);
    }
    if (!parent.discriminator.is_empty()) {
        model->discriminator = copyOf(parent.discriminator);
    }
    model->augment = parent.augment;
    model->info = parent.info;
    model->info.parentSha256 =
        parent.info.sha256.empty() ? parent.info.parentSha256 : parent.info.sha256;
    const auto training = nlohmann::json::parse(delta.training, nullptr, false);
    model->info.training = nlohmann::json{
        {"style", delta.kind},
        {"strengths", strengths},
        {"training",
         training.is_discarded()
             ? nlohmann::json()
             : training}}.dump();
    model->info.path.clear();
    model->info.sha256.clear();
    model->info.format = "made here";
    model->info.embeddedPrograms = 0;
    model->info.inertGlobals.clear();
    model->info.notes.clear();
    model->describe();
    return model;
}

Result<StyleDelta> differenceOf(const Model& tuned, const Model& parent, Parentage parentage) {
    const DeltaParent wanted = parentOf(parent.info);
    const std::string& from = tuned.info.parentSha256;
    if (parentage == Parentage::Exact && !from.empty() && from != wanted.sha256) {
        return fail(
            ErrorCode::Refused,
            Core::tr(
                "%1 was tuned from another model (sha256 %2...), not from %3; name that one, or "
                "say that both are children of one model (--sibling)",
                tuned.info.name,
                from.substr(0, 12),
                named(wanted)));
    }
    const torch::NoGradGuard noGrad;
    StyleDelta delta;
    delta.parent = wanted;
    delta.kind = "extracted";
    delta.training = tuned.info.training;
    const auto after = stateOf(*tuned.generatorEma);
    const auto before = stateOf(*parent.generatorEma);
    const auto other = [&] {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr(
                "%1 and %2 are networks of different shape: one cannot be the other's child",
                tuned.info.name,
                parent.info.name));
    };
    if (after.size() != before.size()) {
        return other();
    }
    for (const auto& [name, tensor] : after) {
        const auto found = before.find(name);
        if (found == before.end() || found->second.sizes() != tensor.sizes()) {
            return other();
        }
        if (!torch::equal(tensor, found->second)) {
            delta.changes.push_back(
                {name, ChangeForm::Dense, (tensor - found->second).detach(), {}});
        }
    }
    return delta;
}

std::string strengthWarning(std::span<const WeightedDelta> deltas) {
    double sum = 0.0;
    for (const auto& weighted : deltas) {
        sum += std::abs(weighted.strength);
    }
    if (sum <= kMaxSum) {
        return {};
    }
    char text[200];
    std::snprintf(
        text,
        sizeof text,
        "the strengths add up to %.3g; beyond 1.5 pictures fall apart: lower them, or draw with "
        "--trunc 0.7",
        sum);
    return text;
}

} // namespace sg
