#pragma once

/// Saved trainings as files. Each is a .safetensors model file too (core/io/safetensors_model.h):
/// what can open our models opens a state of a run.

#include "core/base/result.h"
#include "core/data/style_set.h"
#include "core/model/model.h"
#include "core/train/trainer_state.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string>

namespace sg {

/// A full state and what the session adds to it.
struct SavedTraining {
    TrainerState trainer;
    std::string session; ///< one JSON object: seconds, lines of the curves, id of the pictures
};

/// `source` gives the shapes and the facts (licence, parent); its networks are not written.
Result<void> writeSavedTraining(
    const std::filesystem::path& path, const SavedTraining& training, const Model& source);

/// BadFormat, naming the file, when it is damaged or is a model without a training.
Result<SavedTraining> readSavedTraining(const std::filesystem::path& path);

/// G_ema and D in half precision and the settings (core/train/run/run_branches.h), no G, no
/// optimiser: a training that starts here starts its optimiser afresh.
Result<void>
writeLightState(const std::filesystem::path& path, const TrainerState& state, const Model& source);

/// Pictures as the critic gets them, with names, weights and classes.
Result<void> writePictures(const std::filesystem::path& path, const PictureBatch& pictures);
Result<PictureBatch> readPictures(const std::filesystem::path& path);

/// A short name for a set of pictures that follows from its content.
std::string picturesId(const PictureBatch& pictures);

} // namespace sg
