#pragma once

/// What there is to export at this moment.

#include "core/explore/sampler.h"
#include "core/model/model_info.h"
#include "core/train/late_model.h"

#include <QString>

#include <filesystem>
#include <string>

namespace sg {

struct ExportSubject {
    LateModel model; ///< the tuned one, or the source when there is none
    ModelInfo info;  ///< of the source
    bool tuned = false;
    PreviewPins pins;
    double aspect = 1.0;       ///< that gives pictures the shape of squeezed ones
    std::filesystem::path run; ///< empty = nothing was trained, or it was not kept
    std::string branch;
    bool delta = false; ///< the run left a style delta
    QString folder;     ///< where to suggest to write
};

} // namespace sg
