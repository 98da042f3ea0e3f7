#include "core/io/container/pickle_input.h"

#include "core/base/core_text.h"
#include "core/io/container/pickle_failure.h"

#include <algorithm>
#include <bit>

namespace sg::pickle {

std::span<const std::byte> Input::take(std::uint64_t count) {
    if (count > left()) {
        damaged(Core::tr("it ends too early"));
    }
    const auto part = m_bytes.subspan(m_position, static_cast<std::size_t>(count));
    m_position += static_cast<std::size_t>(count);
    return part;
}

double Input::bigEndianReal() {
    std::uint64_t bits = 0;
    for (const std::byte byte : take(8)) {
        bits = bits << 8U | std::to_integer<std::uint64_t>(byte);
    }
    return std::bit_cast<double>(bits);
}

std::string_view Input::line() {
    const auto rest = m_bytes.subspan(m_position);
    const auto* begin = reinterpret_cast<const char*>(rest.data());
    const auto* end = static_cast<const char*>(
        std::memchr(begin, '\n', std::min<std::size_t>(rest.size(), 4096)));
    if (end == nullptr) {
        damaged(Core::tr("a name has no end"));
    }
    m_position += static_cast<std::size_t>(end - begin) + 1;
    return {begin, static_cast<std::size_t>(end - begin)};
}

} // namespace sg::pickle
