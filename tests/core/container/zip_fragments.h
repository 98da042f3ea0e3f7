#pragma once

/// Zip archives spelled out record by record, well-formed and hostile.

#include "tests/core/container/pickle_fragments.h"

#include <zlib.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sg::test {

inline std::string deflated(const std::string& content) {
    std::string packed(compressBound(content.size()) + 64, '\0');
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

inline std::uint32_t crcOf(const std::string& content) {
    return static_cast<std::uint32_t>(crc32(
        0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
}

/// One entry; what is set beside name and content makes it a lie.
struct ZipEntry {
    std::string name;
    std::string content;
    bool deflate = false;
    bool sizesFollow = false; ///< local sizes 0 and a descriptor behind the data
    bool zip64 = false;       ///< sizes in the extra field of the directory
    std::optional<std::string> localName = {};
    std::optional<std::uint32_t> size = {};
    std::optional<std::uint32_t> packedSize = {};
    std::optional<std::uint32_t> offset = {};
    std::optional<std::uint32_t> crc = {};
    std::uint16_t flags = 0;
    std::optional<std::uint16_t> method = {};
};

inline std::string zipped(const std::vector<ZipEntry>& entries, const std::string& comment = "") {
    std::string file;
    std::string directory;
    for (const ZipEntry& entry : entries) {
        const std::string packed = entry.deflate ? deflated(entry.content) : entry.content;
        const auto method = entry.method.value_or(entry.deflate ? 8 : 0);
        const auto crc = entry.crc.value_or(crcOf(entry.content));
        const auto size = entry.size.value_or(static_cast<std::uint32_t>(entry.content.size()));
        const auto packedSize =
            entry.packedSize.value_or(static_cast<std::uint32_t>(packed.size()));
        const auto flags = static_cast<std::uint16_t>(entry.flags | (entry.sizesFollow ? 8 : 0));
        const auto offset = entry.offset.value_or(static_cast<std::uint32_t>(file.size()));
        const std::string localName = entry.localName.value_or(entry.name);
        const auto shared = little<std::uint16_t>(20) + little(flags) +
                            little<std::uint16_t>(method) + little<std::uint32_t>(0x21 << 16);
        file += "PK\x03\x04" + shared + little(entry.sizesFollow ? 0U : crc) +
                little(entry.sizesFollow ? 0U : packedSize) +
                little(entry.sizesFollow ? 0U : size) +
                little(static_cast<std::uint16_t>(localName.size())) + little<std::uint16_t>(0) +
                localName + packed;
        if (entry.sizesFollow) {
            file += "PK\x07\x08" + little(crc) + little(packedSize) + little(size);
        }
        const auto wide = little<std::uint16_t>(1) + little<std::uint16_t>(16) +
                          little<std::uint64_t>(size) + little<std::uint64_t>(packedSize);
        const std::string extra = entry.zip64 ? wide : std::string();
        directory += "PK\x01\x02" + little<std::uint16_t>(20) + shared + little(crc) +
                     little(entry.zip64 ? ~0U : packedSize) + little(entry.zip64 ? ~0U : size) +
                     little(static_cast<std::uint16_t>(entry.name.size())) +
                     little(static_cast<std::uint16_t>(extra.size())) + std::string(10, '\0') +
                     little(offset) + entry.name + extra;
    }
    const auto count = static_cast<std::uint16_t>(entries.size());
    return file + directory + "PK\x05\x06" + little<std::uint32_t>(0) + little(count) +
           little(count) + little(static_cast<std::uint32_t>(directory.size())) +
           little(static_cast<std::uint32_t>(file.size())) +
           little(static_cast<std::uint16_t>(comment.size())) + comment;
}

} // namespace sg::test
