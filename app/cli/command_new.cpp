#include "app/cli/commands.h"
#include "core/base/guarded.h"
#include "core/io/model_writer.h"
#include "core/model/model.h"

#include <cstdio>
#include <memory>
#include <optional>

namespace sg::cli {

namespace {

struct Options {
    std::string arch = "sg2";
    NewModelOptions model;
    std::optional<int> channelBase;
    std::optional<int> mappingLayers;
    bool noNoise = false;
    bool force = false;
    std::string out;
};

int run(const Options& options) {
    NewModelOptions shape = options.model;
    shape.useNoise = !options.noNoise;
    shape.architecture = options.arch == "sg3t"   ? NewArchitecture::StyleGan3T
                         : options.arch == "sg3r" ? NewArchitecture::StyleGan3R
                                                  : NewArchitecture::StyleGan2;
    const bool third = shape.architecture != NewArchitecture::StyleGan2;
    // As the official tools have it.
    shape.channelBase = options.channelBase.value_or(third ? 32768 : shape.channelBase);
    shape.mappingLayers = options.mappingLayers.value_or(third ? 2 : shape.mappingLayers);
    const auto made = guarded([&]() -> Result<std::shared_ptr<Model>> { return newModel(shape); });
    if (!made) {
        return report(made.error());
    }
    const auto written =
        writeModel(**made, options.out, options.force ? Replace::Always : Replace::Never);
    if (!written) {
        return report(written.error());
    }
    std::printf(
        "%s: untrained %s, %d px, G %lld and D %lld parameters\n",
        options.out.c_str(),
        (*made)->info.architecture.c_str(),
        shape.resolution,
        static_cast<long long>((*made)->info.generatorParameters),
        static_cast<long long>((*made)->info.discriminatorParameters));
    return 0;
}

} // namespace

void addNew(CLI::App& program, int& status) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand(
        "new", "Make an untrained model (G, D and G_ema), to be trained from nothing");
    auto& m = options->model;
    command
        ->add_option(
            "--arch",
            options->arch,
            "Architecture: sg2, or StyleGAN3, whose details move with the picture (sg3t) and also "
            "turn with it (sg3r)")
        ->check(CLI::IsMember({"sg2", "sg3t", "sg3r"}))
        ->capture_default_str();
    command
        ->add_option("--resolution", m.resolution, "Side of the picture: a power of two, 8 to 1024")
        ->capture_default_str();
    command
        ->add_option(
            "--channel-base",
            options->channelBase,
            "Width: channels at resolution r are min(base / r, max); the generator of sg3r has "
            "twice as many")
        ->default_str("16384, StyleGAN3 32768");
    command->add_option("--channel-max", m.channelMax, "Most channels of a layer")
        ->capture_default_str();
    command->add_option("--z-dim", m.zDim, "Values in z")->capture_default_str();
    command->add_option("--w-dim", m.wDim, "Values in w")->capture_default_str();
    command->add_option("--c-dim", m.cDim, "Classes; 0 = unconditional")->capture_default_str();
    command->add_option("--map-layers", options->mappingLayers, "Layers of the mapping network")
        ->default_str("8, StyleGAN3 2");
    command->add_option("--channels", m.channels, "Colour channels: 3 or 1")->capture_default_str();
    command->add_flag(
        "--no-noise", options->noNoise, "Leave the noise inputs out (StyleGAN3 has none)");
    command->add_option("--seed", m.seed, "Seed of the initial weights")->capture_default_str();
    command->add_flag("--force", options->force, "Replace OUT when it exists");
    command->add_option("OUT", options->out, "Model to write; the extension chooses the format")
        ->required();
    command->callback([options, &status] { status = run(*options); });
}

} // namespace sg::cli
