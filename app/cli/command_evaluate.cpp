#include "app/cli/commands.h"
#include "core/data/style_set.h"
#include "core/io/model_reader.h"
#include "core/measure/evaluation.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>
#include <optional>

namespace sg::cli {

namespace {

struct Options {
    std::string model;
    std::string data;
    std::string source;
    EvaluationOptions evaluation;
    bool json = false;
};

nlohmann::json toJson(const Evaluation& e) {
    return {{"kid_trunk", e.kernelDistance}, {"mean_distance", e.meanDistance}};
}

void printRow(const char* name, const Evaluation& e) {
    std::printf("%-12s %10.4f %15.4f\n", name, e.kernelDistance, e.meanDistance);
}

/// How much a distance fell, in percent.
double fall(double before, double after) {
    return before > 0.0 ? 100.0 * (1.0 - after / before) : 0.0;
}

int run(const Options& options) {
    const auto model = openModel(options.model);
    if (!model) {
        return report(model.error());
    }
    const auto source = openModel(options.source.empty() ? options.model : options.source);
    if (!source) {
        return report(source.error());
    }
    StyleImportOptions import;
    import.thumbnailSide = 0;
    const auto set = importStyle({options.data}, import);
    if (!set) {
        return report(set.error().wrap("--data: "));
    }
    const ModelInfo& info = (*model)->info;
    const auto pictures = decodePictures(*set, info.resolution, info.channels, import);
    if (!pictures) {
        return report(pictures.error());
    }
    const auto tuned = evaluate(**model, **source, *pictures, options.evaluation);
    if (!tuned) {
        return report(tuned.error().wrap(options.model + ": "));
    }
    std::optional<Evaluation> nothing;
    if (!options.source.empty()) {
        const auto row = evaluate(**source, **source, *pictures, options.evaluation);
        if (!row) {
            return report(row.error().wrap(options.source + ": "));
        }
        nothing = *row;
    }
    if (options.json) {
        nlohmann::json json{
            {"features", "trunk of " + (*source)->info.name},
            {"samples", options.evaluation.samples},
            {"pictures", pictures->count()},
            {"model", toJson(*tuned)}};
        if (nothing) {
            json["do_nothing"] = toJson(*nothing);
        }
        std::printf("%s\n", json.dump().c_str());
        return 0;
    }
    std::printf(
        "%d samples against %d pictures, features: discriminator trunk of %s\n\n"
        "              KID-trunk   mean distance\n",
        options.evaluation.samples,
        pictures->count(),
        (*source)->info.name.c_str());
    printRow("model", *tuned);
    if (nothing) {
        printRow("do nothing", *nothing);
        std::printf(
            "fallen by  %11.0f%% %14.0f%%\n",
            fall(nothing->kernelDistance, tuned->kernelDistance),
            fall(nothing->meanDistance, tuned->meanDistance));
    }
    return 0;
}

} // namespace

void addEvaluate(CLI::App& program, int& status) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand(
        "evaluate",
        "How near a model's samples are to pictures, in the eyes of a source model's critic");
    command->add_option("MODEL", options->model, "Model file")->required();
    command->add_option("--data", options->data, "Pictures: a folder or a zip archive")->required();
    command->add_option(
        "--source",
        options->source,
        "The model it was tuned from: its critic judges, and it gives the \"do nothing\" row");
    command->add_option("--samples", options->evaluation.samples, "Pictures drawn, seeds 0, 1, ...")
        ->check(CLI::Range(2, 100000))
        ->capture_default_str();
    command->add_option("--trunc", options->evaluation.truncationPsi, "Truncation psi")
        ->capture_default_str();
    command->add_flag("--json", options->json, "One line of JSON");
    command->callback([options, &status] { status = run(*options); });
}

} // namespace sg::cli
