#include "core/data/png_file.h"

#include "core/base/core_text.h"

#include <png.h>

#include <bit>
#include <csetjmp>
#include <exception>
#include <fstream>
#include <string_view>
#include <type_traits>

namespace sg {

namespace {

constexpr std::size_t kMaxKeyLength = 79;

/// Together 128 MB: a text chunk may unpack to a thousand times its size.
constexpr png_uint_32 kMaxTextChunks = 32;
constexpr png_alloc_size_t kMaxChunkBytes = 4'000'000;

void appendBytes(png_structp png, png_bytep data, size_t count) {
    auto* out = static_cast<std::vector<std::byte>*>(png_get_io_ptr(png));
    const auto* begin = reinterpret_cast<const std::byte*>(data);
    bool appended = true;
    try {
        out->insert(out->end(), begin, begin + count);
    } catch (const std::exception&) { // must not fly through C; png_error must not leave a handler
        appended = false;
    }
    if (!appended) {
        png_error(png, "out of memory");
    }
}

void ignoreFlush(png_structp) {}

void quietWarning(png_structp, png_const_charp) {}

/// libpng's own handler prints to stderr; core never does.
[[noreturn]] void quietError(png_structp png, png_const_charp) {
    png_longjmp(png, 1);
}

int colorType(int channels) {
    return channels == 1   ? PNG_COLOR_TYPE_GRAY
           : channels == 3 ? PNG_COLOR_TYPE_RGB
                           : PNG_COLOR_TYPE_RGB_ALPHA;
}

struct Layout {
    Extent extent;
    int channels;
    int bits;
};

/// Everything libpng needs, prepared beforehand: no C++ object is born between setjmp and longjmp.
bool encode(
    png_structp png,
    png_infop info,
    const Layout& layout,
    std::vector<png_bytep>& rows,
    std::vector<png_text>& texts) {
    if (setjmp(png_jmpbuf(png)) != 0) {
        return false;
    }
    png_set_IHDR(
        png,
        info,
        static_cast<png_uint_32>(layout.extent.width),
        static_cast<png_uint_32>(layout.extent.height),
        layout.bits,
        colorType(layout.channels),
        PNG_INTERLACE_NONE,
        PNG_COMPRESSION_TYPE_DEFAULT,
        PNG_FILTER_TYPE_DEFAULT);
    if (!texts.empty()) {
        png_set_text(png, info, texts.data(), static_cast<int>(texts.size()));
    }
    png_write_info(png, info);
    if (layout.bits == 16 && std::endian::native == std::endian::little) {
        png_set_swap(png);
    }
    png_write_image(png, rows.data());
    png_write_end(png, info);
    return true;
}

bool readInfo(png_structp png, png_infop info) {
    if (setjmp(png_jmpbuf(png)) != 0) {
        return false;
    }
    png_read_info(png, info);
    return true;
}

void readBytes(png_structp png, png_bytep data, size_t count) {
    auto* file = static_cast<std::ifstream*>(png_get_io_ptr(png));
    if (!file->read(reinterpret_cast<char*>(data), static_cast<std::streamsize>(count))) {
        png_error(png, "short file");
    }
}

/// The older chunks hold Latin-1, iTXt holds UTF-8.
std::string utf8Of(const png_text& entry) {
    const std::string_view text = entry.text != nullptr ? entry.text : "";
    const bool isLatin1 = entry.compression == PNG_TEXT_COMPRESSION_NONE ||
                          entry.compression == PNG_TEXT_COMPRESSION_zTXt;
    if (!isLatin1) {
        return std::string(text);
    }
    std::string utf8;
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (code < 0x80) {
            utf8 += letter;
        } else {
            utf8 += static_cast<char>(0xc0 | code >> 6);
            utf8 += static_cast<char>(0x80 | (code & 0x3f));
        }
    }
    return utf8;
}

Result<std::vector<std::byte>>
encodeRows(const Layout& layout, std::vector<png_bytep> rows, const PngText& text) {
    if (rows.empty() || (layout.channels != 1 && layout.channels != 3 && layout.channels != 4)) {
        return fail(ErrorCode::InvalidArgument, Core::tr("There is no picture to write"));
    }
    std::vector<png_text> texts;
    for (const auto& [key, value] : text) {
        if (key.empty() || key.size() > kMaxKeyLength) { // libpng would drop or cut it silently
            return fail(
                ErrorCode::InvalidArgument,
                Core::tr("The PNG keyword '%1' must have 1 to 79 letters", key));
        }
        png_text entry{};
        entry.compression = PNG_ITXT_COMPRESSION_NONE;
        entry.key = const_cast<png_charp>(key.c_str());
        entry.text = const_cast<png_charp>(value.c_str());
        entry.itxt_length = value.size();
        texts.push_back(entry);
    }
    std::vector<std::byte> bytes;
    png_structp png =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, quietError, quietWarning);
    png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;
    bool done = false;
    if (info != nullptr) {
        png_set_write_fn(png, &bytes, appendBytes, ignoreFlush);
        done = encode(png, info, layout, rows, texts);
    }
    png_destroy_write_struct(&png, &info);
    if (!done) {
        return fail(ErrorCode::Internal, Core::tr("The picture could not be encoded as PNG"));
    }
    return bytes;
}

template <typename Picture>
std::vector<png_bytep> rowsOf(const Picture& image) {
    std::vector<png_bytep> rows;
    for (int y = 0; y < image.extent.height && !image.empty(); ++y) {
        rows.push_back(reinterpret_cast<png_bytep>(
            const_cast<std::remove_cvref_t<decltype(*image.row(y))>*>(image.row(y))));
    }
    return rows;
}

} // namespace

Result<std::vector<std::byte>> encodePng(const Image& image, const PngText& text) {
    return encodeRows({image.extent, image.channels, 8}, rowsOf(image), text);
}

Result<std::vector<std::byte>> encodePng(const Image16& image, const PngText& text) {
    return encodeRows({image.extent, image.channels, 16}, rowsOf(image), text);
}

Result<void> writePng(
    const std::filesystem::path& path, const Image& image, const PngText& text, Replace replace) {
    const auto bytes = encodePng(image, text);
    if (!bytes) {
        return fail(bytes.error().wrap(path.string() + ": "));
    }
    return writeFile(path, *bytes, replace);
}

Result<PngText> readPngText(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return fail(ErrorCode::FileNotFound, Core::tr("Cannot open %1", path));
    }
    png_structp png =
        png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, quietError, quietWarning);
    png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;
    PngText text;
    bool done = false;
    if (info != nullptr) {
        png_set_read_fn(png, &file, readBytes);
        png_set_chunk_cache_max(png, kMaxTextChunks);
        png_set_chunk_malloc_max(png, kMaxChunkBytes);
        done = readInfo(png, info);
        png_textp entries = nullptr;
        const int count = done ? png_get_text(png, info, &entries, nullptr) : 0;
        for (int i = 0; i < count; ++i) {
            text[entries[i].key] = utf8Of(entries[i]);
        }
    }
    png_destroy_read_struct(&png, &info, nullptr);
    if (!done) {
        return fail(ErrorCode::BadFormat, Core::tr("%1 is no PNG picture", path));
    }
    return text;
}

} // namespace sg
