#include "app/cli/bias_print.h"

#include "app/cli/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <utility>

namespace sg::cli {

namespace {

using nlohmann::json;

constexpr int kNameWidth = 16;
constexpr int kCellWidth = 20;

std::string cellOf(const ShareEstimate& share) {
    char text[48];
    std::snprintf(
        text,
        sizeof text,
        "%.1f%% (%.0f-%.0f)",
        100.0 * share.corrected,
        100.0 * share.low,
        100.0 * share.high);
    return text;
}

std::string captionOf(const BiasRow& row) {
    char text[48];
    if (row.psi) {
        std::snprintf(text, sizeof text, "%s, psi %g", row.set.c_str(), *row.psi);
    } else {
        std::snprintf(text, sizeof text, "%d %s", row.count, row.set.c_str());
    }
    return text;
}

/// Labels that some set shows; the others are left out.
std::vector<std::size_t> shownLabels(const AttributeBias& attribute) {
    std::vector<std::size_t> shown;
    for (std::size_t label = 0; label < attribute.labels.size(); ++label) {
        if (std::ranges::any_of(attribute.rows, [label](const BiasRow& row) {
                return row.shares[label].observed > 0.0 || row.shares[label].corrected > 0.0005;
            })) {
            shown.push_back(label);
        }
    }
    return shown;
}

void printShares(const AttributeBias& attribute, const std::vector<std::size_t>& labels) {
    std::printf("  %-*s", kNameWidth, "");
    for (const auto& row : attribute.rows) {
        std::printf("%*s", kCellWidth, captionOf(row).c_str());
    }
    std::printf("\n");
    for (const auto label : labels) {
        std::printf("  %-*s", kNameWidth, attribute.labels[label].c_str());
        for (const auto& row : attribute.rows) {
            std::printf("%*s", kCellWidth, cellOf(row.shares[label]).c_str());
        }
        std::printf("\n");
    }
    if (std::ranges::any_of(
            attribute.rows, [](const BiasRow& row) { return bool(row.discrepancy); })) {
        std::printf("  %-*s", kNameWidth, "distance");
        for (const auto& row : attribute.rows) {
            row.discrepancy ? std::printf("%*.3f", kCellWidth, *row.discrepancy)
                            : std::printf("%*s", kCellWidth, "-");
        }
        std::printf("\n");
    }
}

/// A block of lines, a label each and a column a set of samples.
template <typename Value>
void printQuality(
    const AttributeBias& attribute,
    const std::vector<std::size_t>& labels,
    const char* name,
    const Value& value) {
    std::printf("  %s\n", name);
    for (const auto label : labels) {
        if (std::ranges::none_of(attribute.rows, [&](const BiasRow& row) {
                return !row.quality.empty() && value(row.quality[label]).first;
            })) {
            continue;
        }
        std::printf("    %-*s", kNameWidth - 2, attribute.labels[label].c_str());
        for (const auto& row : attribute.rows) {
            if (!row.quality.empty()) {
                const auto [share, count] = value(row.quality[label]);
                char text[48] = "-";
                if (share) {
                    std::snprintf(text, sizeof text, "%.2f (of %d)", *share, count);
                }
                std::printf("%*s", kCellWidth, text);
            }
        }
        std::printf("\n");
    }
}

void printQuality(const AttributeBias& attribute, const std::vector<std::size_t>& labels) {
    if (std::ranges::all_of(
            attribute.rows, [](const BiasRow& row) { return row.quality.empty(); })) {
        return;
    }
    printQuality(
        attribute, labels, "coverage of pictures that show it", [](const GroupQuality& group) {
            return std::pair(group.coverage, group.pictures);
        });
    printQuality(
        attribute, labels, "density of samples that show it", [](const GroupQuality& group) {
            return std::pair(group.density, group.samples);
        });
}

void printFlips(
    const AttributeBias& attribute,
    const BiasFlips& flips,
    const std::vector<std::size_t>& labels) {
    std::printf("  same seeds, psi %g: changed %.1f%%", flips.psi, 100.0 * flips.table.changed);
    if (attribute.confusion) {
        std::printf(" (corrected %.1f%%)", 100.0 * flips.table.correctedChanged);
    }
    std::printf("\n    %-*s", kNameWidth, "source \\ tuned");
    for (const auto label : labels) {
        std::printf("%9.8s", attribute.labels[label].c_str());
    }
    std::printf("\n");
    for (const auto from : labels) {
        std::printf("    %-*s", kNameWidth, attribute.labels[from].c_str());
        for (const auto to : labels) {
            std::printf("%9lld", static_cast<long long>(flips.table.counts[from][to]));
        }
        std::printf("\n");
    }
}

json probeJson(const AttributeBias& attribute) {
    if (!attribute.confusion) {
        return {};
    }
    json matrix = json::array();
    for (std::size_t truth = 0; truth < attribute.labels.size(); ++truth) {
        json row = json::array();
        for (std::size_t said = 0; said < attribute.labels.size(); ++said) {
            row.push_back(attribute.confusion->count(truth, said));
        }
        matrix.push_back(row);
    }
    return {
        {"pictures", attribute.labelled},
        {"accuracy", attribute.confusion->accuracy()},
        {"confusion", matrix}};
}

json rowJson(const AttributeBias& attribute, const BiasRow& row) {
    json shares = json::array();
    for (std::size_t label = 0; label < attribute.labels.size(); ++label) {
        const auto& share = row.shares[label];
        shares.push_back(
            {{"label", attribute.labels[label]},
             {"observed", share.observed},
             {"corrected", share.corrected},
             {"low", share.low},
             {"high", share.high}});
    }
    json quality = json::array();
    const auto orNull = [](const std::optional<double>& value) {
        return value ? json(*value) : json();
    };
    for (std::size_t label = 0; label < row.quality.size(); ++label) {
        const auto& group = row.quality[label];
        quality.push_back(
            {{"label", attribute.labels[label]},
             {"pictures", group.pictures},
             {"coverage", orNull(group.coverage)},
             {"samples", group.samples},
             {"density", orNull(group.density)}});
    }
    return {
        {"set", row.set},
        {"psi", row.psi ? json(*row.psi) : json()},
        {"count", row.count},
        {"shares", shares},
        {"distance", orNull(row.discrepancy)},
        {"quality", quality}};
}

} // namespace

void printBias(const BiasReport& report) {
    std::printf(
        "%d samples of each model and psi; shares in %% with 95 %% intervals\n", report.samples);
    for (const auto& attribute : report.attributes) {
        std::printf("\n%s", attribute.name.c_str());
        if (attribute.confusion) {
            std::printf(
                " (probe of %d labelled pictures, right in %.0f%% of those it had not seen)",
                attribute.labelled,
                100.0 * attribute.confusion->accuracy());
        }
        std::printf("\n");
        const auto labels = shownLabels(attribute);
        printShares(attribute, labels);
        printQuality(attribute, labels);
        for (const auto& flips : attribute.flips) {
            printFlips(attribute, flips, labels);
        }
        for (const auto& note : attribute.notes) {
            std::printf("  - %s\n", note.c_str());
        }
    }
}

void printBiasJson(const BiasReport& report) {
    json attributes = json::array();
    for (const auto& attribute : report.attributes) {
        json sets = json::array();
        for (const auto& row : attribute.rows) {
            sets.push_back(rowJson(attribute, row));
        }
        json flips = json::array();
        for (const auto& flip : attribute.flips) {
            flips.push_back(
                {{"psi", flip.psi},
                 {"counts", flip.table.counts},
                 {"changed", flip.table.changed},
                 {"changed_corrected", flip.table.correctedChanged}});
        }
        attributes.push_back(
            {{"name", attribute.name},
             {"labels", attribute.labels},
             {"probe", probeJson(attribute)},
             {"sets", sets},
             {"flips", flips},
             {"notes", attribute.notes}});
    }
    const json out{{"samples", report.samples}, {"attributes", attributes}};
    putJson(out);
}

} // namespace sg::cli
