#pragma once

/// Writes pickles of protocol 3, which every Python 3 reads.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sg::pickle {

class Writer {
public:
    Writer();

    void none();
    void boolean(bool value);
    void integer(std::int64_t value);
    void real(double value);
    void text(std::string_view value); ///< repeated texts are written once
    void bytes(std::span<const std::byte> value);
    void global(std::string_view module, std::string_view name);
    void emptyList();
    void emptyTuple();

    /// A tuple or list whose members `members` writes.
    void tuple(const std::function<void()>& members);
    void list(const std::function<void()>& members);

    /// A dict; `entries` writes key, value, key, value ...
    void dict(const std::function<void()>& entries);

    /// collections.OrderedDict.
    void orderedDict(const std::function<void()>& entries);
    void set();

    /// callee(args): `args` writes the members of the argument tuple.
    void call(std::string_view module, std::string_view name, const std::function<void()>& args);

    /// Ends the pickle.
    std::vector<std::byte> finish();

private:
    void op(unsigned char code);
    template <typename T>
    void little(T value);
    void raw(std::string_view value);
    void remember(const std::string& key);
    bool recall(const std::string& key);

    std::vector<std::byte> m_bytes;
    std::map<std::string, std::uint32_t, std::less<>> m_memo;
};

/// The complete legacy torch.save of one float32 storage (formats.md 1.6). `key` is any decimal text.
std::vector<std::byte> legacyFloatStorage(std::span<const float> values, std::string_view key);

} // namespace sg::pickle
