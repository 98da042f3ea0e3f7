// stylegraft-cli: the engine without a window.

#include "app/cli/commands.h"
#include "app/runtime.h"
#include "core/base/guarded.h"

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <string_view>

int main(int argc, char** argv) {
    std::setlocale(LC_NUMERIC, "C");
    CLI::App program(
        "Stylegraft teaches a pretrained StyleGAN the style of a handful of pictures.\n"
        "\n"
        "A first run, with the model and pictures that come with it:\n"
        "  stylegraft-cli info resources/models/toonhead-64.pkl\n"
        "  stylegraft-cli generate resources/models/toonhead-64.pkl --seeds 0-8 --trunc 0.7 --out "
        "before --grid\n"
        "  stylegraft-cli train resources/models/toonhead-64.pkl --data resources/packs/notionists "
        "\\\n"
        "      --out run --kimg 5 --freeze mapping=0,g4=0\n"
        "  stylegraft-cli generate run/final.pkl --seeds 0-8 --trunc 0.7 --out after --grid\n"
        "\n"
        "Model files are read without running anything in them. Outputs are written whole or not "
        "at all.",
        "stylegraft-cli");
    program.set_version_flag("--version", "stylegraft-cli " STYLEGRAFT_VERSION);
    program.require_subcommand(1);
    program.footer("stylegraft-cli COMMAND --help explains one command.");
    int status = 0;
    sg::cli::addNew(program, status);
    sg::cli::addGrow(program, status);
    sg::cli::addInfo(program, status);
    sg::cli::addGenerate(program, status);
    sg::cli::addFilm(program, status);
    sg::cli::addTrain(program, status);
    sg::cli::addResume(program, status);
    sg::cli::addStates(program, status);
    sg::cli::addConvert(program, status);
    sg::cli::addEvaluate(program, status);
    sg::cli::addGap(program, status);
    sg::cli::addBias(program, status);
    sg::cli::addDelta(program, status);
    sg::cli::addBench(program, status);
    const bool naive = std::any_of(argv + 1, argv + argc, [](std::string_view argument) {
        return argument == "--naive"; // of bench: nothing of ours
    });
    sg::prepareRuntime(!naive);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error);
    } catch (...) { // no command lets one out on purpose; it still ends as a sentence
        return sg::cli::report(sg::errorFromException());
    }
    if (std::fflush(stdout) != 0) {
        std::fprintf(stderr, "stylegraft-cli: cannot write to the output\n");
        return 1;
    }
    return status;
}
