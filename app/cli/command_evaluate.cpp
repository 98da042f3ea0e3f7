#include "app/cli/commands.h"
#include "core/data/style_set.h"
#include "core/io/model_reader.h"
#include "core/measure/evaluation.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>

namespace sg::cli {

namespace {

constexpr std::string_view kTorchScript = "torchscript:";

struct Options {
    std::string model;
    std::string data;
    std::string source;
    std::string features;
    bool allowPrograms = false;
    EvaluationOptions evaluation;
    bool json = false;
};

/// What is measured: two distances under these names.
struct Measure {
    std::string features;
    std::array<std::string, 2> captions;
    std::array<std::string, 2> keys;
    std::string warning; ///< empty when there is none
    std::function<Result<std::array<double, 2>>(const Model&)> distances;
};

Measure trunkMeasure(
    const std::shared_ptr<Model>& judge,
    const PictureBatch& pictures,
    const EvaluationOptions& options) {
    return {
        "discriminator trunk of " + judge->info.name,
        {"KID-trunk", "mean distance"},
        {"kid_trunk", "mean_distance"},
        "",
        [=, &pictures](const Model& model) {
            return evaluate(model, *judge, pictures, options).map([](const Evaluation& e) {
                return std::array{e.kernelDistance, e.meanDistance};
            });
        }};
}

Measure networkMeasure(
    const TorchScriptFeatures& network,
    const PictureBatch& pictures,
    const EvaluationOptions& options) {
    const int fewer = std::min(pictures.count(), options.samples);
    return {
        "TorchScript program " + network.name(),
        {"KID-" + network.name(), "FD-" + network.name()},
        {"kid_" + network.name(), "fd_" + network.name()},
        fewer >= kFrechetPictures
            ? ""
            : "a Frechet distance (FD) of fewer than " + std::to_string(kFrechetPictures) +
                  " samples or pictures (here " + std::to_string(fewer) +
                  ") says more about their number than about the model: compare KID",
        [=, &pictures](const Model& model) {
            return evaluate(model, network, pictures, options).map([](const NetworkEvaluation& e) {
                return std::array{e.kernelDistance, e.frechetDistance};
            });
        }};
}

/// The program the user names, once it is clear that it is to run.
Result<std::optional<TorchScriptFeatures>> openNetwork(const Options& options) {
    if (options.features.empty()) {
        return std::nullopt;
    }
    if (!options.features.starts_with(kTorchScript)) {
        return fail(
            ErrorCode::InvalidArgument,
            "--features " + options.features +
                ": write torchscript:FILE, for example "
                "torchscript:inception-2015-12-05.pt");
    }
    const std::string file = options.features.substr(kTorchScript.size());
    if (!options.allowPrograms) {
        return fail(
            ErrorCode::Refused,
            "--features " + file +
                ": a TorchScript file is a program, and it would run with all "
                "your rights; add --allow-programs if you trust where it is "
                "from");
    }
    auto network = TorchScriptFeatures::open(file);
    if (!network) {
        return fail(network.error().wrap("--features "));
    }
    return std::optional(std::move(*network));
}

/// How much a distance fell, in percent.
double fall(double before, double after) {
    return before > 0.0 ? 100.0 * (1.0 - after / before) : 0.0;
}

using Row = std::array<double, 2>;

void printJson(
    const Options& options,
    int pictures,
    const Measure& measure,
    const Row& tuned,
    const std::optional<Row>& nothing) {
    const auto row = [&](const Row& values) {
        return nlohmann::json{{measure.keys[0], values[0]}, {measure.keys[1], values[1]}};
    };
    nlohmann::json json{
        {"features", measure.features},
        {"samples", options.evaluation.samples},
        {"pictures", pictures},
        {"model", row(tuned)}};
    if (nothing) {
        json["do_nothing"] = row(*nothing);
    }
    if (!measure.warning.empty()) {
        json["warning"] = measure.warning;
    }
    std::printf("%s\n", json.dump().c_str());
}

void printTable(
    const Options& options,
    int pictures,
    const Measure& measure,
    const Row& tuned,
    const std::optional<Row>& nothing) {
    const auto width = [&](std::size_t i) {
        return static_cast<int>(std::max<std::size_t>(measure.captions[i].size() + 2, 12));
    };
    const auto print = [&](const char* name, const Row& values, const char* form) {
        std::printf("%-12s", name);
        for (std::size_t i = 0; i < values.size(); ++i) {
            std::array<char, 64> cell{};
            std::snprintf(cell.data(), cell.size(), form, values[i]);
            std::printf("%*s", width(i), cell.data());
        }
        std::printf("\n");
    };
    std::printf(
        "%d samples against %d pictures, features: %s\n\n%-12s%*s%*s\n",
        options.evaluation.samples,
        pictures,
        measure.features.c_str(),
        "",
        width(0),
        measure.captions[0].c_str(),
        width(1),
        measure.captions[1].c_str());
    print("model", tuned, "%.4f");
    if (nothing) {
        print("do nothing", *nothing, "%.4f");
        print(
            "fallen by", {fall((*nothing)[0], tuned[0]), fall((*nothing)[1], tuned[1])}, "%.0f%%");
    }
    if (!measure.warning.empty()) {
        std::printf("\nNote: %s.\n", measure.warning.c_str());
    }
}

int run(const Options& options) {
    const auto network = openNetwork(options);
    if (!network) {
        return report(network.error());
    }
    const auto model = openModel(options.model);
    if (!model) {
        return report(model.error());
    }
    const auto source = options.source.empty() ? model : openModel(options.source);
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
    const Measure measure = *network ? networkMeasure(**network, *pictures, options.evaluation)
                                     : trunkMeasure(*source, *pictures, options.evaluation);
    const auto tuned = measure.distances(**model);
    if (!tuned) {
        return report(tuned.error().wrap(options.model + ": "));
    }
    std::optional<Row> nothing;
    if (!options.source.empty()) {
        const auto row = measure.distances(**source);
        if (!row) {
            return report(row.error().wrap(options.source + ": "));
        }
        nothing = *row;
    }
    options.json ? printJson(options, pictures->count(), measure, *tuned, nothing)
                 : printTable(options, pictures->count(), measure, *tuned, nothing);
    return 0;
}

} // namespace

void addEvaluate(CLI::App& program, int& status) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand(
        "evaluate",
        "How near a model's samples are to pictures, in the eyes of a source model's critic or of "
        "a feature network");
    command->add_option("MODEL", options->model, "Model file")->required();
    command->add_option("--data", options->data, "Pictures: a folder or a zip archive")->required();
    command->add_option(
        "--source",
        options->source,
        "The model it was tuned from: its critic judges, and it gives the \"do nothing\" row");
    command->add_option(
        "--features",
        options->features,
        "torchscript:FILE: let this network judge, for example inception-2015-12-05.pt. Such a "
        "file "
        "is a program; it needs --allow-programs");
    command->add_flag(
        "--allow-programs",
        options->allowPrograms,
        "Run the program in the file of --features, with all your rights on this computer. Only "
        "for "
        "files you trust; models never need it");
    command->add_option("--samples", options->evaluation.samples, "Pictures drawn, seeds 0, 1, ...")
        ->check(CLI::Range(2, 100000))
        ->capture_default_str();
    command->add_option("--trunc", options->evaluation.truncationPsi, "Truncation psi")
        ->capture_default_str();
    command->add_flag("--json", options->json, "One line of JSON");
    command->callback([options, &status] { status = run(*options); });
}

} // namespace sg::cli
