#include "app/cli/bias_print.h"
#include "app/cli/commands.h"
#include "app/cli/pictures.h"
#include "core/io/model_reader.h"
#include "core/measure/bias.h"

#include <memory>
#include <optional>

namespace sg::cli {

namespace {

struct Options {
    std::string model;
    std::string source;
    std::string data;
    std::vector<std::string> labels;
    BiasOptions bias;
    bool noColours = false;
    bool json = false;
};

int run(const Options& options) {
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
    std::optional<PictureBatch> pictures;
    if (!options.data.empty()) {
        auto read = readPictures(options.data, info, "--data");
        if (!read) {
            return report(read.error());
        }
        pictures = std::move(*read);
    }
    std::vector<LabelledPictures> labelled;
    for (const auto& path : options.labels) {
        auto read = readLabelled(path, info.resolution, info.channels);
        if (!read) {
            return report(read.error().wrap("--labels: "));
        }
        for (auto& attribute : *read) {
            labelled.push_back(std::move(attribute));
        }
    }
    BiasOptions how = options.bias;
    how.colours = !options.noColours;
    // Without a source the model is its own, with nothing to compare to.
    const auto result = measureBias(
        {source ? source.get() : model->get(),
         source ? model->get() : nullptr,
         pictures ? &*pictures : nullptr,
         &labelled},
        how);
    if (!result) {
        return report(result.error());
    }
    options.json ? printBiasJson(*result) : printBias(*result);
    return 0;
}

} // namespace

void addBias(CLI::App& program, int& status) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand(
        "bias",
        "Which shares of an attribute a model draws, what tuning made of them, and what the "
        "pictures show");
    command->footer("How shares are corrected and what to doubt: docs/bias.md.");
    command->add_option("MODEL", options->model, "Model file, tuned or not")->required();
    command->add_option(
        "--source", options->source, "The model it was tuned from, drawn with the same seeds");
    command->add_option(
        "--data", options->data, "The pictures it was tuned with: a folder or a zip archive");
    command->add_option(
        "--labels",
        options->labels,
        "30 to 200 labelled pictures, may be repeated: a folder with a sub-folder a label, or a "
        "CSV file whose first column is the picture's file and every other one an attribute");
    command->add_flag(
        "--no-colours",
        options->noColours,
        "Leave out background, main colour and brightness, which need no labels");
    command
        ->add_option(
            "--samples",
            options->bias.samples,
            "Pictures drawn of each model, at psi 1 and at psi 0.7, seeds 0, 1, ...")
        ->check(CLI::Range(10, 100000))
        ->capture_default_str();
    command->add_flag("--json", options->json, "One line of JSON");
    command->callback([options, &status] { status = run(*options); });
}

} // namespace sg::cli
