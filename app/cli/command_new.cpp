#include "app/cli/commands.h"
#include "core/base/guarded.h"
#include "core/io/model_writer.h"
#include "core/model/model.h"

#include <cstdio>
#include <memory>

namespace sg::cli {

namespace {

struct Options {
    std::string arch = "sg2";
    NewModelOptions model;
    bool noNoise = false;
    bool force = false;
    std::string out;
};

int run(const Options& options) {
    NewModelOptions shape = options.model;
    shape.useNoise = !options.noNoise;
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
        "%s: untrained StyleGAN2, %d px, G %lld and D %lld parameters\n",
        options.out.c_str(),
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
    command->add_option("--arch", options->arch, "Architecture")
        ->check(CLI::IsMember({"sg2"}))
        ->capture_default_str();
    command
        ->add_option("--resolution", m.resolution, "Side of the picture: a power of two, 8 to 1024")
        ->capture_default_str();
    command
        ->add_option(
            "--channel-base",
            m.channelBase,
            "Width: channels at resolution r are min(base / r, max)")
        ->capture_default_str();
    command->add_option("--channel-max", m.channelMax, "Most channels of a layer")
        ->capture_default_str();
    command->add_option("--z-dim", m.zDim, "Values in z")->capture_default_str();
    command->add_option("--w-dim", m.wDim, "Values in w")->capture_default_str();
    command->add_option("--c-dim", m.cDim, "Classes; 0 = unconditional")->capture_default_str();
    command->add_option("--map-layers", m.mappingLayers, "Layers of the mapping network")
        ->capture_default_str();
    command->add_option("--channels", m.channels, "Colour channels: 3 or 1")->capture_default_str();
    command->add_flag("--no-noise", options->noNoise, "Leave the noise inputs out");
    command->add_option("--seed", m.seed, "Seed of the initial weights")->capture_default_str();
    command->add_flag("--force", options->force, "Replace OUT when it exists");
    command->add_option("OUT", options->out, "File to write (.pkl)")->required();
    command->callback([options, &status] { status = run(*options); });
}

} // namespace sg::cli
