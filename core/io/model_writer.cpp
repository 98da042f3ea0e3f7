#include "core/io/model_writer.h"

#include "core/base/guarded.h"
#include "core/io/nvidia_pkl_writer.h"

#include <string>

namespace sg {

Result<void> writeModel(const Model& model, const std::filesystem::path& path, Replace replace) {
    const std::string extension = path.extension().string();
    if (extension == ".pkl") {
        return guarded([&] { return writeNvidiaPkl(model, path, replace); });
    }
    return fail(
        ErrorCode::Unsupported,
        "Cannot write " + path.string() + ": the extension '" + extension +
            "' stands for no format this version writes; use .pkl");
}

} // namespace sg
