#include "app/cli/pictures.h"

namespace sg::cli {

Result<PictureBatch>
readPictures(const std::string& path, const ModelInfo& info, const std::string& option) {
    StyleImportOptions import;
    import.thumbnailSide = 0;
    const auto set = importStyle({path}, import);
    if (!set) {
        return fail(set.error().wrap(option + ": "));
    }
    return decodePictures(*set, info.resolution, info.channels, import);
}

} // namespace sg::cli
