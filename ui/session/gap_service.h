#pragma once

/// How far style pictures are from what a model draws, asked before a training: without Qt and
/// without Torch, implemented in `app` over core/measure and in tests by a fake.

#include "core/base/result.h"
#include "core/data/style_set.h"
#include "core/measure/gap_report.h"
#include "core/model/model_info.h"

#include <memory>
#include <stop_token>

namespace sg {

class GapService {
public:
    virtual ~GapService() = default;

    /// Slow: seconds to minutes. From any thread. Errors as measureGap() and decodePictures().
    virtual Result<GapReport> measureGap(
        const std::shared_ptr<const Model>& model,
        const ModelInfo& info,
        const StyleSet& pictures,
        const std::stop_token& stop) = 0;
};

} // namespace sg
