#include "app/cli/commands.h"
#include "core/io/licence.h"
#include "core/io/model_reader.h"
#include "core/io/model_writer.h"

#include <cstdio>
#include <memory>

namespace sg::cli {

namespace {

struct Options {
    std::string in;
    std::string out;
    std::string to;
    std::string licence;
    bool half = false;
    bool force = false;
};

/// The name a person gives to the model's terms. What a file says of itself may be named better,
/// but not made laxer.
Result<void> nameLicence(ModelInfo& info, const std::string& licence) {
    const bool nonCommercial = licenceOf(licence).nonCommercial;
    if (info.nonCommercial && !nonCommercial) {
        return fail(
            ErrorCode::InvalidArgument,
            "--licence: the model comes under non-commercial terms (" + info.licence +
                "), which cannot be lifted by another name");
    }
    info.licence = licence;
    info.nonCommercial = nonCommercial;
    return {};
}

Result<void> convert(const Options& options) {
    const FormatRow* format = nullptr;
    if (!options.to.empty()) {
        format = formatById(options.to);
        if (format == nullptr) {
            return fail(
                ErrorCode::InvalidArgument,
                "--to " + options.to + " is no format; stylegraft-cli convert --help lists them");
        }
    }
    const auto model = openModel(options.in);
    if (!model) {
        return fail(model.error());
    }
    if (!options.licence.empty()) {
        if (auto named = nameLicence((*model)->info, options.licence); !named) {
            return named;
        }
    }
    if (const auto notice = licenceNotice((*model)->info); !notice.empty()) {
        std::fprintf(stderr, "stylegraft-cli: %s\n", notice.c_str());
    }
    if (options.half) {
        halve(**model);
    }
    const auto replace = options.force ? Replace::Always : Replace::Never;
    auto written = format != nullptr ? writeModel(**model, options.out, format->format, replace)
                                     : writeModel(**model, options.out, replace);
    const FormatRow* chosen = format != nullptr ? format : formatByExtension(options.out);
    if (written && chosen != nullptr) {
        for (const auto& loss : lossesOf(**model, chosen->format)) {
            std::fprintf(stderr, "stylegraft-cli: %s\n", loss.c_str());
        }
    }
    return written;
}

} // namespace

void addConvert(CLI::App& program, int& status) {
    auto options = std::make_shared<Options>();
    auto* command =
        program.add_subcommand("convert", "Write a model in another format, for other tools");
    command->add_option("IN", options->in, "Model file")->required();
    command->add_option("OUT", options->out, "File to write")->required();
    command->add_option(
        "--to", options->to, "Format, if not the one of OUT's extension (see below)");
    command->add_option(
        "--licence",
        options->licence,
        "Terms of the model and whom to credit, one line; kept inside OUT where the format can");
    command->add_flag(
        "--half",
        options->half,
        "Keep 16-bit numbers (.pkl, .safetensors): half the bytes, pictures almost the same. "
        "Stylegraft opens it; other tools may not draw with it");
    command->add_flag("--force", options->force, "Replace OUT when it exists");
    command->footer(
        "What survives in each format:\n" + formatTable() +
        "\npt takes StyleGAN2 without classes and with noise inputs (the bundled model has none). "
        "It has no place for conv_clamp and the critic's group size; where they matter, convert "
        "says so.");
    command->callback([options, &status] {
        if (const auto done = convert(*options); !done) {
            status = report(done.error());
            return;
        }
        std::printf("%s\n", options->out.c_str());
    });
}

} // namespace sg::cli
