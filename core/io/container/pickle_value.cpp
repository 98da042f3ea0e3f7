#include "core/io/container/pickle_value.h"

#include <algorithm>
#include <cmath>

namespace sg::pickle {

const Value* find(const Value& dictionary, std::string_view key) {
    if (dictionary.kind != Kind::Dict && dictionary.kind != Kind::Object) {
        return nullptr;
    }
    // From the end: a later assignment wins.
    for (std::size_t i = dictionary.items.size() / 2; i > 0; --i) {
        const Value& name = *dictionary.items[2 * i - 2];
        if (name.kind == Kind::String && name.text == key) {
            return dictionary.items[2 * i - 1];
        }
    }
    return nullptr;
}

const Value* at(const Value& sequence, std::size_t index) {
    const bool indexed = sequence.kind == Kind::Tuple || sequence.kind == Kind::List;
    return indexed && index < sequence.items.size() ? sequence.items[index] : nullptr;
}

std::optional<std::int64_t> toInt(const Value* value) {
    if (value == nullptr) {
        return std::nullopt;
    }
    if (value->kind == Kind::Int || value->kind == Kind::Bool) {
        return value->integer;
    }
    if (value->kind == Kind::Float && std::abs(value->real) < 1e15 &&
        std::trunc(value->real) == value->real) {
        return static_cast<std::int64_t>(value->real);
    }
    return std::nullopt;
}

std::string calleeName(const Value& value) {
    if (value.kind != Kind::Object || value.callee->kind != Kind::Global) {
        return {};
    }
    std::string name(value.callee->text);
    std::ranges::replace(name, ' ', '.');
    return printable(name);
}

std::string printable(std::string_view text) {
    constexpr std::size_t kLongest = 80;
    std::string shown(text.substr(0, kLongest));
    for (char& c : shown) {
        if (c < ' ' || c > '~') {
            c = '?';
        }
    }
    return text.size() > kLongest ? shown + "..." : shown;
}

} // namespace sg::pickle
