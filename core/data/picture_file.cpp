#include "core/data/picture_file.h"

#include "core/base/core_text.h"
#include "core/data/exif_note.h"
#include "core/data/mat_view.h"
#include "core/data/png_file.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <tiffio.hxx>

#include <algorithm>
#include <cstring>
#include <span>
#include <sstream>

namespace sg {

namespace {

constexpr int kMaxWebPSide = 16383;
constexpr int kMaxJpegSide = 65500;

PngText pngText(const std::string& recipe) {
    return recipe.empty() ? PngText{} : PngText{{"stylegraft", recipe}};
}

tl::unexpected<Error> tooLarge(const char* kind, int limit) {
    return fail(
        ErrorCode::InvalidArgument,
        Core::tr(
            "The picture is too large for %1, whose sides have at most %2 pixels; choose PNG",
            kind,
            limit));
}

/// JPEG and WebP, by OpenCV.
Result<std::vector<std::uint8_t>>
encodeLossy(const Image& image, const PictureFormat& format, const std::string& recipe) {
    const bool jpeg = format.kind == PictureKind::Jpeg;
    const auto [width, height] = image.extent;
    const int limit = jpeg ? kMaxJpegSide : kMaxWebPSide;
    if (std::max(width, height) > limit) {
        return tooLarge(jpeg ? "JPEG" : "WebP", limit);
    }
    cv::Mat mat = asMat(image);
    if (image.channels == 3) {
        cv::Mat swapped;
        cv::cvtColor(mat, swapped, cv::COLOR_RGB2BGR);
        mat = swapped;
    }
    const int quality = std::clamp(format.quality, 1, 100);
    std::vector<std::uint8_t> bytes;
    const bool encoded =
        jpeg ? cv::imencode(
                   ".jpg",
                   mat,
                   bytes,
                   {cv::IMWRITE_JPEG_QUALITY, quality, cv::IMWRITE_JPEG_OPTIMIZE, 1})
             : cv::imencode(".webp", mat, bytes, {cv::IMWRITE_WEBP_QUALITY, quality});
    if (!encoded) {
        return fail(ErrorCode::Internal, Core::tr("The picture could not be encoded"));
    }
    if (!recipe.empty() && jpeg) {
        if (auto added = addJpegNote(bytes, recipe); !added) {
            return fail(added.error());
        }
    } else if (!recipe.empty()) {
        addWebPNote(bytes, width, height, recipe);
    }
    return bytes;
}

template <typename Picture>
Result<std::string> encodeTiff(const Picture& image, const std::string& recipe) {
    constexpr int kBits = 8 * int(sizeof(image.pixels[0]));
    constexpr std::uint16_t kHorizontalDifference = 2;
    std::ostringstream stream(std::ios::binary);
    TIFF* tiff = TIFFStreamOpen("picture", &stream);
    if (tiff == nullptr) {
        return fail(ErrorCode::Internal, Core::tr("The picture could not be encoded as TIFF"));
    }
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, image.extent.width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, image.extent.height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, kBits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, image.channels);
    TIFFSetField(
        tiff, TIFFTAG_PHOTOMETRIC, image.channels == 1 ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_RGB);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_LZW);
    TIFFSetField(tiff, TIFFTAG_PREDICTOR, kHorizontalDifference);
    TIFFSetField(tiff, TIFFTAG_SOFTWARE, "Stylegraft " STYLEGRAFT_VERSION);
    if (!recipe.empty()) {
        TIFFSetField(tiff, TIFFTAG_IMAGEDESCRIPTION, recipe.c_str());
    }
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, TIFFDefaultStripSize(tiff, 0));
    bool done = true;
    auto row = std::vector(image.row(0), image.row(0) + image.stride());
    for (int y = 0; done && y < image.extent.height; ++y) {
        std::copy_n(image.row(y), row.size(), row.begin()); // the predictor works in place
        done = TIFFWriteScanline(tiff, row.data(), std::uint32_t(y), 0) == 1;
    }
    done = TIFFFlush(tiff) == 1 && done;
    TIFFClose(tiff);
    if (!done || !stream) {
        return fail(ErrorCode::Internal, Core::tr("The picture could not be encoded as TIFF"));
    }
    return std::move(stream).str();
}

template <typename Bytes>
Result<void> save(const std::filesystem::path& path, const Result<Bytes>& bytes, Replace replace) {
    if (!bytes) {
        return fail(bytes.error().wrap(path.string() + ": "));
    }
    return writeFile(path, std::as_bytes(std::span(bytes->data(), bytes->size())), replace);
}

Result<void> otherDepth() {
    return fail(
        ErrorCode::InvalidArgument,
        Core::tr("The kind of file has another depth than the picture"));
}

} // namespace

Result<void> writePicture(
    const std::filesystem::path& path,
    const Image& image,
    const PictureFormat& format,
    const std::string& recipe,
    Replace replace) {
    switch (format.kind) {
    case PictureKind::Png:
        return writePng(path, image, pngText(recipe), replace);
    case PictureKind::Tiff:
        return save(path, encodeTiff(image, recipe), replace);
    case PictureKind::Jpeg:
    case PictureKind::WebP:
        return save(path, encodeLossy(image, format, recipe), replace);
    case PictureKind::Png16:
    case PictureKind::Tiff16:
        break;
    }
    return otherDepth();
}

Result<void> writePicture(
    const std::filesystem::path& path,
    const Image16& image,
    const PictureFormat& format,
    const std::string& recipe,
    Replace replace) {
    switch (format.kind) {
    case PictureKind::Png16:
        return save(path, encodePng(image, pngText(recipe)), replace);
    case PictureKind::Tiff16:
        return save(path, encodeTiff(image, recipe), replace);
    case PictureKind::Png:
    case PictureKind::Jpeg:
    case PictureKind::Tiff:
    case PictureKind::WebP:
        break;
    }
    return otherDepth();
}

Image16 resizeTo(const Image16& image, Extent extent) {
    const cv::Mat mat(
        image.extent.height,
        image.extent.width,
        CV_16UC(image.channels),
        const_cast<std::uint16_t*>(image.pixels.data()));
    const cv::Mat resized = sg::resized(mat, extent);
    Image16 result(extent, image.channels);
    for (int y = 0; y < extent.height; ++y) {
        std::copy_n(resized.ptr<std::uint16_t>(y), result.stride(), result.row(y));
    }
    return result;
}

} // namespace sg
