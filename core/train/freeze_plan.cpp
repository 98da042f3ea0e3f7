#include "core/train/freeze_plan.h"

#include "core/base/core_text.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace sg {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string listOf(const std::vector<LayerGroup>& groups) {
    std::string names = "all";
    for (const LayerGroup& group : groups) {
        names += ", " + group.id;
    }
    return names;
}

/// Index of a group, or -1.
int indexOf(std::string_view id, const std::vector<LayerGroup>& groups) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].id == id) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

/// The groups a name or a range stands for; empty when it is unknown.
std::vector<std::string> resolve(std::string_view name, const std::vector<LayerGroup>& groups) {
    const auto dash = name.find('-');
    int first = indexOf(name.substr(0, dash), groups);
    int last = dash == std::string_view::npos ? first : indexOf(name.substr(dash + 1), groups);
    if (first < 0 || last < 0 || groups[first].discriminator != groups[last].discriminator) {
        return {};
    }
    if (first > last) {
        std::swap(first, last);
    }
    std::vector<std::string> ids;
    for (int i = first; i <= last; ++i) {
        ids.push_back(groups[i].id);
    }
    return ids;
}

} // namespace

Result<FreezePlan> parseFreezePlan(std::string_view text, const std::vector<LayerGroup>& groups) {
    FreezePlan all;
    FreezePlan named;
    text = trimmed(text);
    while (!text.empty()) {
        const auto comma = text.find(',');
        const std::string_view entry = trimmed(text.substr(0, comma));
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
        const auto equals = entry.find('=');
        const std::string shown(entry);
        if (equals == std::string_view::npos) {
            return fail(
                ErrorCode::InvalidArgument,
                Core::tr("The freeze entry '%1' has no factor; write for example g4-g16=0", shown));
        }
        const std::string_view name = trimmed(entry.substr(0, equals));
        const std::string_view number = trimmed(entry.substr(equals + 1));
        double factor = -1.0;
        const auto [end, error] =
            std::from_chars(number.data(), number.data() + number.size(), factor);
        if (error != std::errc() || end != number.data() + number.size() ||
            !(factor >= 0.0 && factor <= 1.0)) {
            return fail(
                ErrorCode::InvalidArgument,
                Core::tr(
                    "The freeze factor in '%1' must be a number from 0 (frozen) to 1 (free)",
                    shown));
        }
        if (name == "all") {
            for (const LayerGroup& group : groups) {
                all.factors[group.id] = factor;
            }
            continue;
        }
        const auto ids = resolve(name, groups);
        if (ids.empty()) {
            return fail(
                ErrorCode::InvalidArgument,
                Core::tr(
                    "There is no layer group '%1' in this model; it has: %2",
                    name,
                    listOf(groups)));
        }
        for (const std::string& id : ids) {
            named.factors[id] = factor;
        }
    }
    for (const auto& [id, factor] : named.factors) {
        all.factors[id] = factor;
    }
    std::erase_if(all.factors, [](const auto& entry) { return entry.second == 1.0; });
    return all;
}

std::string toText(const FreezePlan& plan, const std::vector<LayerGroup>& groups) {
    std::ostringstream text;
    for (const LayerGroup& group : groups) {
        if (const double factor = plan.factor(group.id); factor != 1.0) {
            text << (text.tellp() > 0 ? "," : "") << group.id << '=' << factor;
        }
    }
    return text.str();
}

} // namespace sg
