#include "core/data/picture_source.h"

#include "core/base/core_text.h"

#include <zip.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <memory>
#include <string_view>
#include <system_error>

namespace sg {

namespace {

namespace fs = std::filesystem;

/// No encoded picture is larger; also the bound on what a zip entry may unpack to.
constexpr std::uint64_t kMaxFileBytes = std::uint64_t{512} << 20U;
constexpr zip_int64_t kMaxEntries = 1'000'000;

/// Beyond this size an entry that shrank so much is empty space made to cost memory, no picture.
constexpr std::uint64_t kSuspectBytes = std::uint64_t{32} << 20U;
constexpr std::uint64_t kMaxRatio = 200;

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;

Archive openArchive(const fs::path& path) {
    int error = 0;
    return {zip_open(path.c_str(), ZIP_RDONLY, &error), &zip_discard};
}

bool isZip(const fs::path& path) {
    char head[4] = {};
    std::ifstream file(path, std::ios::binary);
    return file.read(head, 4) && std::memcmp(head, "PK\x03\x04", 4) == 0;
}

bool isHidden(const fs::path& relative) {
    return std::ranges::any_of(relative, [](const fs::path& part) {
        const auto name = part.string();
        return (name.starts_with('.') && name != "." && name != "..") || name == "__MACOSX";
    });
}

/// Files that usually stand beside pictures and are none: nobody wants to hear about them.
bool isCompanion(const fs::path& path) {
    const auto name = path.filename().string();
    return name == "dataset.json" || name.starts_with("LICENSE") || name.starts_with("README") ||
           name == "Thumbs.db" || name == "desktop.ini";
}

Result<std::vector<PictureSource>> listArchive(const fs::path& path) {
    const Archive archive = openArchive(path);
    if (!archive) {
        return fail(ErrorCode::BadFormat, Core::tr("%1 is a damaged zip archive", path));
    }
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    if (count > kMaxEntries) {
        return fail(ErrorCode::BadFormat, Core::tr("%1 holds more than a million files", path));
    }
    std::vector<PictureSource> sources;
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(archive.get(), static_cast<zip_uint64_t>(i), 0);
        if (name == nullptr) {
            continue;
        }
        const std::string entry = name;
        if (!entry.ends_with('/') && !isHidden(entry) && !isCompanion(entry)) {
            sources.push_back({path.filename().string() + '/' + entry, path, entry});
        }
    }
    std::ranges::sort(sources, {}, &PictureSource::archiveEntry);
    return sources;
}

tl::unexpected<Error> unreadable(const fs::path& path, const std::error_code& error) {
    return fail(ErrorCode::Io, Core::tr("%1 cannot be read: %2", path, error.message()));
}

Result<std::vector<PictureSource>> listFolder(const fs::path& path) {
    std::vector<PictureSource> sources;
    std::error_code error;
    // Folders inside that are somebody else's (lost+found) are passed over; this one was asked for.
    const fs::directory_iterator readable(path, error);
    if (error) {
        return unreadable(path, error);
    }
    // Symbolic links to folders are not followed: no loops.
    for (fs::recursive_directory_iterator
             it(path, fs::directory_options::skip_permission_denied, error),
         end;
         it != end;
         it.increment(error)) {
        const auto relative = it->path().lexically_relative(path);
        std::error_code ignored; // a link that leads nowhere is no picture
        if (it->is_regular_file(ignored) && !isHidden(relative) && !isCompanion(relative)) {
            sources.push_back({relative.string(), it->path(), {}});
        }
    }
    if (error) { // half a folder would be taken for a whole one
        return unreadable(path, error);
    }
    std::ranges::sort(sources, {}, &PictureSource::file);
    return sources;
}

Result<std::vector<std::byte>> readPlain(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) { // reading a pipe could wait for ever
        return fail(ErrorCode::FileNotFound, Core::tr("cannot be opened"));
    }
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    const auto size = file ? static_cast<std::int64_t>(file.tellg()) : -1;
    if (size < 0) {
        return fail(ErrorCode::FileNotFound, Core::tr("cannot be opened"));
    }
    if (static_cast<std::uint64_t>(size) > kMaxFileBytes) {
        return fail(ErrorCode::Unsupported, Core::tr("too large"));
    }
    std::vector<std::byte> bytes(static_cast<std::size_t>(size));
    file.seekg(0);
    if (!file.read(reinterpret_cast<char*>(bytes.data()), size)) {
        return fail(ErrorCode::Io, Core::tr("cannot be read"));
    }
    return bytes;
}

Result<std::vector<std::byte>> readEntry(zip_t* archive, const std::string& entry) {
    zip_stat_t info;
    if (zip_stat(archive, entry.c_str(), 0, &info) != 0 || (info.valid & ZIP_STAT_SIZE) == 0) {
        return fail(ErrorCode::BadFormat, Core::tr("cannot be found in its archive"));
    }
    if (info.size > kMaxFileBytes) {
        return fail(ErrorCode::Unsupported, Core::tr("too large"));
    }
    if (info.size > kSuspectBytes && (info.valid & ZIP_STAT_COMP_SIZE) != 0 &&
        info.size / kMaxRatio > info.comp_size) {
        return fail(ErrorCode::Refused, Core::tr("a zip bomb"));
    }
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(
        zip_fopen(archive, entry.c_str(), 0), &zip_fclose);
    if (!file) {
        return fail(
            ErrorCode::BadFormat, Core::tr("cannot be unpacked (is the archive encrypted?)"));
    }
    // Grows with what really comes out, so a lying size costs nothing.
    std::vector<std::byte> bytes;
    std::vector<std::byte> chunk(64U << 10U);
    for (;;) {
        const auto got = zip_fread(file.get(), chunk.data(), chunk.size());
        if (got < 0) {
            return fail(ErrorCode::BadFormat, Core::tr("damaged in its archive"));
        }
        if (got == 0) {
            return bytes;
        }
        bytes.insert(bytes.end(), chunk.begin(), chunk.begin() + got);
        if (bytes.size() > kMaxFileBytes) {
            return fail(ErrorCode::Unsupported, Core::tr("too large"));
        }
    }
}

} // namespace

Result<std::vector<PictureSource>> listSources(const fs::path& path) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (!fs::status_known(status)) {
        return unreadable(path, error);
    }
    if (!fs::exists(status)) {
        return fail(ErrorCode::FileNotFound, Core::tr("%1 does not exist", path));
    }
    if (fs::is_directory(status)) {
        return listFolder(path);
    }
    if (fs::is_regular_file(status) && isZip(path)) {
        return listArchive(path);
    }
    return std::vector<PictureSource>{{path.filename().string(), path, {}}};
}

struct SourceReader::OpenArchive {
    fs::path path;
    Archive zip;
};

SourceReader::SourceReader() = default;
SourceReader::~SourceReader() = default;

Result<std::vector<std::byte>> SourceReader::read(const PictureSource& source) {
    if (source.archiveEntry.empty()) {
        return readPlain(source.file);
    }
    if (!m_archive || m_archive->path != source.file) {
        m_archive = std::make_unique<OpenArchive>(source.file, openArchive(source.file));
    }
    if (!m_archive->zip) {
        return fail(ErrorCode::FileNotFound, Core::tr("its archive cannot be opened"));
    }
    return readEntry(m_archive->zip.get(), source.archiveEntry);
}

} // namespace sg
