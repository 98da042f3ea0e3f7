#include "core/io/container/safetensors.h"
#include "tests/fuzz/entries.h"
#include "tests/fuzz/touch.h"

namespace sg::fuzz {

void safetensors(std::span<const std::byte> bytes) {
    const auto view = readSafetensors(bytes);
    if (!view) {
        return;
    }
    unsigned seen = 0;
    for (const auto& [name, tensor] : view->tensors) {
        seen += touch(tensor);
    }
    for (const auto& [key, text] : view->metadata) {
        seen += static_cast<unsigned>(key.size() + text.size());
    }
    [[maybe_unused]] volatile unsigned kept = seen;
}

} // namespace sg::fuzz
