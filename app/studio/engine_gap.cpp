#include "app/studio/engine_gap.h"

#include "core/kernels/threads_scope.h"
#include "core/measure/gap.h"

namespace sg {

Result<GapReport> EngineGap::measureGap(
    const std::shared_ptr<const Model>& model,
    const ModelInfo& info,
    const StyleSet& pictures,
    const std::stop_token& stop) {
    const auto batch = decodePictures(pictures, info.resolution, info.channels);
    if (!batch) {
        return fail(batch.error());
    }
    const ThreadsScope threads(kThreadsBesideTraining);
    auto options = gapOptionsFor(info);
    options.stop = stop;
    return sg::measureGap(*model, *batch, options);
}

} // namespace sg
