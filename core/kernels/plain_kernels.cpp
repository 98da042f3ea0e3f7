#include "core/kernels/plain_kernels.h"

namespace sg {

namespace {

thread_local bool plainActive = false;

} // namespace

PlainKernels::PlainKernels(bool plain) : m_before(plainActive) {
    plainActive = plain;
}

PlainKernels::~PlainKernels() {
    plainActive = m_before;
}

bool PlainKernels::active() {
    return plainActive;
}

} // namespace sg
