#include "app/cli/commands.h"
#include "app/cli/json_text.h"
#include "core/io/model_reader.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace sg::cli {

namespace {

/// What is in the file, by the names of NVIDIA's files.
std::vector<std::string> contentsOf(const ModelInfo& info) {
    std::vector<std::string> contents{"G_ema"};
    if (info.hasGenerator) {
        contents.emplace_back("G");
    }
    if (info.hasDiscriminator) {
        contents.emplace_back("D");
    }
    if (info.augmentP > 0.0) {
        contents.emplace_back("augment_p");
    }
    return contents;
}

void printJson(const ModelInfo& info) {
    nlohmann::ordered_json groups = nlohmann::ordered_json::array();
    for (const LayerGroup& group : info.groups) {
        groups.push_back(
            {{"id", group.id},
             {"caption", group.caption},
             {"network", group.discriminator ? "D" : "G"},
             {"parameters", group.parameters}});
    }
    const nlohmann::ordered_json json{
        {"path", info.path},
        {"kind", info.format},
        {"generation", info.architecture},
        {"format", info.format},
        {"architecture", info.architecture},
        {"resolution", info.resolution},
        {"channels", info.channels},
        {"z_dim", info.zDim},
        {"w_dim", info.wDim},
        {"c_dim", info.cDim},
        {"conditional", info.cDim > 0},
        {"num_ws", info.numWs},
        {"mapping_layers", info.mappingLayers},
        {"contents", contentsOf(info)},
        {"has_g", info.hasGenerator},
        {"has_d", info.hasDiscriminator},
        {"augment_p", info.augmentP},
        {"g_parameters", info.generatorParameters},
        {"d_parameters", info.discriminatorParameters},
        {"parameters", info.generatorParameters + info.discriminatorParameters},
        {"safety",
         {{"programs", info.embeddedPrograms},
          {"programs_run", 0},
          {"inert_global_count", info.inertGlobals.size()},
          {"inert_globals", info.inertGlobals}}},
        {"embedded_programs", info.embeddedPrograms},
        {"embedded_programs_run", 0},
        {"inert_globals", info.inertGlobals},
        {"notes", info.notes},
        {"licence", info.licence},
        {"non_commercial", info.nonCommercial},
        {"parent_sha256", info.parentSha256},
        {"sha256", info.sha256},
        {"groups", groups}};
    putJson(json);
}

void printSafety(const ModelInfo& info) {
    std::printf(
        "  safety        %d program%s found, none run\n",
        info.embeddedPrograms,
        info.embeddedPrograms == 1 ? "" : "s");
    if (!info.inertGlobals.empty()) {
        std::printf(
            "                %zu unknown name%s left inert:\n",
            info.inertGlobals.size(),
            info.inertGlobals.size() == 1 ? "" : "s");
    }
    for (const auto& name : info.inertGlobals) {
        std::printf("                  %s\n", name.c_str());
    }
}

/// A file that is not opened, as data: what a script needs to tell danger from damage.
void printRefusal(const std::string& path, const Error& error) {
    const nlohmann::ordered_json json{
        {"path", path},
        {"opened", false},
        {"refused", error.code == ErrorCode::Refused},
        {"error", error.message}};
    putJson(json);
}

void printText(const ModelInfo& info) {
    std::printf("%s\n", info.path.c_str());
    std::printf("  kind          %s, %s\n", info.architecture.c_str(), info.format.c_str());
    std::printf(
        "  picture       %d x %d, %s\n",
        info.resolution,
        info.resolution,
        info.channels == 1 ? "grey" : "colour");
    std::printf("  latent        z %d, w %d, %d layers\n", info.zDim, info.wDim, info.numWs);
    if (info.cDim > 0) {
        std::printf("  classes       %d (conditional)\n", info.cDim);
    } else {
        std::printf("  classes       none (unconditional)\n");
    }
    std::printf(
        "  holds         G_ema%s%s\n",
        info.hasGenerator ? ", G" : "",
        info.hasDiscriminator ? ", D" : " (no D: it cannot be fine-tuned well)");
    std::printf(
        "  parameters    G %lld, D %lld\n",
        static_cast<long long>(info.generatorParameters),
        static_cast<long long>(info.discriminatorParameters));
    printSafety(info);
    std::printf(
        "  licence       %s%s\n",
        info.licence.c_str(),
        info.nonCommercial ? ", not for commercial use" : "");
    for (const auto& note : info.notes) {
        std::printf("  note          %s\n", note.c_str());
    }
    std::printf("  sha256        %s\n", info.sha256.c_str());
    std::printf("  layer groups ");
    for (const LayerGroup& group : info.groups) {
        std::printf(" %s", group.id.c_str());
    }
    std::printf("\n");
}

} // namespace

void addInfo(CLI::App& program, int& status) {
    struct Options {
        std::string model;
        bool json = false;
    };

    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand(
        "info", "Say what a model file holds, without running anything in it");
    command->add_option("MODEL", options->model, "Model file")->required();
    command->add_flag("--json", options->json, "As one line of JSON");
    command->callback([options, &status] {
        const auto model = openModel(options->model);
        if (!model) {
            if (options->json) {
                printRefusal(options->model, model.error());
            }
            status = report(model.error());
            return;
        }
        options->json ? printJson((*model)->info) : printText((*model)->info);
    });
}

} // namespace sg::cli
