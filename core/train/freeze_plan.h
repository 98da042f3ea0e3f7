#pragma once

/// Freezing as a learning-rate factor a layer group: 0 = frozen, 1 = full learning rate.

#include "core/base/result.h"
#include "core/model/model_info.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sg {

/// Factors by group id; a group that is not named has factor 1.
struct FreezePlan {
    std::map<std::string, double> factors;

    [[nodiscard]] double factor(const std::string& group) const {
        const auto found = factors.find(group);
        return found == factors.end() ? 1.0 : found->second;
    }

    [[nodiscard]] bool isFrozen(const std::string& group) const { return factor(group) == 0.0; }

    friend bool operator==(const FreezePlan&, const FreezePlan&) = default;
};

/// Reads a comma list `name=factor`. A name may be a range over neighbouring groups of one network
/// ("g4-g16=0", "d64-d16=0.5"). "all=F" is applied first wherever it stands; otherwise the later
/// entry wins. An unknown name is an error that lists the names; factors lie in [0, 1].
Result<FreezePlan> parseFreezePlan(std::string_view text, const std::vector<LayerGroup>& groups);

/// The shortest text that `parseFreezePlan` reads back: groups at 1 are left out.
std::string toText(const FreezePlan& plan, const std::vector<LayerGroup>& groups);

} // namespace sg
