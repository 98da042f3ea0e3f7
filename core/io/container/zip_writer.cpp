#include "core/io/container/zip_writer.h"

#include "core/base/core_text.h"

#include <zlib.h>

#include <limits>
#include <utility>

namespace sg {

namespace {

constexpr std::uint64_t kAlignment = 64;
constexpr std::uint64_t kLocalHeaderSize = 30;
constexpr std::uint64_t kExtraHeaderSize = 4;
constexpr std::uint16_t kVersion = 20;    ///< of the format: folders and deflation
constexpr std::uint16_t kFirstDay = 0x21; ///< 1980-01-01: files with the same content are equal

template <typename T>
void put(std::string& out, T value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof(T)); // little-endian, as we run on
}

} // namespace

ZipWriter::ZipWriter(Sink sink) : m_sink(std::move(sink)) {}

Result<void> ZipWriter::write(std::string_view bytes) {
    m_offset += bytes.size();
    return m_sink(std::as_bytes(std::span(bytes)));
}

Result<void> ZipWriter::add(std::string_view name, std::span<const std::byte> content) {
    constexpr std::uint64_t kLimit = std::numeric_limits<std::uint32_t>::max();
    const std::uint64_t before = m_offset + kLocalHeaderSize + name.size() + kExtraHeaderSize;
    const std::uint64_t padding = (kAlignment - before % kAlignment) % kAlignment;
    if (before + padding + content.size() + m_directory.size() + kAlignment + 2 * name.size() >
            kLimit ||
        m_entries == std::numeric_limits<std::uint16_t>::max() - 1) {
        return fail(
            ErrorCode::Unsupported, Core::tr("the model is too large for this file format"));
    }
    // What the local header and the directory have in common.
    std::string shared;
    put(shared, kVersion);
    put(shared, std::uint16_t{0}); // flags
    put(shared, std::uint16_t{0}); // stored
    put(shared, std::uint16_t{0}); // midnight
    put(shared, kFirstDay);
    put(shared,
        static_cast<std::uint32_t>(
            crc32_z(0, reinterpret_cast<const Bytef*>(content.data()), content.size())));
    put(shared, static_cast<std::uint32_t>(content.size()));
    put(shared, static_cast<std::uint32_t>(content.size()));
    put(shared, static_cast<std::uint16_t>(name.size()));

    m_directory += "PK\x01\x02";
    put(m_directory, kVersion);
    m_directory += shared;
    put(m_directory, std::uint16_t{0}); // extra
    put(m_directory, std::uint16_t{0}); // comment
    put(m_directory, std::uint16_t{0}); // part
    put(m_directory, std::uint16_t{0}); // attributes
    put(m_directory, std::uint32_t{0});
    put(m_directory, static_cast<std::uint32_t>(m_offset));
    m_directory += name;
    ++m_entries;

    std::string header = "PK\x03\x04" + shared;
    put(header, static_cast<std::uint16_t>(kExtraHeaderSize + padding));
    header += name;
    header += "FB"; // the extra field that torch.save pads with
    put(header, static_cast<std::uint16_t>(padding));
    header.append(padding, 'Z');
    if (auto written = write(header); !written) {
        return written;
    }
    m_offset += content.size();
    return m_sink(content);
}

Result<void> ZipWriter::finish() {
    std::string end = "PK\x05\x06";
    put(end, std::uint32_t{0}); // parts
    put(end, m_entries);
    put(end, m_entries);
    put(end, static_cast<std::uint32_t>(m_directory.size()));
    put(end, static_cast<std::uint32_t>(m_offset));
    put(end, std::uint16_t{0}); // comment
    if (auto written = write(m_directory); !written) {
        return written;
    }
    return write(end);
}

} // namespace sg
