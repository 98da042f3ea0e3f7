#include "app/cli/commands.h"
#include "core/io/model_reader.h"
#include "core/io/model_writer.h"

#include <cstdio>
#include <memory>

namespace sg::cli {

void addConvert(CLI::App& program, int& status) {
    struct Options {
        std::string in;
        std::string out;
        bool force = false;
    };

    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand(
        "convert", "Write a model in the format of OUT's extension (.pkl for NVIDIA's tools)");
    command->add_option("IN", options->in, "Model file")->required();
    command->add_option("OUT", options->out, "File to write")->required();
    command->add_flag("--force", options->force, "Replace OUT when it exists");
    command->callback([options, &status] {
        const auto model = openModel(options->in);
        if (!model) {
            status = report(model.error());
            return;
        }
        const auto written =
            writeModel(**model, options->out, options->force ? Replace::Always : Replace::Never);
        if (!written) {
            status = report(written.error());
            return;
        }
        std::printf("%s\n", options->out.c_str());
    });
}

} // namespace sg::cli
