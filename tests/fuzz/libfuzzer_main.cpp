// libFuzzer's door to one entry function; SG_FUZZ_ENTRY names it.

#include "tests/fuzz/entries.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    sg::fuzz::SG_FUZZ_ENTRY(std::as_bytes(std::span(data, size)));
    return 0;
}
