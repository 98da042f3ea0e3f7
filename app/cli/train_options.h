#pragma once

/// Options that `train` and `resume` share.

#include "app/cli/training_watch.h"
#include "core/project/train_settings.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>

namespace sg::cli {

/// Called when an option was given, with what it changes; kept for later, so it owns what it needs.
using SettingChange = std::function<void(const std::function<void(TrainSettings&)>&)>;

/// How a run is recorded and shown.
struct RunOptions {
    int tileEvery = 30;
    double diskLimitMb = 0.0;
    double previewEverySeconds = 30.0;
    std::string device = "cpu";
    WatchOptions watch;

    void applyTo(TrainConfig& config) const;
};

/// --device, --tile-every, --disk-limit, --preview-every, --json.
void addRunOptions(CLI::App& command, RunOptions& options);

/// The option of one row of `trainParams()`.
CLI::Option*
addSettingOption(CLI::App& command, const ParamSpec& spec, const SettingChange& change);

/// --aug, --precision, --mirror.
void addModeOptions(CLI::App& command, const SettingChange& change);

/// "learning_rate" -> "--learning-rate"
std::string optionName(std::string_view settingId);

} // namespace sg::cli
