#include "core/explore/still.h"

#include "core/base/guarded.h"
#include "core/kernels/threads_scope.h"
#include "core/model/images.h"
#include "core/model/model.h"
#include "core/model/torch.h"

#include <algorithm>

namespace sg {

Result<Image> drawStill(const Model& model, const StillRequest& request) {
    return guarded([&]() -> Result<Image> {
        const c10::InferenceMode inference;
        const ThreadsScope threads(kThreadsBesideTraining);
        Generator generator = copyOf(model.generatorEma);
        const MappingOptions& mapping = generator->options().mapping;
        const int last = std::max(0, mapping.cDim - 1);
        const auto c = oneHot(std::clamp(request.classIndex, 0, last), 1, mapping.cDim);
        const auto img = generator(
            latentsOf({request.seed}, mapping.zDim), c, NoiseSource{}, request.truncationPsi);
        return toImage(img[0]);
    });
}

} // namespace sg
