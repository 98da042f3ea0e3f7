#include "core/io/container/pickle_audit.h"
#include "core/io/container/pickle_reader.h"
#include "core/io/container/raw_tensor.h"
#include "core/io/persistent_module.h"
#include "tests/fuzz/entries.h"
#include "tests/fuzz/touch.h"

namespace sg::fuzz {

namespace {

/// Asks of every value what the readers of model files ask.
unsigned examine(const pickle::Document& document, std::size_t fileBytes) {
    const auto audit = pickle::audit(document);
    unsigned seen = audit ? static_cast<unsigned>(audit->programs) : 1;
    for (const pickle::Value& value : document.values) {
        if (pickle::isTensor(value)) {
            if (const auto tensor = pickle::tensorOf(value)) {
                seen += touch(*tensor);
            }
        }
        if (const auto array = pickle::arrayOf(value)) {
            seen += touch(*array);
        }
        seen += pickle::numberOf(&value).has_value();
        seen += pickle::toInt(&value).has_value();
        seen += pickle::printable(value.text).size() > 0;
    }
    for (const char* part : {"G", "D", "G_ema", "augment_pipe"}) {
        const auto module = PersistentModule::from(pickle::find(*document.root, part));
        if (!module) {
            continue;
        }
        if (const auto contents = module->contents(fileBytes)) {
            for (const auto& [name, tensor] : contents->tensors) {
                seen += touch(tensor);
            }
        }
        seen += static_cast<unsigned>(module->integer("num_ws", 0));
        seen += static_cast<unsigned>(module->className().size() + module->children().size());
    }
    return seen;
}

} // namespace

void pickle(std::span<const std::byte> bytes) {
    for (const bool persistentIds : {false, true}) {
        pickle::ReadOptions options;
        options.allowPersistentIds = persistentIds;
        if (const auto document = pickle::read(bytes, options)) {
            [[maybe_unused]] volatile unsigned seen = examine(*document, bytes.size());
            return;
        }
    }
}

} // namespace sg::fuzz
