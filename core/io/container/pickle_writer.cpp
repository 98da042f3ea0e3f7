#include "core/io/container/pickle_writer.h"

#include <bit>
#include <cstring>
#include <limits>
#include <utility>

namespace sg::pickle {

Writer::Writer() {
    op(0x80);
    op(3);
}

void Writer::op(unsigned char code) { m_bytes.push_back(std::byte{code}); }

template <typename T>
void Writer::little(T value) {
    const auto* data = reinterpret_cast<const std::byte*>(&value);
    m_bytes.insert(m_bytes.end(), data, data + sizeof(T));
}

void Writer::raw(std::string_view value) {
    const auto data = std::as_bytes(std::span(value.data(), value.size()));
    m_bytes.insert(m_bytes.end(), data.begin(), data.end());
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

void Writer::none() { op('N'); }

void Writer::boolean(bool value) { op(value ? 0x88 : 0x89); }

void Writer::integer(std::int64_t value) {
    if (value >= 0 && value < 256) {
        op('K');
        little(static_cast<std::uint8_t>(value));
    } else if (value >= std::numeric_limits<std::int32_t>::min() && value <= std::numeric_limits<std::int32_t>::max()) {
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
        m_bytes.push_back(static_cast<std::byte>(bits >> static_cast<unsigned>(shift) & 0xffU));
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

void Writer::bytes(std::span<const std::byte> value) {
    if (value.size() <= std::numeric_limits<std::uint32_t>::max()) {
        op('B');
        little(static_cast<std::uint32_t>(value.size()));
    } else {
        op(0x8e); // protocol 4, but understood whatever the header says
        little(static_cast<std::uint64_t>(value.size()));
    }
    m_bytes.insert(m_bytes.end(), value.begin(), value.end());
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

void Writer::emptyList() { op(']'); }

void Writer::emptyTuple() { op(')'); }

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

void Writer::call(std::string_view module, std::string_view name, const std::function<void()>& args) {
    global(module, name);
    tuple(args);
    op('R');
}

std::vector<std::byte> Writer::finish() {
    op('.');
    return std::move(m_bytes);
}

std::vector<std::byte> legacyFloatStorage(std::span<const float> values, std::string_view key) {
    // Five pickles of protocol 2 in a row, then the length and the raw numbers.
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
    put("ctorch\nFloatStorage\n");
    text(key);
    text("cpu");
    const auto count = static_cast<std::int64_t>(values.size());
    put({"\x8a\x08", 2});
    put({reinterpret_cast<const char*>(&count), sizeof(count)});
    put("NtQ.");
    put({"\x80\x02](", 4});
    text(key);
    put("e.");
    put({reinterpret_cast<const char*>(&count), sizeof(count)});
    const auto data = std::as_bytes(values);
    blob.insert(blob.end(), data.begin(), data.end());
    return blob;
}

} // namespace sg::pickle
