#include "core/data/picture_header.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <limits>
#include <string>

namespace sg {

namespace {

using namespace std::string_view_literals;
using Bytes = std::span<const std::byte>;

enum class Order { Little, Big };

bool startsWith(Bytes bytes, std::string_view prefix, std::size_t at = 0) {
    return bytes.size() >= at + prefix.size() &&
           std::memcmp(bytes.data() + at, prefix.data(), prefix.size()) == 0;
}

bool isJpeg(Bytes bytes) {
    return startsWith(bytes, "\xff\xd8");
}

/// An unsigned number of 1 to 4 bytes; nothing beyond the end.
std::optional<std::uint32_t> number(Bytes bytes, std::size_t at, int size, Order order) {
    if (at + static_cast<std::size_t>(size) > bytes.size()) {
        return std::nullopt;
    }
    std::uint32_t value = 0;
    for (int i = 0; i < size; ++i) {
        const int place = order == Order::Little ? i : size - 1 - i;
        value |= std::to_integer<std::uint32_t>(bytes[at + static_cast<std::size_t>(i)])
                 << (8 * place);
    }
    return value;
}

std::optional<Extent>
extent(std::optional<std::uint32_t> width, std::optional<std::uint32_t> height) {
    if (!width || !height) {
        return std::nullopt;
    }
    const auto clamped = [](std::uint32_t value) {
        return static_cast<int>(
            std::min<std::uint32_t>(value, std::numeric_limits<std::int32_t>::max()));
    };
    return Extent{clamped(*width), clamped(*height)};
}

/// A value of the first directory of a TIFF, which is also what EXIF is made of.
std::optional<std::uint32_t> tiffValue(Bytes tiff, std::uint32_t wanted) {
    constexpr std::uint32_t kShort = 3;
    constexpr std::size_t kEntryBytes = 12;
    const Order order = startsWith(tiff, "II") ? Order::Little : Order::Big;
    const auto directory = number(tiff, 4, 4, order);
    const auto entries = directory ? number(tiff, *directory, 2, order) : std::nullopt;
    for (std::uint32_t i = 0; entries && i < *entries; ++i) {
        const std::size_t entry = std::size_t(*directory) + 2 + i * kEntryBytes;
        const auto tag = number(tiff, entry, 2, order);
        if (!tag) {
            return std::nullopt;
        }
        if (*tag == wanted) {
            const bool isShort = number(tiff, entry + 2, 2, order) == kShort;
            return number(tiff, entry + 8, isShort ? 2 : 4, order);
        }
    }
    return std::nullopt;
}

/// Calls `visit(marker, position of its length)` for each JPEG segment up to the pixels, until
/// `visit` returns true.
template <typename Visit>
void visitJpegSegments(Bytes bytes, Visit visit) {
    std::size_t position = 2;
    while (position + 4 <= bytes.size() && bytes[position] == std::byte{0xff}) {
        const auto marker = std::to_integer<unsigned>(bytes[position + 1]);
        if (marker == 0xff) { // a fill byte
            ++position;
            continue;
        }
        const auto length = number(bytes, position + 2, 2, Order::Big).value_or(0);
        if (visit(marker, position + 2) || length < 2) {
            return;
        }
        position += 2 + length;
    }
}

std::optional<Extent> jpegSize(Bytes bytes) {
    std::optional<Extent> size;
    visitJpegSegments(bytes, [&](unsigned marker, std::size_t at) {
        const bool isFrame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (isFrame) {
            size =
                extent(number(bytes, at + 5, 2, Order::Big), number(bytes, at + 3, 2, Order::Big));
        }
        return isFrame;
    });
    return size;
}

/// A height below zero means that the rows begin at the top.
std::optional<std::uint32_t> magnitude(std::optional<std::uint32_t> value) {
    return value && *value > 0x7fffffffU ? 0U - *value : value;
}

std::optional<Extent> bmpSize(Bytes bytes) {
    constexpr std::uint32_t kOldHeader = 12; // of OS/2
    const auto header = number(bytes, 14, 4, Order::Little);
    if (header == kOldHeader) {
        return extent(number(bytes, 18, 2, Order::Little), number(bytes, 20, 2, Order::Little));
    }
    return extent(
        magnitude(number(bytes, 18, 4, Order::Little)),
        magnitude(number(bytes, 22, 4, Order::Little)));
}

/// The next decimal number from `at` on, which is moved behind it: blanks and comments before it
/// are passed over, anything else is nothing. A number too large for 32 bits is their largest.
std::optional<std::uint32_t> decimal(std::string_view text, std::size_t& at) {
    constexpr std::string_view kBlanks = " \t\n\v\f\r";
    constexpr std::string_view kDigits = "0123456789";
    at = text.find_first_not_of(kBlanks, at);
    while (at < text.size() && text[at] == '#') {
        at = text.find_first_not_of(kBlanks, text.find_first_of("\r\n", at));
    }
    const std::size_t end = std::min(text.find_first_not_of(kDigits, at), text.size());
    if (at >= end) {
        return std::nullopt;
    }
    std::uint64_t value = 0;
    for (; at < end; ++at) {
        value = value * 10 + static_cast<std::uint64_t>(text[at] - '0');
        value = std::min<std::uint64_t>(value, std::numeric_limits<std::uint32_t>::max());
    }
    return static_cast<std::uint32_t>(value);
}

/// Of the text behind "P6" and its like.
std::optional<Extent> pnmSize(Bytes bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    std::size_t at = 2;
    const auto width = decimal(text, at);
    const auto height = decimal(text, at);
    return extent(width, height);
}

std::optional<Extent> webpSize(Bytes bytes) {
    const auto little = [&](std::size_t at, int size) {
        return number(bytes, at, size, Order::Little);
    };
    if (startsWith(bytes, "VP8X", 12)) {
        const auto width = little(24, 3);
        const auto height = little(27, 3);
        return width && height ? extent(*width + 1, *height + 1) : std::nullopt;
    }
    constexpr std::uint32_t kSide = 0x3fff; // 14 bits
    if (startsWith(bytes, "VP8L", 12)) {
        const auto sides = little(21, 4);
        return sides ? extent((*sides & kSide) + 1, (*sides >> 14U & kSide) + 1) : std::nullopt;
    }
    const auto width = little(26, 2);
    const auto height = little(28, 2);
    return width && height ? extent(*width & kSide, *height & kSide) : std::nullopt;
}

/// The line behind the first empty one of a Radiance file.
std::optional<Extent> radianceSize(Bytes bytes) {
    constexpr std::size_t kLine = 128;
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const std::size_t empty = text.find("\n\n");
    if (empty == text.npos) {
        return std::nullopt;
    }
    const std::string line(text.substr(empty + 2, kLine));
    int width = 0;
    int height = 0;
    if (std::sscanf(line.c_str(), "-Y %d +X %d", &height, &width) != 2) {
        return std::nullopt;
    }
    return extent(static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height));
}

bool isWebp(Bytes bytes) {
    return startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8);
}

bool isPnm(Bytes bytes) {
    return startsWith(bytes, "P") && bytes.size() > 1 && bytes[1] >= std::byte{'1'} &&
           bytes[1] <= std::byte{'6'};
}

} // namespace

bool looksLikePicture(Bytes bytes) {
    for (const auto prefix :
         {"\x89PNG"sv,
          "\xff\xd8\xff"sv,
          "BM"sv,
          "II*\0"sv,
          "MM\0*"sv,
          "\0\0\0\x0cjP"sv,
          "\xffO\xffQ"sv,
          "#?RADIANCE"sv}) {
        if (startsWith(bytes, prefix)) {
            return true;
        }
    }
    return isPnm(bytes) || isWebp(bytes);
}

std::string_view unreadableFormat(Bytes bytes) {
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

std::optional<Extent> declaredSize(Bytes bytes) {
    if (startsWith(bytes, "\x89PNG")) {
        return extent(number(bytes, 16, 4, Order::Big), number(bytes, 20, 4, Order::Big));
    }
    if (isJpeg(bytes)) {
        return jpegSize(bytes);
    }
    if (startsWith(bytes, "BM")) {
        return bmpSize(bytes);
    }
    if (isPnm(bytes)) {
        return pnmSize(bytes);
    }
    if (isWebp(bytes)) {
        return webpSize(bytes);
    }
    if (startsWith(bytes, "#?RADIANCE")) {
        return radianceSize(bytes);
    }
    if (startsWith(bytes, "II*\0"sv) || startsWith(bytes, "MM\0*"sv)) {
        return extent(tiffValue(bytes, 0x0100), tiffValue(bytes, 0x0101));
    }
    if (startsWith(bytes, "\0\0\0\x0cjP"sv) || startsWith(bytes, "\xffO\xffQ")) {
        const std::string_view all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        const std::size_t stream = all.find("\xffO\xffQ");
        if (stream != all.npos) {
            return extent(
                number(bytes, stream + 8, 4, Order::Big),
                number(bytes, stream + 12, 4, Order::Big));
        }
    }
    return std::nullopt;
}

int exifOrientation(Bytes bytes) {
    constexpr std::uint32_t kOrientation = 0x0112;
    if (!isJpeg(bytes)) {
        return 1;
    }
    std::uint32_t value = 1;
    visitJpegSegments(bytes, [&](unsigned marker, std::size_t at) {
        const bool isExif = marker == 0xe1 && startsWith(bytes, "Exif\0\0"sv, at + 2);
        if (isExif) {
            const std::size_t length = number(bytes, at, 2, Order::Big).value_or(0);
            const std::size_t begin = at + 8;
            const std::size_t end = std::clamp(at + length, begin, bytes.size());
            value = tiffValue(bytes.subspan(begin, end - begin), kOrientation).value_or(1);
        }
        return isExif || marker == 0xda;
    });
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
}

bool isCutShort(Bytes bytes) {
    if (!isJpeg(bytes)) {
        return false;
    }
    std::optional<Bytes> pixels;
    visitJpegSegments(bytes, [&](unsigned marker, std::size_t at) {
        if (marker == 0xda) {
            pixels = bytes.subspan(at);
        }
        return marker == 0xda;
    });
    if (!pixels) { // no pixels at all, or an odd header: the decoder knows better
        return false;
    }
    // Among the pixels 0xff is never followed by 0xd9, so this finds only the end.
    const std::string_view text(reinterpret_cast<const char*>(pixels->data()), pixels->size());
    return text.find("\xff\xd9") == text.npos;
}

} // namespace sg
