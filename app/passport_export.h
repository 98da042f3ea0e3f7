#pragma once

/// Gathers what a run recorded into a model passport (core/io/passport.h).

#include "core/base/result.h"
#include "core/model/model_info.h"

#include <filesystem>
#include <string>

namespace sg {

struct PassportJob {
    std::filesystem::path path;  ///< an HTML file; replaced
    std::filesystem::path model; ///< the exported file; empty = none
    std::filesystem::path run;   ///< empty = not kept
    std::string branch;
    bool thumbnails = false;
    bool ownWork = false;
};

/// What the run does not tell is left out; only writing, and reading `job.model`, can fail.
Result<void> exportPassport(const ModelInfo& model, const PassportJob& job);

} // namespace sg
