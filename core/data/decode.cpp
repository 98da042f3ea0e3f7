#include "core/data/decode.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace sg {

namespace {

bool startsWith(std::span<const std::byte> bytes, std::string_view prefix, std::size_t at = 0) {
    return bytes.size() >= at + prefix.size() &&
           std::memcmp(bytes.data() + at, prefix.data(), prefix.size()) == 0;
}

/// EXIF orientation 1 to 8 of a JPEG; 1 when there is none.
int exifOrientation(std::span<const std::byte> bytes) {
    const auto byteAt = [&](std::size_t i) { return std::to_integer<unsigned>(bytes[i]); };
    if (!startsWith(bytes, "\xff\xd8")) {
        return 1;
    }
    std::size_t position = 2;
    while (position + 4 <= bytes.size() && byteAt(position) == 0xff) {
        const unsigned marker = byteAt(position + 1);
        const std::size_t length = byteAt(position + 2) << 8U | byteAt(position + 3);
        if (marker == 0xda || length < 2 || position + 2 + length > bytes.size()) {
            return 1;
        }
        if (marker == 0xe1 && startsWith(bytes, {"Exif\0\0", 6}, position + 4) && length >= 16) {
            const auto tiff = bytes.subspan(position + 10, length - 8);
            const bool little = tiff[0] == std::byte{'I'};
            const auto number = [&](std::size_t at, int size) -> std::optional<unsigned> {
                if (at + static_cast<std::size_t>(size) > tiff.size()) {
                    return std::nullopt;
                }
                unsigned value = 0;
                for (int i = 0; i < size; ++i) {
                    const int shift = little ? i : size - 1 - i;
                    value |= std::to_integer<unsigned>(tiff[at + static_cast<std::size_t>(i)])
                             << (8 * shift);
                }
                return value;
            };
            const auto directory = number(4, 4);
            const auto entries = directory ? number(*directory, 2) : std::nullopt;
            for (unsigned i = 0; entries && i < *entries; ++i) {
                const std::size_t entry = *directory + 2 + std::size_t(i) * 12;
                const auto tag = number(entry, 2);
                if (!tag) {
                    return 1;
                }
                if (*tag == 0x0112) {
                    const auto value = number(entry + 8, 2).value_or(1);
                    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
                }
            }
            return 1;
        }
        position += 2 + length;
    }
    return 1;
}

/// Size as the header of a PNG or JPEG declares it, before anything is unpacked: these two compress
/// so well that a small file can ask for gigabytes.
std::optional<Extent> declaredSize(std::span<const std::byte> bytes) {
    const auto number = [&](std::size_t at, int size) {
        std::uint32_t value = 0;
        for (int i = 0; i < size; ++i) {
            value = value << 8U | std::to_integer<std::uint32_t>(bytes[at + std::size_t(i)]);
        }
        return static_cast<int>(value & 0x7fffffffU);
    };
    if (startsWith(bytes, "\x89PNG") && bytes.size() >= 24) {
        return Extent{number(16, 4), number(20, 4)};
    }
    std::size_t position = startsWith(bytes, "\xff\xd8") ? 2 : bytes.size();
    while (position + 9 <= bytes.size() && bytes[position] == std::byte{0xff}) {
        const int marker = number(position + 1, 1);
        const bool isFrame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (isFrame) {
            return Extent{number(position + 7, 2), number(position + 5, 2)};
        }
        position += 2 + static_cast<std::size_t>(number(position + 2, 2));
    }
    return std::nullopt;
}

bool isLarger(Extent extent, std::int64_t maxPixels) {
    return std::int64_t(extent.width) * extent.height > maxPixels;
}

/// A picture format that the library cannot read, by name; empty for anything else.
std::string_view unreadableFormat(std::span<const std::byte> bytes) {
    if (startsWith(bytes, "GIF8")) {
        return "GIF";
    }
    if (startsWith(bytes, "ftypavif", 4) || startsWith(bytes, "ftypavis", 4)) {
        return "AVIF";
    }
    if (startsWith(bytes, "ftyphei", 4) || startsWith(bytes, "ftypmif1", 4)) {
        return "HEIF";
    }
    if (startsWith(bytes, "8BPS")) {
        return "Photoshop";
    }
    return {};
}

cv::Mat upright(cv::Mat mat, int orientation) {
    switch (orientation) {
    case 2:
        cv::flip(mat, mat, 1);
        break;
    case 3:
        cv::rotate(mat, mat, cv::ROTATE_180);
        break;
    case 4:
        cv::flip(mat, mat, 0);
        break;
    case 5:
        cv::transpose(mat, mat);
        break;
    case 6:
        cv::rotate(mat, mat, cv::ROTATE_90_CLOCKWISE);
        break;
    case 7:
        cv::transpose(mat, mat);
        cv::rotate(mat, mat, cv::ROTATE_180);
        break;
    case 8:
        cv::rotate(mat, mat, cv::ROTATE_90_COUNTERCLOCKWISE);
        break;
    default:
        break;
    }
    return mat;
}

cv::Mat asMat(const Image& image) {
    return {
        image.extent.height,
        image.extent.width,
        CV_8UC(image.channels),
        const_cast<std::uint8_t*>(image.pixels.data())};
}

Image asImage(const cv::Mat& mat) {
    Image image({mat.cols, mat.rows}, mat.channels());
    for (int y = 0; y < mat.rows; ++y) {
        std::memcpy(image.row(y), mat.ptr(y), image.stride());
    }
    return image;
}

} // namespace

bool looksLikePicture(std::span<const std::byte> bytes) {
    using namespace std::string_view_literals;
    for (const auto prefix :
         {"\x89PNG"sv,
          "\xff\xd8\xff"sv,
          "BM"sv,
          "II*\0"sv,
          "MM\0*"sv,
          "\0\0\0\x0cjP"sv,
          "\xffO\xffQ"sv,
          "P1"sv,
          "P2"sv,
          "P3"sv,
          "P4"sv,
          "P5"sv,
          "P6"sv,
          "#?RADIANCE"sv}) {
        if (startsWith(bytes, prefix)) {
            return true;
        }
    }
    return startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8);
}

Result<Image> decodePicture(std::span<const std::byte> bytes, std::int64_t maxPixels) {
    if (const auto format = unreadableFormat(bytes); !format.empty()) {
        return fail(
            ErrorCode::Unsupported,
            std::string(format) + " pictures cannot be read; convert it to PNG");
    }
    if (!looksLikePicture(bytes)) {
        return fail(ErrorCode::BadFormat, "not a picture");
    }
    if (const auto size = declaredSize(bytes); size && isLarger(*size, maxPixels)) {
        return fail(ErrorCode::Unsupported, "too large");
    }
    cv::Mat mat;
    try {
        const cv::Mat buffer(
            1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<std::byte*>(bytes.data()));
        // Unchanged keeps transparency; it also leaves the EXIF rotation to us.
        mat = cv::imdecode(buffer, cv::IMREAD_UNCHANGED);
    } catch (const cv::Exception&) {
        return fail(ErrorCode::BadFormat, "damaged");
    }
    if (mat.empty()) {
        return fail(ErrorCode::BadFormat, "damaged");
    }
    if (isLarger({mat.cols, mat.rows}, maxPixels)) {
        return fail(ErrorCode::Unsupported, "too large");
    }
    switch (mat.depth()) {
    case CV_8U:
        break;
    case CV_16U:
        mat.convertTo(mat, CV_8U, 1.0 / 257.0);
        break;
    case CV_32F:
        mat.convertTo(mat, CV_8U, 255.0);
        break;
    default:
        return fail(ErrorCode::Unsupported, "an unusual kind of pixels");
    }
    if (mat.channels() == 2) { // grey with transparency
        cv::Mat planes[2];
        cv::split(mat, planes);
        cv::merge(std::vector<cv::Mat>{planes[0], planes[0], planes[0], planes[1]}, mat);
    } else if (mat.channels() == 3) {
        cv::cvtColor(mat, mat, cv::COLOR_BGR2RGB);
    } else if (mat.channels() == 4) {
        cv::cvtColor(mat, mat, cv::COLOR_BGRA2RGBA);
    } else if (mat.channels() != 1) {
        return fail(ErrorCode::Unsupported, "an unusual number of colour channels");
    }
    return asImage(upright(mat, exifOrientation(bytes)));
}

Image flatten(const Image& image, std::array<std::uint8_t, 3> background) {
    if (image.channels != 4) {
        return image;
    }
    Image flat(image.extent, 3);
    const std::uint8_t* from = image.pixels.data();
    std::uint8_t* to = flat.pixels.data();
    for (std::size_t i = 0; i < flat.pixels.size() / 3; ++i, from += 4, to += 3) {
        const int alpha = from[3];
        for (std::size_t c = 0; c < 3; ++c) {
            to[c] = static_cast<std::uint8_t>(
                (from[c] * alpha + background[c] * (255 - alpha) + 127) / 255);
        }
    }
    return flat;
}

Image centerSquare(const Image& image) {
    const int side = std::min(image.extent.width, image.extent.height);
    const int left = (image.extent.width - side) / 2;
    const int top = (image.extent.height - side) / 2;
    Image square({side, side}, image.channels);
    for (int y = 0; y < side; ++y) {
        std::memcpy(
            square.row(y),
            image.row(top + y) + std::ptrdiff_t(left) * image.channels,
            square.stride());
    }
    return square;
}

Image resizeSquare(const Image& square, int side) {
    if (square.extent.width == side) {
        return square;
    }
    cv::Mat resized;
    const int method = square.extent.width > side ? cv::INTER_AREA : cv::INTER_LANCZOS4;
    cv::resize(asMat(square), resized, {side, side}, 0, 0, method);
    return asImage(resized);
}

Image withChannels(const Image& image, int channels) {
    if (image.channels == channels) {
        return image;
    }
    cv::Mat converted;
    cv::cvtColor(asMat(image), converted, channels == 1 ? cv::COLOR_RGB2GRAY : cv::COLOR_GRAY2RGB);
    return asImage(converted);
}

} // namespace sg
