#pragma once

/// The coach's rules (docs/coach.md), the most urgent first.

#include "core/train/coach/coach.h"

#include <span>
#include <string_view>

namespace sg {

struct CoachRule {
    std::string_view id;

    /// The condition, in its strict form; `looser` = has it not yet become clearly better?
    bool (*holds)(const CoachView& view, bool looser);

    /// What to say and to do when it holds.
    Advice (*advice)(const CoachView& view);
};

std::span<const CoachRule> coachRules();

} // namespace sg
