#include "core/io/container/torch_archive.h"
#include "core/io/container/zip_archive.h"
#include "tests/fuzz/entries.h"
#include "tests/fuzz/touch.h"

namespace sg::fuzz {

namespace {

unsigned readEverything(std::span<const std::byte> bytes) {
    auto zip = ZipArchive::open(bytes);
    if (!zip) {
        return 0;
    }
    unsigned seen = 0;
    for (const auto& [name, entry] : zip->entries()) {
        if (const auto content = zip->read(name); content && !content->empty()) {
            seen += std::to_integer<unsigned>(content->front());
            seen += std::to_integer<unsigned>(content->back());
        }
    }
    return seen;
}

} // namespace

void torch_archive(std::span<const std::byte> bytes) {
    unsigned seen = looksLikeZip(bytes) ? readEverything(bytes) : 0;
    if (TorchArchive::recognises(bytes)) {
        if (auto archive = TorchArchive::open(bytes)) {
            for (const pickle::Value& value : archive->document().values) {
                if (!pickle::isTensor(value)) {
                    continue;
                }
                if (const auto tensor = archive->tensorOf(value)) {
                    seen += touch(*tensor);
                }
            }
        }
    }
    [[maybe_unused]] volatile unsigned kept = seen;
}

} // namespace sg::fuzz
