#include "app/cli/commands.h"
#include "app/cli/json_text.h"
#include "core/base/guarded.h"
#include "core/io/licence.h"
#include "core/io/model_reader.h"
#include "core/io/model_writer.h"
#include "core/io/style_delta_file.h"
#include "core/model/torch.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <memory>
#include <string_view>
#include <vector>

namespace sg::cli {

namespace {

struct Options {
    std::string model;
    std::string tuned;
    std::string file;
    std::vector<std::string> styles;
    std::string strengths;
    std::string out;
    bool sibling = false;
    bool force = false;
    bool json = false;
};

Result<double> number(std::string_view text, const std::string& what) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
        return fail(
            ErrorCode::InvalidArgument,
            "The strength in '" + what + "' is not a number; 1 is as trained, 0 nothing");
    }
    return value;
}

/// "g8=0.5,torgb=0"
Result<GroupStrengths> parseStrengths(std::string_view text) {
    GroupStrengths strengths;
    while (!text.empty()) {
        const auto comma = text.find(',');
        const std::string entry(text.substr(0, comma));
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
        const auto equals = entry.find('=');
        if (equals == std::string::npos) {
            return fail(
                ErrorCode::InvalidArgument,
                "--strength '" + entry + "' has no '='; write for example g4=0,g8=0.5");
        }
        const auto value = number(std::string_view(entry).substr(equals + 1), entry);
        if (!value) {
            return fail(value.error());
        }
        strengths[entry.substr(0, equals)] = *value;
    }
    return strengths;
}

/// A delta of the command line, "FILE" or "FILE=0.5".
struct Style {
    StyleDelta delta;
    double strength = 1.0;
};

Result<Style> readStyle(const std::string& argument) {
    Style style;
    std::string path = argument;
    const auto equals = argument.rfind('=');
    std::error_code ignored;
    if (equals != std::string::npos && !std::filesystem::exists(argument, ignored)) {
        const auto strength = number(std::string_view(argument).substr(equals + 1), argument);
        if (!strength) {
            return fail(strength.error());
        }
        style.strength = *strength;
        path = argument.substr(0, equals);
    }
    auto delta = readStyleDelta(path);
    if (!delta) {
        return fail(delta.error());
    }
    style.delta = *std::move(delta);
    return style;
}

Parentage parentage(const Options& options) {
    return options.sibling ? Parentage::Sibling : Parentage::Exact;
}

Replace replace(const Options& options) {
    return options.force ? Replace::Always : Replace::Never;
}

/// All deltas of the command line as one.
Result<StyleDelta> readSum(const Options& options) {
    std::vector<Style> styles;
    for (const auto& argument : options.styles) {
        auto style = readStyle(argument);
        if (!style) {
            return fail(style.error());
        }
        styles.push_back(*std::move(style));
    }
    std::vector<WeightedDelta> weighted;
    for (const Style& style : styles) {
        weighted.push_back({&style.delta, style.strength});
    }
    if (const auto warning = strengthWarning(weighted); !warning.empty()) {
        std::fprintf(stderr, "stylegraft-cli: %s\n", warning.c_str());
    }
    return sumOf(weighted, parentage(options));
}

void noteLicence(const Model& model) {
    if (const auto notice = licenceNotice(model.info); !notice.empty()) {
        std::fprintf(stderr, "stylegraft-cli: %s\n", notice.c_str());
    }
}

Result<void> apply(const Options& options) {
    const auto strengths = parseStrengths(options.strengths);
    if (!strengths) {
        return fail(strengths.error());
    }
    const auto sum = readSum(options);
    if (!sum) {
        return fail(sum.error());
    }
    const auto parent = openModel(options.model);
    if (!parent) {
        return fail(parent.error());
    }
    noteLicence(**parent);
    const auto model = appliedTo(**parent, *sum, *strengths, parentage(options));
    if (!model) {
        return fail(model.error());
    }
    return writeModel(**model, options.out, replace(options));
}

Result<void> add(const Options& options) {
    const auto sum = readSum(options);
    return sum ? writeStyleDelta(options.out, *sum, replace(options)) : fail(sum.error());
}

Result<void> extract(const Options& options) {
    const auto tuned = openModel(options.tuned);
    if (!tuned) {
        return fail(tuned.error());
    }
    const auto parent = openModel(options.model);
    if (!parent) {
        return fail(parent.error());
    }
    noteLicence(**tuned);
    const auto delta = differenceOf(**tuned, **parent, parentage(options));
    return delta ? writeStyleDelta(options.out, *delta, replace(options)) : fail(delta.error());
}

const char* nameOf(ChangeForm form) {
    switch (form) {
    case ChangeForm::Dense:
        return "dense";
    case ChangeForm::Pointwise:
        return "pointwise";
    case ChangeForm::LowRank:
        return "low rank";
    }
    return "";
}

double strengthOf(const StyleDelta& delta, const std::string& group) {
    const auto found = delta.strengths.find(group);
    return found == delta.strengths.end() ? 1.0 : found->second;
}

/// Root mean square of what a change adds to each number.
double size(const ParameterChange& change) {
    if (change.values.numel() == 0) {
        return 0.0;
    }
    if (change.form != ChangeForm::LowRank) {
        return change.values.square().mean().sqrt().item<double>();
    }
    // |A B|^2, without a product that a small file could make huge.
    const auto a = change.values.to(torch::kFloat64);
    const auto b = change.rows.to(torch::kFloat64);
    const double numbers = double(a.size(0)) * double(b.size(1));
    const double rank = double(a.size(1));
    const auto squares =
        numbers < rank * rank ? torch::mm(a, b).square().sum() : (a.t().mm(a) * b.mm(b.t())).sum();
    return numbers > 0.0 ? std::sqrt(std::max(0.0, squares.item<double>()) / numbers) : 0.0;
}

void printJson(const StyleDelta& delta) {
    auto changes = nlohmann::json::array();
    for (const auto& change : delta.changes) {
        changes.push_back(
            {{"parameter", change.parameter},
             {"group", change.group()},
             {"form", nameOf(change.form)},
             {"shape", change.values.sizes().vec()},
             {"rms", size(change)}});
    }
    auto strengths = nlohmann::json::object();
    for (const auto& group : delta.groups()) {
        strengths[group] = strengthOf(delta, group);
    }
    auto training = nlohmann::json::parse(delta.training, nullptr, false);
    if (training.is_discarded()) {
        training = nullptr;
    }
    const nlohmann::json json{
        {"kind", delta.kind},
        {"parent",
         {{"sha256", delta.parent.sha256},
          {"name", delta.parent.name},
          {"architecture", delta.parent.architecture},
          {"resolution", delta.parent.resolution}}},
        {"numbers", delta.numbers()},
        {"strengths", std::move(strengths)},
        {"training", std::move(training)},
        {"changes", std::move(changes)}};
    putJson(json, 2);
}

void print(const StyleDelta& delta) {
    std::printf("kind        %s\n", delta.kind.c_str());
    std::printf(
        "parent      %s, %s, %d px\n            sha256 %s\n",
        delta.parent.name.empty() ? "unnamed" : delta.parent.name.c_str(),
        delta.parent.architecture.c_str(),
        delta.parent.resolution,
        delta.parent.sha256.empty() ? "unknown: it was never saved" : delta.parent.sha256.c_str());
    std::printf("numbers     %lld\n", static_cast<long long>(delta.numbers()));
    std::printf("group       strength  parameters  size (rms)\n");
    for (const auto& group : delta.groups()) {
        int count = 0;
        double squares = 0.0;
        for (const auto& change : delta.changes) {
            if (change.group() == group) {
                ++count;
                squares += std::pow(size(change), 2.0);
            }
        }
        std::printf(
            "%-10s  %8.3g  %10d  %10.3g\n",
            group.c_str(),
            strengthOf(delta, group),
            count,
            std::sqrt(squares / count));
    }
    if (!delta.training.empty()) {
        std::printf("training    %s\n", delta.training.c_str());
    }
}

Result<void> info(const Options& options) {
    const auto delta = readStyleDelta(options.file);
    if (!delta) {
        return fail(delta.error());
    }
    if (options.json) {
        printJson(*delta);
    } else {
        print(*delta);
    }
    return {};
}

/// The options that all writing commands share.
void addOut(CLI::App& command, Options& options, const char* what) {
    command.add_option("--out", options.out, what)->required();
    command.add_flag(
        "--sibling",
        options.sibling,
        "Allow another parent: models tuned from one source understand each other's styles");
    command.add_flag("--force", options.force, "Replace the output when it exists");
}

void finish(
    CLI::App& command,
    const std::shared_ptr<Options>& options,
    int& status,
    Result<void> (*run)(const Options&)) {
    command.callback([options, &status, run] {
        if (const auto done = guarded([&] { return run(*options); }); !done) {
            status = report(done.error());
        } else if (!options->out.empty()) {
            std::printf("%s\n", options->out.c_str());
        }
    });
}

} // namespace

void addDelta(CLI::App& program, int& status) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand(
        "delta", "Styles as small files: look at them, apply them to their model, mix them");
    command->require_subcommand(1);
    command->footer(
        "A style delta (.sgdelta) is what a training changed, a few kilobytes to a few megabytes. "
        "Training with\na restricted --method writes final.sgdelta beside final.pkl; 'delta "
        "extract' makes one from any tuned\nmodel. It belongs to the model it was trained from.\n"
        "\n"
        "  stylegraft-cli delta apply faces.pkl ink.sgdelta=0.7 --out inked.pkl\n"
        "  stylegraft-cli delta apply faces.pkl ink.sgdelta --strength g4=0,g8=0 --out "
        "texture.pkl\n"
        "  stylegraft-cli delta apply faces.pkl ink.sgdelta=0.6 clay.sgdelta=0.6 --out both.pkl\n"
        "\n"
        "Strengths: 1 as trained, 0 nothing, beyond 1 exaggerated, below 0 the opposite. Coarse "
        "groups (g4 to g16)\nhold shape, fine ones texture, torgb colour. Several styles together "
        "should add up to at most 1.5.");

    auto* show = command->add_subcommand("info", "Say what a style delta changes and whose it is");
    show->add_option("FILE", options->file, "Style delta")->required();
    show->add_flag("--json", options->json, "Print one JSON object");
    finish(*show, options, status, info);

    auto* use = command->add_subcommand("apply", "Write a model with one or more styles in it");
    use->add_option("PARENT", options->model, "The model they were trained from")->required();
    use->add_option("DELTA", options->styles, "Style delta, or DELTA=STRENGTH")->required();
    use->add_option(
        "--strength",
        options->strengths,
        "Strengths of layer groups: GROUP=F,... ('delta info' lists the groups); they multiply the "
        "others");
    addOut(*use, *options, "Model to write; the extension chooses the format");
    finish(*use, options, status, apply);

    auto* mix = command->add_subcommand("add", "Write one style delta that does what several do");
    mix->add_option("DELTA", options->styles, "Style delta, or DELTA=STRENGTH")->required();
    addOut(*mix, *options, "Style delta to write (.sgdelta)");
    finish(*mix, options, status, add);

    auto* take = command->add_subcommand(
        "extract", "Write the difference between a tuned model and its parent as a style delta");
    take->add_option("TUNED", options->tuned, "Tuned model")->required();
    take->add_option("PARENT", options->model, "The model it was tuned from")->required();
    addOut(*take, *options, "Style delta to write (.sgdelta)");
    finish(*take, options, status, extract);
}

} // namespace sg::cli
