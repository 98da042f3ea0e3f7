#pragma once

/// Writes pickles of protocol 3, which every Python 3 reads, or 2, which torch.load expects.

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sg::pickle {

/// Takes the bytes of a pickle piece by piece, for instance into a file.
using Sink = std::function<Result<void>(std::span<const std::byte>)>;

/// Hands the pickle on as it grows; only some 64 KiB are kept back. After a failure of the sink
/// nothing more is handed on, and `finish()` tells.
class Writer {
public:
    explicit Writer(Sink sink, int protocol = 3);

    void none();
    void boolean(bool value);
    void integer(std::int64_t value);
    void real(double value);
    void text(std::string_view value); ///< repeated texts are written once

    /// One byte string, in pieces; not in protocol 2.
    void bytes(std::initializer_list<std::span<const std::byte>> pieces);

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

    /// Gives the object just written its state, a tuple of `members`.
    void build(const std::function<void()>& members);

    /// A persistent id: `members` writes the members of its tuple.
    void persistent(const std::function<void()>& members);

    /// Ends the pickle; the first failure of the sink, if there was one.
    Result<void> finish();

private:
    void op(unsigned char code);
    template <typename T>
    void little(T value);
    void raw(std::string_view value);
    void remember(const std::string& key);
    bool recall(const std::string& key);
    void append(std::span<const std::byte> part);
    void flush();

    Sink m_sink;
    Result<void> m_result;
    std::vector<std::byte> m_pending;
    std::map<std::string, std::uint32_t, std::less<>> m_memo;
};

/// What stands before the numbers in the legacy torch.save of one storage of `length` numbers
/// (formats.md 1.6), of float32 or, when `half`, of float16. `key` is any decimal text.
std::vector<std::byte> legacyStorageHeader(bool half, std::size_t length, std::string_view key);

} // namespace sg::pickle
