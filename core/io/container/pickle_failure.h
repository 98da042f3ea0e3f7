#pragma once

/// How the parts of the pickle machine give up. Inside it only: read() (pickle_reader.h) turns a
/// Failure into a Result.

#include "core/base/core_text.h"
#include "core/base/result.h"

#include <string>

namespace sg::pickle {

struct Failure {
    Error error;
};

/// Throws a Failure with BadFormat. `what` says it in half a sentence: "it ends too early".
[[noreturn]] inline void damaged(const std::string& what) {
    throw Failure{{ErrorCode::BadFormat, Core::tr("the pickle is damaged: %1", what)}};
}

} // namespace sg::pickle
