#include "core/base/guarded.h"

#include "core/base/core_text.h"

#include <exception>
#include <new>
#include <stdexcept>

namespace sg {

Error errorFromException() {
    try {
        throw;
    } catch (const std::bad_alloc&) {
        return {
            ErrorCode::OutOfMemory,
            Core::tr("There is not enough memory; use a smaller batch or close other programs")};
    } catch (const std::invalid_argument& error) {
        return {ErrorCode::InvalidArgument, error.what()};
    } catch (const std::exception& error) {
        // LibTorch appends a C++ backtrace to its messages.
        const std::string text = error.what();
        const std::string first = text.substr(0, text.find('\n'));
        // Its allocator reports exhaustion as an ordinary error.
        if (first.find("DefaultCPUAllocator") != std::string::npos ||
            first.find("out of memory") != std::string::npos) {
            return {
                ErrorCode::OutOfMemory,
                Core::tr("There is not enough memory; use a smaller batch or close other programs"),
                text};
        }
        return {
            ErrorCode::Internal, Core::tr("Something failed inside Stylegraft: %1", first), text};
    } catch (...) {
        return {ErrorCode::Internal, Core::tr("Something failed in an unknown way")};
    }
}

} // namespace sg
