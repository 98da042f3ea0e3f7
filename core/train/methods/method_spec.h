#pragma once

/// The ways to fine-tune a generator, as rows for menus and --help. No Torch here.
///
/// A method says which numbers of the generator are trained, and through which fewer numbers. All
/// of them leave an ordinary network: every exporter goes on working.

#include "core/model/model_info.h"
#include "core/train/freeze_plan.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sg {

struct MethodSpec {
    std::string_view id;
    std::string_view label;
    std::string_view help; ///< one sentence: what it can change, and for whom it is
    /// Trains far fewer numbers than the network has: its result is also saved as a style delta,
    /// and path lengths are left alone, which would cost a second backward pass.
    bool restricted = false;
    bool freezesCritic = false; ///< starts with the critic's layers nearest the picture frozen
};

/// In the order of a menu: the most general first.
std::span<const MethodSpec> trainMethods();

/// By id; null for an unknown one.
const MethodSpec* trainMethod(std::string_view id);

/// "full, freezed, ...", for messages.
std::string trainMethodIds();

/// What `freezed` starts with: the finer half of the critic's blocks stands still, as FreezeD does
/// (Mo et al. 2020): 3 blocks at 256 pixels, 2 at 64 and 128.
FreezePlan frozenCritic(const std::vector<LayerGroup>& groups);

/// What a run of `method` really starts with: `plan`, and for a method that freezes the critic also
/// frozenCritic(), unless `plan` says something about the critic itself.
FreezePlan
startingPlan(std::string_view method, FreezePlan plan, const std::vector<LayerGroup>& groups);

} // namespace sg
