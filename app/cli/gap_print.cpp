#include "app/cli/gap_print.h"

#include "app/cli/json_text.h"
#include "core/measure/gap_verdict.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <string>

namespace sg::cli {

namespace {

using nlohmann::json;

json setJson(const SetGap& gap) {
    return {{"accuracy", gap.accuracy}, {"kid", gap.kernel}, {"p", gap.kernelP}};
}

void printSet(const char* what, const SetGap& gap) {
    std::printf("  %-22s%9.0f%%%12.4f%9.3f\n", what, 100.0 * gap.accuracy, gap.kernel, gap.kernelP);
}

} // namespace

void printGap(const GapReport& report) {
    std::printf("%s\n", report.verdict.sentence.c_str());
    if (!report.verdict.preset.empty()) {
        std::printf("  preset: %s\n", report.verdict.preset.c_str());
    }
    for (const auto& reason : report.verdict.reasons) {
        std::printf("  - %s\n", reason.c_str());
    }
    std::printf(
        "\n%d pictures against %d samples of the model\n"
        "  %-22s%10s%12s%9s%9s%9s%9s\n",
        report.pictures,
        report.samples,
        "features",
        "1-NN",
        "KID",
        "p",
        "mean",
        "recall",
        "own");
    for (const auto& space : report.spaces) {
        std::printf(
            "  %-22s%9.0f%%%12.4f%9.3f%9.3f%8.0f%%%8.0f%%\n",
            space.name.c_str(),
            100.0 * space.gap.accuracy,
            space.gap.kernel,
            space.gap.kernelP,
            space.mean,
            100.0 * space.recall,
            100.0 * space.recallOwn);
    }
    const auto& n = report.nuisance;
    std::printf("\nWithout what is not style (rand64)\n");
    printSet("recoloured", n.recoloured);
    printSet("moved", n.moved);
    printSet("moved and recoloured", n.both);
    std::printf(
        "  mean colour %s, the model's %s; background %s (spread %.2f), the model's %s (%.2f)\n"
        "  best place: %+.0f%% right, %+.0f%% down, size x %.2f; outlines agree %.2f, then %.2f\n",
        colourCode(n.pictureColour).c_str(),
        colourCode(n.sampleColour).c_str(),
        colourCode(n.pictureBackground).c_str(),
        n.pictureBackgroundSpread,
        colourCode(n.sampleBackground).c_str(),
        n.sampleBackgroundSpread,
        100.0 * n.right,
        100.0 * n.down,
        n.scale,
        n.outlineBefore,
        n.outlineAfter);
    std::printf(
        "\nWhat the model cannot draw of %d pictures, by size of detail\n  %-22s",
        report.projected,
        "resolution");
    for (const auto& band : report.bands) {
        std::printf("%7d", band.resolution);
    }
    std::printf("\n  %-22s", "your pictures");
    for (const auto& band : report.bands) {
        std::printf("%6.0f%%", 100.0 * band.pictures);
    }
    std::printf("\n  %-22s", "moved and recoloured");
    for (const auto& band : report.bands) {
        std::printf("%6.0f%%", 100.0 * band.aligned);
    }
    std::printf("\n  %-22s", "the model's own");
    for (const auto& band : report.bands) {
        std::printf("%6.0f%%", 100.0 * band.own);
    }
    std::printf("\n  %-22s", "excess over its own");
    for (const auto& band : report.bands) {
        std::printf("%6.0f%%", 100.0 * excessOf(band));
    }
    std::printf(
        "\n  excess in shapes %.0f%% (0 = as well as its own pictures, 100%% = no better than its "
        "average one)\n",
        100.0 * shapeExcess(report));
}

void printGapJson(const GapReport& report) {
    json spaces = json::object();
    for (const auto& space : report.spaces) {
        json values = setJson(space.gap);
        values["mean_distance"] = space.mean;
        values["recall"] = space.recall;
        values["recall_own"] = space.recallOwn;
        spaces[space.name] = values;
    }
    json bands = json::array();
    for (const auto& band : report.bands) {
        bands.push_back(
            {{"resolution", band.resolution},
             {"missed", band.pictures},
             {"aligned", band.aligned},
             {"own", band.own},
             {"excess", excessOf(band)}});
    }
    const auto& n = report.nuisance;
    const json out{
        {"kind", gapKindId(report.verdict.kind)},
        {"preset", report.verdict.preset.empty() ? json() : json(report.verdict.preset)},
        {"verdict", report.verdict.sentence},
        {"reasons", report.verdict.reasons},
        {"pictures", report.pictures},
        {"samples", report.samples},
        {"spaces", spaces},
        {"residual",
         {{"pictures", report.projected}, {"excess", shapeExcess(report)}, {"bands", bands}}},
        {"colour",
         {{"pictures", n.pictureColour},
          {"model", n.sampleColour},
          {"without", setJson(n.recoloured)}}},
        {"alignment",
         {{"right", n.right},
          {"down", n.down},
          {"scale", n.scale},
          {"outline", n.outlineBefore},
          {"outline_moved", n.outlineAfter},
          {"without", setJson(n.moved)}}},
        {"background",
         {{"pictures", n.pictureBackground},
          {"model", n.sampleBackground},
          {"pictures_spread", n.pictureBackgroundSpread},
          {"model_spread", n.sampleBackgroundSpread}}},
        {"without_colour_and_alignment", setJson(n.both)}};
    putJson(out);
}

} // namespace sg::cli
