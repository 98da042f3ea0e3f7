#pragma once

/// What a project holds, in plain values: enough to show the window as it was. Files are referred
/// to, not copied.

#include "core/data/picture_crop.h"
#include "core/explore/blend.h"
#include "core/project/train_settings.h"
#include "core/train/freeze_plan.h"
#include "ui/mixer/desk_state.h"
#include "ui/preview/compare_mode.h"
#include "ui/preview/painted_masks.h"
#include "ui/window/pin_board.h"

#include <QByteArray>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sg {

struct ModelReference {
    std::filesystem::path file; ///< absolute; empty = no model
    std::string name;           ///< for people
    std::string sha256;         ///< of the file; empty = not known
    std::int64_t bytes = 0;     ///< its size; 0 = not known

    [[nodiscard]] bool empty() const { return file.empty(); }

    friend bool operator==(const ModelReference&, const ModelReference&) = default;
};

struct PictureReference {
    std::filesystem::path file; ///< absolute: the picture, or the archive that holds it
    std::string archiveEntry;   ///< empty for a plain file
    std::string name;           ///< for people
    std::string sha256;         ///< of the encoded picture; empty = not known
    double weight = 1.0;        ///< 0 ... 4
    PictureCrop crop;           ///< with its own mirroring

    friend bool operator==(const PictureReference&, const PictureReference&) = default;
};

struct ProjectDocument {
    ModelReference model;
    std::vector<PictureReference> pictures; ///< in the order of the list
    TrainSettings settings;                 ///< with `mirror` of the style panel
    std::string intent;                     ///< id of the preset; empty = the user's own settings
    FreezePlan freeze;                      ///< what the faders, mutes and solos do
    DeskState desk;            ///< how they stand; wins over `freeze` where it names a group
    Blend blend;               ///< of source and tuned, as it is looked at
    std::filesystem::path run; ///< folder of the run that is shown; empty = none
    std::string branch;        ///< of the run
    PinState pins;
    CompareMode compare = CompareMode::Tuned;
    PaintedMasks masks; ///< of the A/B brush
    QByteArray layout;  ///< of the docks, as Workspace::save(); empty = not known

    /// Nothing that would be missed.
    [[nodiscard]] bool empty() const { return model.empty() && pictures.empty(); }

    friend bool operator==(const ProjectDocument&, const ProjectDocument&) = default;
};

} // namespace sg
