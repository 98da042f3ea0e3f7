#pragma once

/// Process-wide settings that a library cannot make for us. Call first in main().

namespace sg {

/// Threads for LibTorch (its own guess can be 1), an allocator that keeps its memory instead of
/// returning every large tensor to the system, and single-threaded OpenCV (its pool would fight
/// with LibTorch's).
void prepareRuntime();

/// Cores the process may use.
int usableCores();

} // namespace sg
