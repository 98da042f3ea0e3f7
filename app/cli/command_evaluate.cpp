#include "app/cli/commands.h"
#include "app/cli/evaluation_print.h"
#include "app/cli/pictures.h"
#include "core/data/png_file.h"
#include "core/io/model_reader.h"
#include "core/measure/evaluation_gallery.h"
#include "core/measure/evaluation_json.h"

#include <cstdio>
#include <memory>
#include <optional>

namespace sg::cli {

namespace {

constexpr std::string_view kTorchScript = "torchscript:";

struct Options {
    std::string model;
    std::string data;
    std::string test;
    std::string source;
    std::vector<std::string> features;
    std::string gallery;
    bool force = false;
    bool allowPrograms = false;
    EvaluationOptions evaluation;
    bool json = false;
};

/// The program the user names, once it is clear that it is to run.
Result<TorchScriptFeatures> openNetwork(const std::string& file, bool allowed) {
    if (!allowed) {
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
    return network;
}

/// Sorts --features into named spaces and at most one program.
Result<std::optional<TorchScriptFeatures>>
readFeatures(const Options& options, EvaluationOptions& evaluation) {
    std::optional<TorchScriptFeatures> network;
    for (const auto& features : options.features) {
        if (features == "rand64" || features == "source-d" || features == "trunk") {
            evaluation.spaces.push_back(features);
            continue;
        }
        if (!features.starts_with(kTorchScript) || network) {
            return fail(
                ErrorCode::InvalidArgument,
                "--features " + features +
                    ": write rand64, source-d, trunk, or once torchscript:FILE, for example "
                    "torchscript:inception-2015-12-05.pt");
        }
        auto opened = openNetwork(features.substr(kTorchScript.size()), options.allowPrograms);
        if (!opened) {
            return fail(opened.error());
        }
        network = std::move(*opened);
    }
    return network;
}

int run(const Options& options) {
    const Replace replace = options.force ? Replace::Always : Replace::Never;
    if (!options.gallery.empty()) { // now, not after minutes of work
        if (auto checked = checkName(options.gallery, replace); !checked) {
            return report(checked.error());
        }
    }
    EvaluationOptions evaluation = options.evaluation;
    const auto network = readFeatures(options, evaluation);
    if (!network) {
        return report(network.error());
    }
    const auto model = openModel(options.model);
    if (!model) {
        return report(model.error());
    }
    std::shared_ptr<Model> source;
    if (!options.source.empty()) {
        auto opened = openModel(options.source);
        if (!opened) {
            return report(opened.error());
        }
        source = std::move(*opened);
    }
    const ModelInfo& info = (*model)->info;
    const auto train = readPictures(options.data, info, "--data");
    if (!train) {
        return report(train.error());
    }
    std::optional<PictureBatch> test;
    if (!options.test.empty()) {
        auto pictures = readPictures(options.test, info, "--test");
        if (!pictures) {
            return report(pictures.error());
        }
        test = std::move(*pictures);
    }
    const auto result = evaluate(
        {model->get(),
         source.get(),
         &*train,
         test ? &*test : nullptr,
         *network ? &**network : nullptr},
        evaluation);
    if (!result) {
        return report(result.error());
    }
    if (!options.gallery.empty()) {
        const auto nearest =
            drawNearest(**model, *train, result->variety.nearest, evaluation.truncationPsi);
        if (!nearest) {
            return report(nearest.error());
        }
        const auto written = writePng(options.gallery, galleryImage(*nearest), {}, replace);
        if (!written) {
            return report(written.error());
        }
    }
    if (options.json) {
        std::printf("%s\n", evaluationJson(*result, train->names).c_str());
    } else {
        printEvaluation(*result);
    }
    return 0;
}

} // namespace

void addEvaluate(CLI::App& program, int& status) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand(
        "evaluate",
        "How near a model's samples are to pictures, how varied they are, and how many are copies");
    command->footer(
        "Rows: \"do nothing\" is the source model, \"copycat\" the pictures of --data again and "
        "again,\n\"floor\" one half of the compared pictures against the other. What the columns "
        "mean:\ndocs/evaluation.md. Distances are called FD and KID with the name of the features; "
        "only FD with\ninception-2015-12-05 is FID, and only of as many samples as published.");
    command->add_option("MODEL", options->model, "Model file")->required();
    command
        ->add_option(
            "--data",
            options->data,
            "The pictures it was tuned with: a folder or a zip archive. Copies of these are "
            "counted; without --test they are also what samples are compared with")
        ->required();
    command->add_option(
        "--test", options->test, "Held-out pictures, which samples are then compared with");
    command->add_option(
        "--source",
        options->source,
        "The model it was tuned from: its critic judges, and it gives the \"do nothing\" row");
    command->add_option(
        "--features",
        options->features,
        "Who judges, may be repeated: rand64 (fixed random networks), source-d (critic of "
        "--source, else of MODEL), trunk (its last map, as older reports have it), "
        "torchscript:FILE (a network, for example inception-2015-12-05.pt; such a file is a "
        "program and needs --allow-programs). Without: rand64, and source-d where there is a "
        "critic");
    command->add_flag(
        "--allow-programs",
        options->allowPrograms,
        "Run the program in the file of --features, with all your rights on this computer. Only "
        "for files you trust; models never need it");
    command->add_option("--samples", options->evaluation.samples, "Pictures drawn, seeds 0, 1, ...")
        ->check(CLI::Range(2, 100000))
        ->capture_default_str();
    command->add_option("--trunc", options->evaluation.truncationPsi, "Truncation psi")
        ->capture_default_str();
    command->add_option(
        "--gallery",
        options->gallery,
        "Write a PNG: the samples most like a picture of --data, each beside it");
    command->add_flag("--force", options->force, "Replace the file of --gallery when it exists");
    command->add_flag("--json", options->json, "One line of JSON");
    command->callback([options, &status] { status = run(*options); });
}

} // namespace sg::cli
