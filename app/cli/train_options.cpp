#include "app/cli/train_options.h"

#include "core/train/augment/augment_options.h"

namespace sg::cli {

std::string optionName(std::string_view settingId) {
    std::string name = "--" + std::string(settingId);
    for (char& c : name) {
        c = c == '_' ? '-' : c;
    }
    return name;
}

void RunOptions::applyTo(TrainConfig& config) const {
    config.device = device;
    config.tileEvery = std::chrono::seconds(tileEvery);
    config.diskLimitBytes = static_cast<std::int64_t>(diskLimitMb * 1e6);
    config.publishEvery =
        std::chrono::milliseconds(static_cast<std::int64_t>(previewEverySeconds * 1000.0));
}

void addRunOptions(CLI::App& command, RunOptions& options) {
    command
        .add_option(
            "--device",
            options.device,
            "Where to compute: cpu, or cuda (cuda:1 for the second) where LibTorch was built for "
            "it")
        ->capture_default_str();
    command
        .add_option(
            "--tile-every",
            options.tileEvery,
            "Seconds between two light states, kept thinned to 60 as a history; 0 = none")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command
        .add_option(
            "--disk-limit", options.diskLimitMb, "MB that the states may take; 0 = no limit")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command
        .add_option(
            "--preview-every", options.previewEverySeconds, "Seconds between preview pictures")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command.add_flag("--json", options.watch.json, "Progress as one JSON object a line");
}

CLI::Option*
addSettingOption(CLI::App& command, const ParamSpec& spec, const SettingChange& change) {
    const std::string id(spec.id);
    auto* option = command.add_option_function<double>(
        optionName(id),
        [change, id](const double& v) {
            change([id, v](TrainSettings& settings) { setValue(settings, id, v); });
        },
        std::string(spec.help));
    option->check(CLI::Range(spec.minimum, spec.maximum));
    return option;
}

void addModeOptions(CLI::App& command, const SettingChange& change) {
    command.add_flag_callback(
        "--mirror",
        [change] { change([](TrainSettings& settings) { settings.mirror = true; }); },
        "Show each picture mirrored half of the time");
    command
        .add_option_function<std::string>(
            "--precision",
            [change](const std::string& name) {
                change([name](TrainSettings& settings) { settings.bfloat16 = name == "bf16"; });
            },
            "fp32, or bf16: 1.7 times as fast on processors that have it, a little less exact")
        ->default_str("fp32")
        ->check(CLI::IsMember({"fp32", "bf16"}));
    command
        .add_option_function<std::string>(
            "--aug",
            [change](const std::string& name) {
                change([name](TrainSettings& settings) { settings.augment = name; });
            },
            "What the critic's pictures go through, so that it does not learn a few by heart: "
            "none; diff, diff-half or diff-tc for up to a hundred pictures; blit, geom, color, "
            "filter, noise, cutout, bg, bgc, bgcf, bgcfn or bgcfnc, which adapt")
        ->default_str("none")
        ->check([](const std::string& name) {
            const auto preset = augmentPreset(name);
            return preset ? std::string() : preset.error().message;
        });
}

} // namespace sg::cli
