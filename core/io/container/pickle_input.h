#pragma once

/// The bytes of a pickle, from front to back: opcodes and their arguments, as Python's pickletools
/// describes them. Nothing is copied: what is taken are views into the bytes.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace sg::pickle {

/// Every function that takes something moves on behind it, and throws a Failure (pickle_failure.h)
/// with BadFormat where the bytes end before it does.
class Input {
public:
    explicit Input(std::span<const std::byte> bytes) : m_bytes(bytes) {}

    /// The next `count` bytes.
    std::span<const std::byte> take(std::uint64_t count);

    /// A whole number, little-endian.
    template <typename T>
    T little() {
        const auto part = take(sizeof(T));
        T value{};
        std::memcpy(&value, part.data(), sizeof(T)); // little-endian, as every machine we run on
        return value;
    }

    /// A float64, the one big-endian value of the format.
    double bigEndianReal();

    /// Text up to the next newline, which is taken too. Longer than 4095 bytes is damage.
    std::string_view line();

    /// Bytes taken so far.
    [[nodiscard]] std::size_t position() const { return m_position; }

    /// Bytes that are left.
    [[nodiscard]] std::size_t left() const { return m_bytes.size() - m_position; }

private:
    std::span<const std::byte> m_bytes;
    std::size_t m_position = 0;
};

} // namespace sg::pickle
