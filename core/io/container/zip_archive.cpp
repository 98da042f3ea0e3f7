#include "core/io/container/zip_archive.h"

#include "core/base/core_text.h"
#include "core/io/container/pickle_value.h"

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

namespace sg {

namespace {

// Signatures of the format's records, little-endian.
constexpr std::uint32_t kLocalHeader = 0x04034b50;
constexpr std::uint32_t kDirectoryHeader = 0x02014b50;
constexpr std::uint32_t kDirectoryEnd = 0x06054b50;
constexpr std::uint32_t kDirectoryEnd64 = 0x06064b50;
constexpr std::uint32_t kDirectoryLocator64 = 0x07064b50;

constexpr std::size_t kLocalHeaderSize = 30;
constexpr std::size_t kDirectoryHeaderSize = 46;
constexpr std::size_t kDirectoryEndSize = 22;
constexpr std::size_t kMaxComment = 65'535;
constexpr std::uint32_t kIn64Bits = 0xffffffff; ///< "see the zip64 field"

constexpr std::size_t kMaxEntries = 20'000; ///< a training checkpoint has some 2,000
constexpr std::size_t kMaxName = 512;

/// What all entries may unpack to: weights hardly compress, so eight times the file is generous.
constexpr std::uint64_t kFreeBytes = 16ULL << 20U;
constexpr std::uint64_t kMaxRatio = 8;

/// Thrown inside this file only; open() turns it into a Result.
struct Failure {
    Error error;
};

[[noreturn]] void damaged(const std::string& what) {
    throw Failure{{ErrorCode::BadFormat, Core::tr("the zip archive is damaged: %1", what)}};
}

template <typename T>
T readAt(std::span<const std::byte> bytes, std::uint64_t offset) {
    if (offset > bytes.size() || bytes.size() - offset < sizeof(T)) {
        damaged(Core::tr("it ends too early"));
    }
    T value{};
    std::memcpy(&value, bytes.data() + offset, sizeof(T));
    return value;
}

std::span<const std::byte>
part(std::span<const std::byte> bytes, std::uint64_t offset, std::uint64_t size) {
    if (offset > bytes.size() || bytes.size() - offset < size) {
        damaged(Core::tr("it ends too early"));
    }
    return bytes.subspan(offset, size);
}

std::string textOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Where the directory lies.
struct Directory {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t entries = 0;
};

/// The end record closes the file, with a comment that it counts itself.
std::uint64_t endOfDirectory(std::span<const std::byte> bytes) {
    if (bytes.size() >= kDirectoryEndSize) {
        const std::uint64_t last = bytes.size() - kDirectoryEndSize;
        const std::uint64_t first = last - std::min<std::uint64_t>(last, kMaxComment);
        for (std::uint64_t at = last + 1; at-- > first;) {
            if (readAt<std::uint32_t>(bytes, at) == kDirectoryEnd &&
                readAt<std::uint16_t>(bytes, at + 20) == last - at) {
                return at;
            }
        }
    }
    damaged(Core::tr("its directory is missing"));
}

Directory directory64(std::span<const std::byte> bytes, std::uint64_t locator) {
    const auto at = readAt<std::uint64_t>(bytes, locator + 8);
    if (readAt<std::uint32_t>(bytes, at) != kDirectoryEnd64) {
        damaged(Core::tr("its directory is missing"));
    }
    if (readAt<std::uint32_t>(bytes, locator + 4) != 0 ||
        readAt<std::uint32_t>(bytes, locator + 16) > 1) {
        throw Failure{{ErrorCode::Unsupported, Core::tr("the zip archive has several parts")}};
    }
    return {
        readAt<std::uint64_t>(bytes, at + 48),
        readAt<std::uint64_t>(bytes, at + 40),
        readAt<std::uint64_t>(bytes, at + 32)};
}

Directory findDirectory(std::span<const std::byte> bytes) {
    const auto end = endOfDirectory(bytes);
    constexpr std::uint64_t kLocatorSize = 20;
    if (end >= kLocatorSize &&
        readAt<std::uint32_t>(bytes, end - kLocatorSize) == kDirectoryLocator64) {
        return directory64(bytes, end - kLocatorSize);
    }
    if (readAt<std::uint16_t>(bytes, end + 4) != 0 || readAt<std::uint16_t>(bytes, end + 6) != 0) {
        throw Failure{{ErrorCode::Unsupported, Core::tr("the zip archive has several parts")}};
    }
    return {
        readAt<std::uint32_t>(bytes, end + 16),
        readAt<std::uint32_t>(bytes, end + 12),
        readAt<std::uint16_t>(bytes, end + 10)};
}

void checkName(const std::string& name) {
    const auto shown = pickle::printable(name);
    if (name.empty() || name.size() > kMaxName || name.find('\0') != std::string::npos) {
        damaged(Core::tr("an entry has an impossible name"));
    }
    const bool absolute = name[0] == '/' || (name.size() > 1 && name[1] == ':');
    bool climbs = name.find('\\') != std::string::npos;
    for (std::size_t begin = 0; begin <= name.size();) {
        const auto end = std::min(name.find('/', begin), name.size());
        climbs = climbs || std::string_view(name).substr(begin, end - begin) == "..";
        begin = end + 1;
    }
    if (absolute || climbs) {
        throw Failure{
            {ErrorCode::Refused,
             Core::tr(
                 "the zip archive holds an entry named %1, which leads out of its folder; get the "
                 "file from a source you trust",
                 shown)}};
    }
}

/// One record of the directory.
struct Record {
    std::string name;
    std::uint64_t packedSize = 0;
    std::uint64_t size = 0;
    std::uint64_t header = 0; ///< of the local header, from the start of the file
    std::uint32_t crc = 0;
    std::uint16_t method = 0;
    std::uint64_t length = 0; ///< of this record
};

/// Sizes of more than 32 bits stand in an extra field, in this order and only where needed.
void readZip64(std::span<const std::byte> extra, Record& record) {
    for (std::uint64_t at = 0; at + 4 <= extra.size();) {
        const auto id = readAt<std::uint16_t>(extra, at);
        const auto field = part(extra, at + 4, readAt<std::uint16_t>(extra, at + 2));
        at += 4 + field.size();
        if (id != 1) {
            continue;
        }
        std::uint64_t next = 0;
        for (std::uint64_t* value : {&record.size, &record.packedSize, &record.header}) {
            if (*value == kIn64Bits) {
                *value = readAt<std::uint64_t>(field, next);
                next += 8;
            }
        }
        return;
    }
}

Record readRecord(std::span<const std::byte> rest) {
    if (readAt<std::uint32_t>(rest, 0) != kDirectoryHeader) {
        damaged(Core::tr("its directory is no directory"));
    }
    const auto flags = readAt<std::uint16_t>(rest, 8);
    if ((flags & 1U) != 0) {
        throw Failure{{ErrorCode::Unsupported, Core::tr("the zip archive is encrypted")}};
    }
    Record record;
    record.method = readAt<std::uint16_t>(rest, 10);
    record.crc = readAt<std::uint32_t>(rest, 16);
    record.packedSize = readAt<std::uint32_t>(rest, 20);
    record.size = readAt<std::uint32_t>(rest, 24);
    const auto nameSize = readAt<std::uint16_t>(rest, 28);
    const auto extraSize = readAt<std::uint16_t>(rest, 30);
    const auto commentSize = readAt<std::uint16_t>(rest, 32);
    record.header = readAt<std::uint32_t>(rest, 42);
    record.name = textOf(part(rest, kDirectoryHeaderSize, nameSize));
    readZip64(part(rest, kDirectoryHeaderSize + nameSize, extraSize), record);
    record.length = kDirectoryHeaderSize + nameSize + extraSize + commentSize;
    checkName(record.name);
    return record;
}

/// The content behind a record; the local header must tell the same story.
std::span<const std::byte>
packedBytes(std::span<const std::byte> beforeDirectory, const Record& record) {
    const auto header = part(beforeDirectory, record.header, kLocalHeaderSize);
    if (readAt<std::uint32_t>(header, 0) != kLocalHeader ||
        readAt<std::uint16_t>(header, 8) != record.method) {
        damaged(Core::tr("an entry is not where the directory says"));
    }
    // Its sizes may be 0 when they followed the data: the directory's count.
    const std::uint64_t nameSize = readAt<std::uint16_t>(header, 26);
    const std::uint64_t extraSize = readAt<std::uint16_t>(header, 28);
    const std::uint64_t name = record.header + kLocalHeaderSize;
    if (textOf(part(beforeDirectory, name, nameSize)) != record.name) {
        damaged(Core::tr("an entry has two names"));
    }
    return part(beforeDirectory, name + nameSize + extraSize, record.packedSize);
}

/// Begin and end of what an entry takes in the file, header included.
using Extent = std::pair<std::uint64_t, std::uint64_t>;

void checkOverlaps(std::vector<Extent> extents) {
    std::ranges::sort(extents);
    for (std::size_t i = 1; i < extents.size(); ++i) {
        if (extents[i].first < extents[i - 1].second) {
            throw Failure{
                {ErrorCode::Refused,
                 Core::tr(
                     "the zip archive holds entries that share their bytes, as zip bombs do")}};
        }
    }
}

struct Listing {
    ZipArchive::Entries entries;
    std::uint64_t totalSize = 0;
};

Listing list(std::span<const std::byte> bytes) {
    const Directory directory = findDirectory(bytes);
    if (directory.entries > kMaxEntries) {
        damaged(Core::tr("it has more entries than any model"));
    }
    const auto before = part(bytes, 0, directory.offset);
    auto rest = part(bytes, directory.offset, directory.size);
    Listing listing;
    std::vector<Extent> extents;
    for (std::uint64_t i = 0; i < directory.entries; ++i) {
        auto record = readRecord(rest);
        rest = part(rest, record.length, rest.size() - std::min(rest.size(), record.length));
        const auto packed = packedBytes(before, record);
        extents.emplace_back(
            record.header,
            static_cast<std::uint64_t>(packed.data() - bytes.data()) + packed.size());
        if (record.method != 0 && record.method != Z_DEFLATED) {
            throw Failure{
                {ErrorCode::Unsupported,
                 Core::tr(
                     "the zip archive uses compression method %1; stored and deflated entries can "
                     "be read",
                     record.method)}};
        }
        if (record.method == 0 && record.size != packed.size()) {
            damaged(Core::tr("an entry has two sizes"));
        }
        if (__builtin_add_overflow(listing.totalSize, record.size, &listing.totalSize) ||
            listing.totalSize > kFreeBytes + kMaxRatio * bytes.size()) {
            throw Failure{
                {ErrorCode::Refused,
                 Core::tr("the zip archive would unpack to many times its size, as zip bombs do")}};
        }
        if (record.name.ends_with('/')) {
            continue; // a folder
        }
        const ZipArchive::Entry entry{packed, record.size, record.crc, record.method == Z_DEFLATED};
        if (!listing.entries.emplace(std::move(record.name), entry).second) {
            damaged(Core::tr("two entries have the same name"));
        }
    }
    checkOverlaps(std::move(extents));
    return listing;
}

/// Unpacks exactly `size` bytes; nothing when the stream says something else.
std::optional<std::vector<std::byte>>
inflateRaw(std::span<const std::byte> packed, std::uint64_t size) {
    std::vector<std::byte> unpacked(size);
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        return std::nullopt;
    }
    constexpr std::uint64_t kPiece = std::numeric_limits<uInt>::max();
    std::uint64_t taken = 0;
    std::uint64_t made = 0;
    int status = Z_OK;
    std::byte none{}; // a place to write to when nothing is left
    while (status == Z_OK) {
        const auto in = std::min(packed.size() - taken, kPiece);
        const auto out = std::min(size - made, kPiece);
        stream.next_in =
            reinterpret_cast<Bytef*>(const_cast<std::byte*>(packed.data() + taken)); // only read
        stream.avail_in = static_cast<uInt>(in);
        stream.next_out = reinterpret_cast<Bytef*>(out > 0 ? unpacked.data() + made : &none);
        stream.avail_out = static_cast<uInt>(out);
        status = inflate(&stream, Z_NO_FLUSH);
        taken += in - stream.avail_in;
        made += out - stream.avail_out;
    }
    inflateEnd(&stream);
    return status == Z_STREAM_END && made == size ? std::optional(std::move(unpacked))
                                                  : std::nullopt;
}

std::uint32_t checksum(std::span<const std::byte> bytes) {
    return static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

} // namespace

bool looksLikeZip(std::span<const std::byte> bytes) {
    std::uint32_t signature = 0;
    if (bytes.size() < sizeof(signature)) {
        return false;
    }
    std::memcpy(&signature, bytes.data(), sizeof(signature));
    return signature == kLocalHeader;
}

Result<ZipArchive> ZipArchive::open(std::span<const std::byte> bytes) {
    try {
        auto listing = list(bytes);
        ZipArchive archive;
        archive.m_entries = std::move(listing.entries);
        archive.m_totalSize = listing.totalSize;
        return archive;
    } catch (const Failure& failure) {
        return fail(failure.error);
    }
}

Result<std::span<const std::byte>> ZipArchive::read(std::string_view name) {
    const auto found = m_entries.find(name);
    if (found == m_entries.end()) {
        return fail(
            ErrorCode::BadFormat,
            Core::tr("the zip archive has no entry %1", pickle::printable(name)));
    }
    const Entry& entry = found->second;
    if (!entry.deflated) {
        return entry.packed;
    }
    if (const auto kept = m_unpacked.find(name); kept != m_unpacked.end()) {
        return std::span<const std::byte>(kept->second);
    }
    auto unpacked = inflateRaw(entry.packed, entry.size);
    if (!unpacked || checksum(*unpacked) != entry.crc) {
        return fail(
            ErrorCode::BadFormat,
            Core::tr(
                "the zip archive is damaged: the entry %1 cannot be unpacked",
                pickle::printable(name)));
    }
    const auto& kept = m_unpacked.emplace(name, std::move(*unpacked)).first->second;
    return std::span<const std::byte>(kept);
}

} // namespace sg
