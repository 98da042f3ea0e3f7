#include "app/cli/commands.h"
#include "app/cli/gap_print.h"
#include "app/cli/pictures.h"
#include "core/io/model_reader.h"
#include "core/measure/gap.h"

#include <memory>

namespace sg::cli {

namespace {

struct Options {
    std::string model;
    std::string data;
    int samples = 0; ///< 0 = what suits the model
    bool json = false;
};

int run(const Options& options) {
    const auto model = openModel(options.model);
    if (!model) {
        return report(model.error());
    }
    const ModelInfo& info = (*model)->info;
    const auto pictures = readPictures(options.data, info, "--data");
    if (!pictures) {
        return report(pictures.error());
    }
    GapOptions how = gapOptionsFor(info);
    how.samples = options.samples > 0 ? options.samples : how.samples;
    const auto gap = measureGap(**model, *pictures, how);
    if (!gap) {
        return report(gap.error());
    }
    options.json ? printGapJson(*gap) : printGap(*gap);
    return 0;
}

} // namespace

void addGap(CLI::App& program, int& status) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand(
        "gap",
        "How far pictures are from what a model draws, before training: which preset to take, and "
        "whether it can work");
    command->footer("What the numbers mean: docs/gap.md.");
    command->add_option("MODEL", options->model, "Model file to start from")->required();
    command
        ->add_option(
            "--data", options->data, "The pictures to learn from: a folder or a zip archive")
        ->required();
    command
        ->add_option(
            "--samples",
            options->samples,
            "Pictures drawn, seeds 0, 1, ...; without: 200, fewer of a model above 128 pixels")
        ->check(CLI::Range(16, 10000));
    command->add_flag("--json", options->json, "One line of JSON");
    command->callback([options, &status] { status = run(*options); });
}

} // namespace sg::cli
