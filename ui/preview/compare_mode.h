#pragma once

namespace sg {

/// Split shows the source left of a handle and the tuned pictures right of it.
enum class CompareMode { Source, Tuned, Split };

} // namespace sg
