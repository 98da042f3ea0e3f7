#include "app/cli/commands.h"
#include "app/film_export.h"
#include "core/base/guarded.h"
#include "core/io/model_reader.h"

#include <unistd.h>

#include <cstdio>
#include <memory>

namespace sg::cli {

namespace {

struct Options {
    std::string model;
    std::string run;
    std::string branch = "main";
    std::string seeds;
    FilmJob job;
    bool force = false;
};

/// One line that is written over and over, for a person only.
bool showProgress(int done, int total) {
    if (isatty(STDERR_FILENO) != 0) {
        std::fprintf(stderr, "\r%d of %d pictures%s", done, total, done == total ? "\n" : "");
    }
    return true;
}

int run(Options options) {
    if (options.model.empty() == options.run.empty()) {
        return report(
            {ErrorCode::InvalidArgument, "Name a MODEL to walk in, or --timelapse RUN, not both"});
    }
    const auto seeds = parseSeeds(options.seeds);
    if (!seeds) {
        return report(seeds.error());
    }
    FilmJob& job = options.job;
    job.seeds = *seeds;
    job.replace = options.force ? Replace::Always : Replace::Never;
    const auto made = guarded([&]() -> Result<void> {
        if (!options.run.empty()) {
            return exportTimeLapse(options.run, options.branch, job, showProgress);
        }
        const auto model = openModel(options.model);
        if (!model) {
            return fail(model.error());
        }
        return exportWalk(**model, job, showProgress);
    });
    if (!made) {
        return report(made.error());
    }
    std::printf(
        "%d pictures in %s, %.1f s\n",
        frameCount(job),
        job.path.c_str(),
        frameCount(job) / double(job.framesPerSecond));
    return 0;
}

} // namespace

void addFilm(CLI::App& program, int& status) {
    auto options = std::make_shared<Options>();
    FilmJob& job = options->job;
    auto* command = program.add_subcommand(
        "film",
        "Make a film: a walk through the latents, or how a run went.\n"
        "\n"
        "  stylegraft-cli film MODEL --seeds 0-5 --seconds 12 --out walk.mp4\n"
        "      one picture that goes from seed to seed and back to the first, to be looped\n"
        "  stylegraft-cli film MODEL --seeds 0-8 --grid --out walk.gif\n"
        "      nine pictures side by side, each around a path of its own\n"
        "  stylegraft-cli film --timelapse RUN --seeds 0-8 --out learning.webm\n"
        "      what the run made of nine seeds, from its first state to its last; the end stands\n"
        "      still for a moment\n"
        "\n"
        "The ending of --out chooses the kind: .mp4 (H.264, or MPEG-4 where FFmpeg has no encoder\n"
        "for it), .webm (VP9, else VP8) or .gif (256 colours a picture; best kept short and "
        "small).\n"
        "A film that fails or is interrupted leaves no file under its name.");
    command->add_option("MODEL", options->model, "Model file, for a walk");
    auto* timelapse =
        command->add_option("--timelapse", options->run, "Folder of a run, to show how it went");
    command->add_option("--branch", options->branch, "Of the run; its past is shown too")
        ->needs(timelapse)
        ->capture_default_str();
    command->add_option("--seeds", options->seeds, "Which pictures, e.g. 0-3,7")->required();
    command->add_option("--out", job.path, "The film: .mp4, .webm or .gif")->required();
    command->add_option("--seconds", job.seconds, "Length, 0.1 to 600")->capture_default_str();
    command->add_option("--fps", job.framesPerSecond, "Pictures a second, 1 to 60")
        ->capture_default_str();
    command
        ->add_option(
            "--size",
            job.side,
            "Side of one picture in pixels, 16 to 4096; larger ones by Lanczos; 0 = as drawn")
        ->check(CLI::Range(0, 4096))
        ->capture_default_str();
    command
        ->add_option(
            "--trunc", job.truncationPsi, "Truncation psi: 1 = full variety, lower = calmer")
        ->capture_default_str();
    command
        ->add_option(
            "--class", job.classIndex, "Class of a conditional model, from 0; without it the first")
        ->check(CLI::NonNegativeNumber);
    command->add_flag("--grid", job.grid, "All seeds side by side (a time-lapse always is)");
    command->add_flag("--force", options->force, "Replace an existing film");
    command->callback([options, &status] { status = run(*options); });
}

} // namespace sg::cli
