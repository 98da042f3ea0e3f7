#pragma once

/// Finds again what a project refers to: its model by content, its pictures by name.

#include "ui/project/project_file.h"
#include "ui/session/services.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

namespace sg {

enum class ModelFate {
    None, ///< the project has no model
    Found,
    Missing,   ///< at none of the places where it may be
    Changed,   ///< only files of another content are there
    Unreadable ///< it is there, but cannot be opened
};

struct OpenedProject {
    ProjectDocument document;
    ModelFate fate = ModelFate::None;
    std::optional<OpenedModel> model;
    std::filesystem::path modelFile; ///< where it was found, or the file of another content
    Error modelError;                ///< why it is unreadable
    StyleSet pictures;               ///< those that were found, with weights and crops
    std::vector<PictureReference> missing;
    std::vector<std::string> changed; ///< names of pictures whose content is another one now
};

/// Slow. Fails only when the project itself cannot be read, or when it was stopped.
Result<OpenedProject> openProject(
    StudioServices& services, const std::filesystem::path& file, const std::stop_token& stop);

/// Slow. Whether a file is the one that is referred to: by its hash if that is known, else by its
/// size.
bool isTheModel(const ModelReference& reference, const std::filesystem::path& file);

struct FoundPictures {
    StyleSet set;
    std::vector<PictureReference> missing;
    std::vector<std::string> changed;
};

/// Slow. Reads pictures again, in their order.
FoundPictures findPictures(
    StudioServices& services,
    const std::vector<PictureReference>& references,
    const std::stop_token& stop);

/// Slow. The same references, to files of the same names in a folder or below it where there are
/// some.
std::vector<PictureReference>
lookIn(const std::filesystem::path& folder, std::vector<PictureReference> references);

} // namespace sg
