#include "core/data/exif_note.h"

#include "core/base/core_text.h"

#include <algorithm>
#include <array>

namespace sg {

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t kMaxSegment = 65535; ///< with the two bytes of its length
constexpr std::uint8_t kWebPHasExif = 0x08;
constexpr std::size_t kRiffHead = 12;

void append(Bytes& bytes, std::string_view text) {
    bytes.insert(bytes.end(), text.begin(), text.end());
}

void appendLittle(Bytes& bytes, std::size_t value, int count) {
    for (int i = 0; i < count; ++i) {
        bytes.push_back(std::uint8_t(value >> (8 * i)));
    }
}

/// A TIFF head with one entry: ImageDescription. (EXIF has another place for texts of up to three
/// letters.)
Bytes exif(std::string_view text) {
    constexpr std::size_t kTextAt = 26;
    Bytes bytes;
    append(bytes, "II");
    appendLittle(bytes, 42, 2);
    appendLittle(bytes, 8, 4);               // where the entries begin
    appendLittle(bytes, 1, 2);               // how many
    appendLittle(bytes, 0x010e, 2);          // ImageDescription
    appendLittle(bytes, 2, 2);               // ASCII
    appendLittle(bytes, text.size() + 1, 4); // its end counts
    appendLittle(bytes, kTextAt, 4);
    appendLittle(bytes, 0, 4); // no more entries
    append(bytes, text);
    bytes.push_back(0);
    return bytes;
}

} // namespace

Result<void> addJpegNote(Bytes& jpeg, std::string_view text) {
    Bytes body;
    append(body, std::string_view("Exif\0\0", 6));
    const Bytes note = exif(text);
    body.insert(body.end(), note.begin(), note.end());
    const std::size_t length = body.size() + 2;
    if (length > kMaxSegment) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr("The recipe is too long for a JPEG; choose PNG, or fewer seeds, or strip the "
                     "recipe"));
    }
    Bytes segment{0xff, 0xe1, std::uint8_t(length >> 8), std::uint8_t(length & 0xff)};
    segment.insert(segment.end(), body.begin(), body.end());
    // Behind the start, and behind the JFIF segment where there is one.
    std::size_t at = 2;
    if (jpeg.size() > 6 && jpeg[2] == 0xff && jpeg[3] == 0xe0) {
        at = 4 + (std::size_t(jpeg[4]) << 8 | jpeg[5]);
    }
    jpeg.insert(
        jpeg.begin() + std::ptrdiff_t(std::min(at, jpeg.size())), segment.begin(), segment.end());
    return {};
}

void addWebPNote(Bytes& webp, int width, int height, std::string_view text) {
    Bytes note = exif(text);
    Bytes chunks;
    append(chunks, "VP8X");
    appendLittle(chunks, 10, 4);
    chunks.push_back(kWebPHasExif);
    appendLittle(chunks, 0, 3);
    appendLittle(chunks, std::size_t(width - 1), 3);
    appendLittle(chunks, std::size_t(height - 1), 3);
    chunks.insert(chunks.end(), webp.begin() + kRiffHead, webp.end());
    append(chunks, "EXIF");
    appendLittle(chunks, note.size(), 4);
    if (note.size() % 2 != 0) {
        note.push_back(0);
    }
    chunks.insert(chunks.end(), note.begin(), note.end());
    Bytes whole;
    append(whole, "RIFF");
    appendLittle(whole, chunks.size() + 4, 4);
    append(whole, "WEBP");
    whole.insert(whole.end(), chunks.begin(), chunks.end());
    webp = std::move(whole);
}

} // namespace sg
