#include "core/io/container/npz_reader.h"

#include "core/base/core_text.h"
#include "core/io/container/numpy_type.h"

#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>

namespace sg {

namespace {

constexpr std::string_view kSuffix = ".npy";
/// numpy pads its headers to a few hundred bytes at most.
constexpr std::size_t kMaxHeader = 64 * 1024;
constexpr std::size_t kMaxAxes = 8;

tl::unexpected<Error> damaged(const std::string& what) {
    return fail(ErrorCode::BadFormat, Core::tr("the numpy array is damaged: %1", what));
}

/// The dictionary in front of the data, e.g.
/// {'descr': '<f4', 'fortran_order': False, 'shape': (1, 18, 512), }
/// It is Python text; only this form of it is understood.
class Header {
public:
    explicit Header(std::string_view text) : m_rest(text) {}

    /// True when all of it was understood.
    bool parse() {
        if (!take('{')) {
            return false;
        }
        while (!take('}')) {
            const auto key = quoted();
            if (!key || !take(':') || !value(*key)) {
                return false;
            }
            if (!take(',') && !peek('}')) {
                return false;
            }
        }
        skipSpace();
        return m_rest.empty() && hasType && hasOrder && hasShape;
    }

    std::string_view type;
    bool fortran = false;
    std::vector<std::int64_t> shape;
    bool hasType = false;
    bool hasOrder = false;
    bool hasShape = false;

private:
    bool value(std::string_view key) {
        if (key == "descr" && !hasType) {
            const auto code = quoted();
            type = code.value_or(std::string_view{});
            return hasType = code.has_value();
        }
        if (key == "fortran_order" && !hasOrder) {
            fortran = word("True");
            return hasOrder = fortran || word("False");
        }
        if (key == "shape" && !hasShape) {
            return hasShape = sizes();
        }
        return false;
    }

    bool sizes() {
        if (!take('(')) {
            return false;
        }
        while (!take(')')) {
            skipSpace();
            std::int64_t side = 0;
            const auto* begin = m_rest.data();
            const auto [end, error] = std::from_chars(begin, begin + m_rest.size(), side);
            if (error != std::errc() || side < 0 || shape.size() == kMaxAxes) {
                return false;
            }
            m_rest.remove_prefix(static_cast<std::size_t>(end - begin));
            word("L"); // Python 2 wrote long numbers so
            shape.push_back(side);
            if (!take(',') && !peek(')')) {
                return false;
            }
        }
        return true;
    }

    void skipSpace() {
        const auto at = m_rest.find_first_not_of(" \n");
        m_rest.remove_prefix(at == std::string_view::npos ? m_rest.size() : at);
    }

    bool peek(char c) {
        skipSpace();
        return !m_rest.empty() && m_rest[0] == c;
    }

    bool take(char c) {
        const bool there = peek(c);
        m_rest.remove_prefix(there ? 1 : 0);
        return there;
    }

    bool word(std::string_view wanted) {
        skipSpace();
        const bool there = m_rest.starts_with(wanted);
        m_rest.remove_prefix(there ? wanted.size() : 0);
        return there;
    }

    std::optional<std::string_view> quoted() {
        for (const char quote : {'\'', '"'}) {
            if (!take(quote)) {
                continue;
            }
            const auto end = m_rest.find(quote);
            if (end == std::string_view::npos) {
                return std::nullopt;
            }
            const auto text = m_rest.substr(0, end);
            m_rest.remove_prefix(end + 1);
            return text;
        }
        return std::nullopt;
    }

    std::string_view m_rest;
};

} // namespace

Result<RawTensor> readNpy(std::span<const std::byte> bytes) {
    constexpr std::string_view kMagic("\x93NUMPY", 6);
    if (bytes.size() < 12 || std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0) {
        return damaged(Core::tr("it does not begin as one"));
    }
    const auto version = std::to_integer<int>(bytes[6]);
    if (version < 1 || version > 3) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr(
                "the numpy array has format version %1; versions 1 to 3 can be read", version));
    }
    // The length of the header takes two bytes in version 1, then four.
    const std::size_t start = version == 1 ? 10 : 12;
    std::uint32_t length = 0;
    std::memcpy(&length, bytes.data() + 8, start - 8);
    if (length > kMaxHeader || length > bytes.size() - start) {
        return damaged(Core::tr("its header ends too late"));
    }
    Header header({reinterpret_cast<const char*>(bytes.data()) + start, length});
    if (!header.parse()) {
        return damaged(Core::tr("its header says no type, order and shape"));
    }
    if (header.type.find('O') != std::string_view::npos) {
        return fail(
            ErrorCode::Refused,
            Core::tr("the numpy array holds Python objects, which Stylegraft never makes; save "
                     "plain numbers"));
    }
    const auto type = numpyType(header.type);
    if (!type) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr(
                "the numpy array has the number type '%1'; plain numbers can be read",
                pickle::printable(header.type)));
    }
    return numpyArray(
        *type, std::move(header.shape), header.fortran, bytes.subspan(start + length));
}

Result<NpzFile> NpzFile::open(std::span<const std::byte> bytes) {
    auto archive = ZipArchive::open(bytes);
    return archive ? Result<NpzFile>(NpzFile(std::move(*archive))) : fail(archive.error());
}

std::vector<std::string> NpzFile::names() const {
    std::vector<std::string> found;
    for (const auto& [name, entry] : m_archive.entries()) {
        if (name.ends_with(kSuffix)) {
            found.push_back(name.substr(0, name.size() - kSuffix.size()));
        }
    }
    return found;
}

Result<RawTensor> NpzFile::array(std::string_view name) {
    const std::string file = std::string(name) + std::string(kSuffix);
    if (!m_archive.contains(file)) {
        std::string there;
        for (const auto& other : names()) {
            there += there.empty() ? "" : ", ";
            there += other;
        }
        return fail(
            ErrorCode::BadFormat,
            there.empty() ? Core::tr("there is no array '%1' in the file; it holds none", name)
                          : Core::tr(
                                "there is no array '%1' in the file; it holds %2",
                                name,
                                pickle::printable(there)));
    }
    const auto content = m_archive.read(file);
    if (!content) {
        return fail(content.error());
    }
    return readNpy(*content);
}

} // namespace sg
