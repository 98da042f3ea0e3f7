#include "core/io/container/pickle_writer.h"

#include <bit>
#include <cstring>
#include <limits>
#include <utility>

namespace sg::pickle {

namespace {

constexpr std::size_t kPiece = 64 * 1024;

} // namespace

Writer::Writer(Sink sink, int protocol) : m_sink(std::move(sink)) {
    op(0x80);
    op(static_cast<unsigned char>(protocol));
}

void Writer::append(std::span<const std::byte> part) {
    if (part.size() > kPiece) {
        flush();
        if (m_result) {
            m_result = m_sink(part);
        }
        return;
    }
    m_pending.insert(m_pending.end(), part.begin(), part.end());
    if (m_pending.size() > kPiece) {
        flush();
    }
}

void Writer::flush() {
    if (m_result) {
        m_result = m_sink(m_pending);
    }
    m_pending.clear();
}

void Writer::op(unsigned char code) {
    m_pending.push_back(std::byte{code});
}

template <typename T>
void Writer::little(T value) {
    append(std::as_bytes(std::span(&value, 1)));
}

void Writer::raw(std::string_view value) {
    append(std::as_bytes(std::span(value.data(), value.size())));
}

void Writer::remember(const std::string& key) {
    const auto index = static_cast<std::uint32_t>(m_memo.size());
    m_memo.emplace(key, index);
    op('r');
    little(index);
}

bool Writer::recall(const std::string& key) {
    const auto found = m_memo.find(key);
    if (found == m_memo.end()) {
        return false;
    }
    op('j');
    little(found->second);
    return true;
}

void Writer::none() {
    op('N');
}

void Writer::boolean(bool value) {
    op(value ? 0x88 : 0x89);
}

void Writer::integer(std::int64_t value) {
    if (value >= 0 && value < 256) {
        op('K');
        little(static_cast<std::uint8_t>(value));
    } else if (
        value >= std::numeric_limits<std::int32_t>::min() &&
        value <= std::numeric_limits<std::int32_t>::max()) {
        op('J');
        little(static_cast<std::int32_t>(value));
    } else {
        op(0x8a);
        op(8);
        little(value);
    }
}

void Writer::real(double value) {
    op('G');
    auto bits = std::bit_cast<std::uint64_t>(value);
    for (int shift = 56; shift >= 0; shift -= 8) { // big-endian, unlike all the rest
        op(static_cast<unsigned char>(bits >> static_cast<unsigned>(shift) & 0xffU));
    }
}

void Writer::text(std::string_view value) {
    const std::string key = "s" + std::string(value);
    if (recall(key)) {
        return;
    }
    op('X');
    little(static_cast<std::uint32_t>(value.size()));
    raw(value);
    remember(key);
}

void Writer::bytes(std::initializer_list<std::span<const std::byte>> pieces) {
    std::uint64_t size = 0;
    for (const auto piece : pieces) {
        size += piece.size();
    }
    if (size <= std::numeric_limits<std::uint32_t>::max()) {
        op('B');
        little(static_cast<std::uint32_t>(size));
    } else {
        op(0x8e); // protocol 4, but understood whatever the header says
        little(size);
    }
    for (const auto piece : pieces) {
        append(piece);
    }
}

void Writer::global(std::string_view module, std::string_view name) {
    const std::string key = "g" + std::string(module) + ' ' + std::string(name);
    if (recall(key)) {
        return;
    }
    op('c');
    raw(module);
    raw("\n");
    raw(name);
    raw("\n");
    remember(key);
}

void Writer::emptyList() {
    op(']');
}

void Writer::emptyTuple() {
    op(')');
}

void Writer::tuple(const std::function<void()>& members) {
    op('(');
    members();
    op('t');
}

void Writer::list(const std::function<void()>& members) {
    op(']');
    op('(');
    members();
    op('e');
}

void Writer::dict(const std::function<void()>& entries) {
    op('}');
    op('(');
    entries();
    op('u');
}

void Writer::orderedDict(const std::function<void()>& entries) {
    global("collections", "OrderedDict");
    op(')');
    op('R');
    op('(');
    entries();
    op('u');
}

void Writer::set() {
    global("builtins", "set");
    op('(');
    op(']');
    op('t');
    op('R');
}

void Writer::call(
    std::string_view module, std::string_view name, const std::function<void()>& args) {
    global(module, name);
    tuple(args);
    op('R');
}

void Writer::build(const std::function<void()>& members) {
    tuple(members);
    op('b');
}

void Writer::persistent(const std::function<void()>& members) {
    tuple(members);
    op('Q');
}

Result<void> Writer::finish() {
    op('.');
    flush();
    return m_result;
}

std::vector<std::byte> legacyStorageHeader(bool half, std::size_t length, std::string_view key) {
    // Five pickles of protocol 2 in a row, then the length; the raw numbers follow.
    std::vector<std::byte> blob;
    const auto put = [&blob](std::string_view part) {
        const auto data = std::as_bytes(std::span(part.data(), part.size()));
        blob.insert(blob.end(), data.begin(), data.end());
    };
    const auto little32 = [&put](std::uint32_t value) {
        put({reinterpret_cast<const char*>(&value), sizeof(value)});
    };
    const auto text = [&](std::string_view value) {
        put("X");
        little32(static_cast<std::uint32_t>(value.size()));
        put(value);
    };
    put({"\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", 15}); // magic
    put({"\x80\x02M\xe9\x03.", 6});                                         // version 1001
    put({"\x80\x02}(", 4});
    text("protocol_version");
    put({"M\xe9\x03", 3});
    text("little_endian");
    put("\x88");
    text("type_sizes");
    put("}(");
    text("short");
    put({"K\x02", 2});
    text("int");
    put({"K\x04", 2});
    text("long");
    put({"K\x04", 2});
    put("uu.");
    put({"\x80\x02(", 3});
    text("storage");
    put(half ? "ctorch\nHalfStorage\n" : "ctorch\nFloatStorage\n");
    text(key);
    text("cpu");
    const auto count = static_cast<std::int64_t>(length);
    put({"\x8a\x08", 2});
    put({reinterpret_cast<const char*>(&count), sizeof(count)});
    put("NtQ.");
    put({"\x80\x02](", 4});
    text(key);
    put("e.");
    put({reinterpret_cast<const char*>(&count), sizeof(count)});
    return blob;
}

} // namespace sg::pickle
