#pragma once

/// Errors as values. `Result<T>` is what a function returns when a user can cause its failure
/// (a file, a format, a size, a setting, memory). Bugs assert; library exceptions are caught once,
/// at the top of a thread, by `guarded()`.

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace sg {

enum class ErrorCode {
    FileNotFound,    ///< a path does not exist or cannot be opened
    FileExists,      ///< a write would replace a file nobody asked to replace
    BadFormat,       ///< the content is damaged or is not what it should be
    Unsupported,     ///< the content is understood but not supported
    Refused,         ///< the file asks for something we never do
    InvalidArgument, ///< a setting is out of its range or an unknown name
    OutOfMemory,
    Io,       ///< reading or writing failed (disk full, permission)
    Diverged, ///< training produced NaN or infinity
    Cancelled,
    Internal ///< a library or our own code failed in a way the user cannot mend
};

/// `message` is one sentence for a person: it names the file or the setting and what to do.
/// `detail` is for a bug report and may be empty.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::string detail = {};

    /// The same error with `context` in front of its message: "Reading face.pkl: ...".
    [[nodiscard]] Error wrap(const std::string& context) const {
        return {code, context + message, detail};
    }
};

template <typename T>
using Result = tl::expected<T, Error>;

/// Shorthand: `return fail(ErrorCode::Io, "Cannot write " + path);`
[[nodiscard]] inline tl::unexpected<Error>
fail(ErrorCode code, std::string message, std::string detail = {}) {
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(detail)});
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

} // namespace sg
