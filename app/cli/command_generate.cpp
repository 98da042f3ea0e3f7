#include "app/cli/commands.h"
#include "app/image_export.h"
#include "core/base/guarded.h"
#include "core/io/model_reader.h"

#include <cmath>
#include <cstdio>
#include <memory>

namespace sg::cli {

namespace {

struct Options {
    std::string model;
    std::string seeds;
    double psi = 1.0;
    int cutoff = 0;
    int classIndex = -1;
    std::string noise = "const";
    std::string out;
    double aspect = 1.0;
    std::string format = "png";
    int quality = 92;
    int side = 0;
    bool grid = false;
    bool strip = false;
    std::string tensors;
    bool force = false;
    std::vector<double> translate;
    double rotate = 0.0;
    bool rotated = false;
};

/// A number from -limit to limit; CLI::Range lets "nan" pass.
CLI::Validator within(double limit) {
    return {
        [limit](const std::string& text) -> std::string {
            double value = 0.0;
            const bool fits = CLI::detail::lexical_cast(text, value) && std::abs(value) <= limit;
            return fits ? ""
                        : text + " is no number from " + std::to_string(-int(limit)) + " to " +
                              std::to_string(int(limit));
        },
        "NUMBER"};
}

int run(const Options& options) {
    const auto seeds = parseSeeds(options.seeds);
    if (!seeds) {
        return report(seeds.error());
    }
    const auto opened = openModel(options.model);
    if (!opened) {
        return report(opened.error());
    }
    const ModelInfo& info = (*opened)->info;
    if (auto named = checkClass(info, options.classIndex); !named) {
        return report(named.error());
    }
    ImageJob job;
    job.seeds = *seeds;
    job.truncationPsi = options.psi;
    if (options.cutoff > 0) {
        job.truncationCutoff = options.cutoff;
    }
    job.noise = options.noise == "random" ? NoiseMode::Random
                : options.noise == "none" ? NoiseMode::None
                                          : NoiseMode::Const;
    job.classIndex = options.classIndex;
    job.aspect = options.aspect;
    job.side = options.side;
    job.format = {pictureKindById(options.format)->kind, options.quality};
    job.recipe = !options.strip;
    job.grid = options.grid;
    job.folder = options.out;
    job.tensors = options.tensors;
    job.replaceTensors = options.force ? Replace::Always : Replace::Never;
    if (!options.translate.empty() || options.rotated) {
        if ((*opened)->generatorEma->stylegan3() == nullptr) {
            return report(
                {ErrorCode::InvalidArgument,
                 options.model +
                     ": --translate and --rotate move only StyleGAN3 pictures, and this "
                     "is a " +
                     info.architecture + "; leave them out"});
        }
        job.placement.emplace();
        if (!options.translate.empty()) {
            job.placement->x = options.translate[0];
            job.placement->y = options.translate[1];
        }
        job.placement->degrees = options.rotate;
    }
    const auto written = guarded([&] { return exportSeeds(**opened, job); });
    if (!written) {
        return report(written.error());
    }
    std::printf("%zu files in %s\n", written->size(), options.out.c_str());
    return 0;
}

} // namespace

void addGenerate(CLI::App& program, int& status) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand(
        "generate",
        "Draw the pictures of seeds, as NVIDIA's tools do: float32, G_ema, seedNNNN.png.\n"
        "\n"
        "Kinds of files (--format); each carries its recipe: model, seed, psi. 16 bit come from "
        "the network's own numbers.\n" +
            pictureKindTable());
    command->add_option("MODEL", options->model, "Model file")->required();
    command->add_option("--seeds", options->seeds, "Which pictures, e.g. 0-3,7")->required();
    command
        ->add_option(
            "--trunc",
            options->psi,
            "Truncation psi: 1 = full variety, lower = closer to the average")
        ->capture_default_str();
    command
        ->add_option("--trunc-cutoff", options->cutoff, "Truncate only the first N layers; 0 = all")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command->add_option("--class", options->classIndex, "Class of a conditional model, from 0");
    command
        ->add_option(
            "--noise", options->noise, "Noise inputs: const, random (from the seed) or none")
        ->check(CLI::IsMember({"const", "random", "none"}))
        ->capture_default_str();
    command->add_option("--out", options->out, "Folder for the pictures; created when missing")
        ->required();
    command
        ->add_option(
            "--aspect",
            options->aspect,
            "Width over height of the written pictures, for a model that was trained on squeezed "
            "ones: 1.5 for 3:2")
        ->check([](const std::string& text) -> std::string {
            double value = 0.0;
            const bool fits =
                CLI::detail::lexical_cast(text, value) && value >= 0.1 && value <= 10.0;
            return fits ? "" : text + " is no number from 0.1 to 10";
        })
        ->capture_default_str();
    std::vector<std::string> formats;
    for (const PictureKindRow& row : pictureKinds()) {
        formats.emplace_back(row.id);
    }
    command->add_option("--format", options->format, "Kind of files, see above")
        ->check(CLI::IsMember(formats))
        ->capture_default_str();
    command->add_option("--quality", options->quality, "Of JPEG and WebP, 1 to 100")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    command
        ->add_option(
            "--size",
            options->side,
            "Side of the pictures in pixels, up to 8192: larger ones by Lanczos, smaller ones by "
            "area; 0 = as the model draws. --aspect comes after it")
        ->check(CLI::Range(0, 8192))
        ->capture_default_str();
    command->add_flag(
        "--strip-recipe", options->strip, "Say nothing in the files about how they were made");
    command->add_flag("--grid", options->grid, "Also write a picture of all, grid.png");
    command->add_option(
        "--tensors",
        options->tensors,
        "Also write z, ws (truncated) and img (raw output) as float32 safetensors");
    command->add_flag(
        "--force",
        options->force,
        "Replace the file of --tensors when it exists; pictures of the same name always are");
    command
        ->add_option(
            "--translate",
            options->translate,
            "StyleGAN3: move the picture by X,Y to the right and down, 1 = its whole width")
        ->delimiter(',')
        ->expected(2)
        ->check(within(1000.0));
    auto* rotate = command
                       ->add_option(
                           "--rotate",
                           options->rotate,
                           "StyleGAN3: turn the picture counterclockwise, in degrees")
                       ->check(within(36000.0));
    command->callback([options, rotate, &status] {
        options->rotated = rotate->count() > 0;
        status = run(*options);
    });
}

} // namespace sg::cli
