#pragma once

/// The sub-commands of stylegraft-cli. Each adds its options to the program and returns its exit
/// status from the callback through `status`.

#include "core/base/result.h"

#include <CLI/CLI.hpp>

namespace sg::cli {

void addNew(CLI::App& program, int& status);
void addGrow(CLI::App& program, int& status);
void addInfo(CLI::App& program, int& status);
void addGenerate(CLI::App& program, int& status);
void addFilm(CLI::App& program, int& status);
void addTrain(CLI::App& program, int& status);
void addResume(CLI::App& program, int& status);
void addStates(CLI::App& program, int& status);
void addConvert(CLI::App& program, int& status);
void addEvaluate(CLI::App& program, int& status);
void addGap(CLI::App& program, int& status);
void addBias(CLI::App& program, int& status);
void addDelta(CLI::App& program, int& status);
void addBench(CLI::App& program, int& status);

/// Prints the error to stderr and returns exit status 1.
int report(const Error& error);

/// Reads "0-3,7" into 0 1 2 3 7.
Result<std::vector<std::uint32_t>> parseSeeds(const std::string& text);

} // namespace sg::cli
