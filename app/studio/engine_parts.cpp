#include "app/studio/engine_parts.h"

#include <opencv2/core/utility.hpp>
#include <torch/version.h>

extern "C" {
#include <libavutil/avutil.h>
}

namespace sg {

std::vector<ProgramPart> engineParts() {
    return {
        {"LibTorch", TORCH_VERSION, "BSD-3-Clause"},
        {"OpenCV", cv::getVersionString(), "Apache-2.0"},
        {"FFmpeg", av_version_info(), "GPL-2.0-or-later"}};
}

} // namespace sg
