#pragma once

/// A style set: the pictures a model shall learn from. Files, folders and zip archives go in;
/// square pictures at the model's resolution come out. The user's files are only read.

#include "core/base/image.h"
#include "core/base/result.h"
#include "core/data/picture_crop.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace sg {

struct StyleImportOptions {
    std::array<std::uint8_t, 3> background{
        255, 255, 255};                   ///< what shines through transparent pixels
    int thumbnailSide = 96;               ///< side of the square thumbnails in pixels; 0 = none
    std::int64_t maxPixels = 200'000'000; ///< larger pictures are skipped as implausible
    bool keepDuplicates = false;          ///< also pictures whose pixels are in the set already
};

/// One picture of the set. The pixels stay in the user's file until `decodePictures`.
struct StylePicture {
    std::string sha256;         ///< of the encoded file
    std::string pixelHash;      ///< of the decoded pixels, for finding duplicates
    std::string name;           ///< file name for display; "faces.zip/a.png" inside an archive
    std::filesystem::path file; ///< the picture, or the archive that holds it
    std::string archiveEntry;   ///< entry name inside the archive; empty for a plain file
    Extent original;            ///< size after EXIF rotation
    int originalChannels = 3;   ///< 1, 3 or 4 as stored
    PictureCrop crop;           ///< which part of it is learned from
    Image thumbnail;            ///< of the crop, square, RGB
    double weight = 1.0;        ///< how often it is shown against the others; 0 = never, at most 4

    /// Does a training ever see it?
    [[nodiscard]] bool isShown() const { return weight > 0.0; }
};

struct SkippedFile {
    std::string name;
    std::string reason; ///< one clause: "not a picture", "damaged PNG", ...
};

struct StyleSet {
    std::vector<StylePicture> pictures; ///< in the order given; folders sorted by name, recursively
    std::vector<SkippedFile> skipped;   ///< unreadable files by name
    std::vector<std::string>
        duplicates; ///< names dropped because their decoded pixels are in the set already

    [[nodiscard]] bool empty() const { return pictures.empty(); }
};

/// Called now and then with (done, total). Return false to cancel.
using ImportProgress = std::function<bool(int done, int total)>;

/// Gathers pictures from files, folders (recursively, sorted) and zip archives, recognised by
/// content. Unreadable files are listed in `skipped`; exact duplicates (same decoded pixels) are
/// dropped unless the options keep them. Fails when a path does not exist, or when cancelled; a set
/// without a single readable picture is not an error here.
Result<StyleSet> importStyle(
    const std::vector<std::filesystem::path>& inputs,
    const StyleImportOptions& options = {},
    const ImportProgress& progress = {});

/// Adds more inputs to `set` under the same rules.
Result<StyleSet> appendStyle(
    StyleSet set,
    const std::vector<std::filesystem::path>& inputs,
    const StyleImportOptions& options = {},
    const ImportProgress& progress = {});

/// Square pictures of one size, ready for training.
struct PictureBatch {
    int resolution = 0;
    int channels = 3;                 ///< 1 or 3
    std::vector<std::string> names;   ///< one a picture
    std::vector<std::string> hashes;  ///< sha256 of each encoded file
    std::vector<std::uint8_t> pixels; ///< [N, H, W, C], one after the other
    std::vector<double> weights;      ///< one a picture, of StylePicture; empty = all alike
    std::vector<int> labels;          ///< class of each picture; empty = unconditional
    double aspect = 1.0;              ///< squeezedAspect() of the set

    [[nodiscard]] int count() const { return static_cast<int>(names.size()); }
};

/// Decodes every picture: EXIF orientation, transparency over `options.background`, its crop,
/// resize to `resolution` (area when shrinking, Lanczos when enlarging), grey <-> RGB as `channels`
/// (1 or 3) asks. Files that vanished or changed since the import are an error that names them.
Result<PictureBatch> decodePictures(
    const StyleSet& set,
    int resolution,
    int channels,
    const StyleImportOptions& options = {},
    const ImportProgress& progress = {});

/// One whole picture to look at, RGB: upright, over `options.background`, reduced until its longer
/// side is at most `longestSide` pixels. Errors as decodePictures().
Result<Image>
viewPicture(const StylePicture& picture, int longestSide, const StyleImportOptions& options = {});

} // namespace sg
