#pragma once

/// Makes the values of one pickle (pickle_value.h) and keeps them few enough. Names are judged
/// (pickle_globals.h) and calls recorded; nothing is imported, nothing is called.

#include "core/io/container/pickle_reader.h"
#include "core/io/container/pickle_value.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sg::pickle {

/// Every function may throw a Failure (pickle_failure.h): BadFormat where a limit of the options is
/// passed or the parts do not fit together. The values belong to the builder's document; texts and
/// bytes handed in must outlive that; names are copied.
class Builder {
public:
    /// `pickleBytes`: how many bytes the pickle is read from.
    Builder(std::size_t pickleBytes, const ReadOptions& options)
        : m_pickleBytes(pickleBytes), m_options(options) {}

    /// An empty value.
    Value* make(Kind kind);

    Value* boolean(bool value);
    Value* integer(std::int64_t value);
    Value* real(double value);
    Value* text(std::span<const std::byte> part);
    Value* bytes(std::span<const std::byte> part);

    /// A whole number of any length, little-endian two's complement: an Int, or Bytes when it has
    /// more than 64 bits.
    Value* longInteger(std::span<const std::byte> part);

    /// A List, Tuple, Set or Dict (key, value, key, value ...).
    Value* container(Kind kind, std::vector<Value*> items);

    /// A class or function, the same value whenever it is named again. Failure: Refused for a
    /// dangerous name.
    Value* global(std::string_view module, std::string_view name);

    /// callee(args), not made. Only `_codecs.encode(text, 'latin1')` gives what it says: protocol 2
    /// has no byte strings and spells them so.
    Value* call(Value* callee, Value* args);

    /// A reference to data outside the pickle.
    Value* persistent(Value* id);

    /// Adds items to a List, a Set or an Object; key, value, key, value ... (`pairs`) to a Dict or
    /// an Object.
    void extend(Value* container, const std::vector<Value*>& items, bool pairs);

    /// Hands the document over, the builder's last act. `length`: up to and including STOP.
    Document finish(const Value* root, std::size_t length);

private:
    Value* encoded(const Value& args);
    void countItems(std::size_t count);

    std::size_t m_pickleBytes;
    ReadOptions m_options;
    Document m_document;
    std::size_t m_items = 0;
    std::size_t m_encodedBytes = 0;
    std::unordered_map<std::string_view, Value*> m_globals; // each name once
};

} // namespace sg::pickle
