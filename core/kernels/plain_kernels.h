#pragma once

/// For comparisons: the same mathematics without our own vector code and derivatives, as LibTorch's
/// operations do it.

namespace sg {

/// While one lives, the kernels called on this thread take the plain path.
class PlainKernels {
public:
    explicit PlainKernels(bool plain = true);
    ~PlainKernels();
    PlainKernels(const PlainKernels&) = delete;
    PlainKernels& operator=(const PlainKernels&) = delete;

    /// True inside such a scope.
    static bool active();

private:
    bool m_before;
};

} // namespace sg
