#pragma once

/// The one place where exceptions of libraries become errors.

#include "core/base/result.h"

#include <functional>
#include <string>
#include <type_traits>

namespace sg {

/// The error that stands for the exception being handled; call it inside a catch block.
/// std::bad_alloc becomes OutOfMemory, std::invalid_argument InvalidArgument (its text is kept),
/// all others Internal, with only the first line of what() in the message.
Error errorFromException();

/// Runs `fn` and turns an exception into an error. `fn` returns void or a Result.
template <typename Fn>
auto guarded(Fn&& fn) {
    using Returned = std::invoke_result_t<Fn>;
    using Wrapped = std::conditional_t<std::is_void_v<Returned>, Result<void>, Returned>;
    try {
        if constexpr (std::is_void_v<Returned>) {
            fn();
            return Wrapped{};
        } else {
            return Wrapped(fn());
        }
    } catch (...) {
        return Wrapped(tl::unexpected<Error>(errorFromException()));
    }
}

} // namespace sg
