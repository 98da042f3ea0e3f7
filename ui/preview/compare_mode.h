#pragma once

namespace sg {

/// Split shows the source left of a handle and the tuned pictures right of it, SideBySide the same
/// pictures in two halves, Brush the tuned pictures through the source where a mask was painted.
enum class CompareMode { Source, Tuned, Split, SideBySide, Brush };

constexpr int kCompareModes = 5;

} // namespace sg
