#pragma once

/// What a pickle says, as inert data: nothing is imported, nothing is called. All values of one
/// pickle belong to its `Document`, so that shared and cyclic structures cost nothing to destroy.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sg::pickle {

enum class Kind {
    None,
    Bool,
    Int,
    Float,
    String,
    Bytes, ///< also integers of more than 64 bits
    List,
    Tuple,
    Dict, ///< items: key, value, key, value ...
    Set,
    Global,    ///< text = "module name"
    Object,    ///< a call that was not made: callee(args), then items and state that were set on it
    Persistent ///< args = the persistent id
};

struct Value {
    Kind kind = Kind::None;
    std::int64_t integer = 0; ///< Int, Bool
    double real = 0.0;
    std::string_view text;            ///< String, Global
    std::span<const std::byte> bytes; ///< Bytes
    std::vector<Value*> items;
    Value* callee = nullptr;
    Value* args = nullptr;
    Value* state = nullptr;

    [[nodiscard]] bool isNone() const { return kind == Kind::None; }

    /// An Object whose callee is this global.
    [[nodiscard]] bool isCallOf(std::string_view global) const {
        return kind == Kind::Object && callee != nullptr && callee->kind == Kind::Global &&
               callee->text == global;
    }
};

/// Value of a text key in a Dict or in an Object with dictionary items; null when absent.
const Value* find(const Value& dictionary, std::string_view key);

/// Element of a Tuple or List; null when out of range or of another kind.
const Value* at(const Value& sequence, std::size_t index);

/// A whole number: Int, Bool, or a Float without a fraction.
std::optional<std::int64_t> toInt(const Value* value);

/// "module.name" of what a call that was not made would have called, for a message; else empty.
std::string calleeName(const Value& value);

/// Text of a file for a message: at most 80 characters, anything but plain ASCII as '?'.
std::string printable(std::string_view text);

/// The result of reading one pickle.
struct Document {
    std::deque<Value> values;      ///< owns every value
    std::deque<std::string> texts; ///< owns strings that are not views into the file
    const Value* root = nullptr;
    std::size_t length = 0;                  ///< bytes up to and including STOP
    std::vector<std::string> unknownGlobals; ///< names outside the allow-list, left inert
};

} // namespace sg::pickle
