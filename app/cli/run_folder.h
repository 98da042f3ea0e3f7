#pragma once

/// The folder of one run on the command line: curves.csv, previews, config.json.

#include "core/base/result.h"
#include "core/model/model.h"
#include "core/model/weights.h"
#include "core/train/session.h"

#include <filesystem>
#include <fstream>
#include <memory>

namespace sg::cli {

class RunFolder {
public:
    /// Creates the folder; one that is there and not empty is refused.
    static Result<RunFolder> create(const std::filesystem::path& path);

    /// Settings, freeze plan and pictures, once.
    Result<void> writeConfig(const TrainConfig& config);

    /// One line of curves.csv; regularisers stay empty on steps without them.
    void addStats(const StepStats& stats);

    /// previews/kimgNNNN.NNN.png: nine fixed seeds at psi 0.7.
    Result<void> addPreview(const Model& original, const GeneratorWeights& weights, double kimg);

private:
    explicit RunFolder(std::filesystem::path path);

    std::filesystem::path m_path;
    std::ofstream m_curves;
};

} // namespace sg::cli
