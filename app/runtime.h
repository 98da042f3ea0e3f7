#pragma once

/// Process-wide settings that a library cannot make for us. Call first in main().

namespace sg {

/// Threads for LibTorch (its own guess can be 1), an allocator that keeps its memory instead of
/// returning every large tensor to the system (unless `keepMemory` is false, to measure what that
/// gives), and single-threaded OpenCV (its pool would fight with LibTorch's). What has to be set
/// before main() is in app/restart.cpp.
void prepareRuntime(bool keepMemory = true);

/// Cores the process may use.
int usableCores();

} // namespace sg
