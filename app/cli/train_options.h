#pragma once

/// Options that `train` and `resume` share.

#include "core/project/train_settings.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>

namespace sg::cli {

/// Called when an option was given, with what it changes; kept for later, so it owns what it needs.
using SettingChange = std::function<void(const std::function<void(TrainSettings&)>&)>;

/// The option of one row of `trainParams()`.
CLI::Option*
addSettingOption(CLI::App& command, const ParamSpec& spec, const SettingChange& change);

/// --aug, --precision, --mirror.
void addModeOptions(CLI::App& command, const SettingChange& change);

/// "learning_rate" -> "--learning-rate"
std::string optionName(std::string_view settingId);

} // namespace sg::cli
