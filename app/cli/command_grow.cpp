#include "app/cli/commands.h"
#include "core/base/guarded.h"
#include "core/io/model_reader.h"
#include "core/io/model_writer.h"
#include "core/model/grow.h"

#include <cstdio>
#include <memory>

namespace sg::cli {

namespace {

struct Options {
    std::string in;
    std::string out;
    GrowOptions grow;
    bool force = false;
};

Result<void> run(const Options& options) {
    const auto smaller = openModel(options.in);
    if (!smaller) {
        return fail(smaller.error());
    }
    const auto made =
        guarded([&]() -> Result<std::shared_ptr<Model>> { return grow(**smaller, options.grow); });
    if (!made) {
        return fail(made.error().code, options.in + ": " + made.error().message);
    }
    auto written =
        writeModel(**made, options.out, options.force ? Replace::Always : Replace::Never);
    if (written) {
        std::printf(
            "%s: %d px from %d px\n",
            options.out.c_str(),
            (*made)->info.resolution,
            (*smaller)->info.resolution);
    }
    return written;
}

} // namespace

void addGrow(CLI::App& program, int& status) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand(
        "grow", "Make a larger model that begins where a smaller StyleGAN2 stands");
    command->add_option("IN", options->in, "Model file, with discriminator")->required();
    command->add_option("OUT", options->out, "Model to write; the extension chooses the format")
        ->required();
    command
        ->add_option(
            "--resolution",
            options->grow.resolution,
            "Side of the larger picture: a power of two, larger than IN's, at most 1024")
        ->capture_default_str();
    command
        ->add_option(
            "--channel-base",
            options->grow.channelBase,
            "Width of the new layers: channels at resolution r are base / r, and at most as many "
            "as IN has anywhere")
        ->default_str("that of IN");
    command->add_option("--seed", options->grow.seed, "Seed of the new layers' weights")
        ->capture_default_str();
    command->add_flag("--force", options->force, "Replace OUT when it exists");
    command->footer(
        "At first OUT draws the pictures of IN, enlarged. Train it on pictures of the new size: "
        "coarse layers need not be learned twice.");
    command->callback([options, &status] {
        if (const auto done = run(*options); !done) {
            status = report(done.error());
        }
    });
}

} // namespace sg::cli
