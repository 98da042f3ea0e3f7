#include "core/io/container/dataset_labels.h"
#include "core/io/container/npz_reader.h"
#include "tests/fuzz/entries.h"
#include "tests/fuzz/touch.h"

#include <cstdlib>

namespace sg::fuzz {

namespace {

unsigned npz(std::span<const std::byte> bytes) {
    auto file = NpzFile::open(bytes);
    if (!file) {
        return 0;
    }
    unsigned seen = file->array("w").has_value();
    for (const auto& name : file->names()) {
        if (const auto array = file->array(name)) {
            seen += touch(*array);
        }
    }
    return seen;
}

unsigned labels(std::string_view json) {
    const auto found = readDatasetLabels(json);
    if (!found) {
        return 0;
    }
    if (!found->classes.empty() && !found->vectors.empty()) {
        std::abort();
    }
    for (const auto& [name, label] : found->classes) {
        if (label < 0 || label >= found->cDim) {
            std::abort();
        }
    }
    for (const auto& [name, values] : found->vectors) {
        if (values.size() != std::size_t(found->cDim)) {
            std::abort();
        }
    }
    return static_cast<unsigned>(found->cDim);
}

} // namespace

void data_files(std::span<const std::byte> bytes) {
    unsigned seen = 0;
    if (looksLikeZip(bytes)) {
        seen = npz(bytes);
    } else if (!bytes.empty() && bytes[0] == std::byte{0x93}) {
        const auto array = readNpy(bytes);
        seen = array ? touch(*array) : 0;
    } else {
        seen = labels({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }
    [[maybe_unused]] volatile unsigned kept = seen;
}

} // namespace sg::fuzz
