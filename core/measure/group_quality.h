#pragma once

/// Density and coverage label by label.

#include "core/measure/bias.h"
#include "core/measure/neighbours.h"

#include <cstddef>
#include <vector>

namespace sg {

/// Of `labels` labels, where pictures and samples, as many as `reached` is of, show one each.
std::vector<GroupQuality> qualityByGroup(
    const Neighbourhoods& reached,
    const std::vector<std::size_t>& pictures,
    const std::vector<std::size_t>& samples,
    std::size_t labels);

} // namespace sg
