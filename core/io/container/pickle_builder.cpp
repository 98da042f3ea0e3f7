#include "core/io/container/pickle_builder.h"

#include "core/base/core_text.h"
#include "core/io/container/pickle_failure.h"
#include "core/io/container/pickle_globals.h"

#include <cstring>
#include <string>
#include <utility>

namespace sg::pickle {

Value* Builder::make(Kind kind) {
    if (m_document.values.size() >= m_options.maxValues) {
        damaged(Core::tr("it holds more objects than any StyleGAN file"));
    }
    Value& value = m_document.values.emplace_back();
    value.kind = kind;
    return &value;
}

Value* Builder::boolean(bool value) {
    Value* made = make(Kind::Bool);
    made->integer = value ? 1 : 0;
    return made;
}

Value* Builder::integer(std::int64_t value) {
    Value* made = make(Kind::Int);
    made->integer = value;
    return made;
}

Value* Builder::real(double value) {
    Value* made = make(Kind::Float);
    made->real = value;
    return made;
}

Value* Builder::text(std::span<const std::byte> part) {
    Value* made = make(Kind::String);
    made->text = {reinterpret_cast<const char*>(part.data()), part.size()};
    return made;
}

Value* Builder::bytes(std::span<const std::byte> part) {
    Value* made = make(Kind::Bytes);
    made->bytes = part;
    return made;
}

Value* Builder::longInteger(std::span<const std::byte> part) {
    if (part.size() > 8) {
        return bytes(part);
    }
    std::uint64_t bits = 0;
    std::memcpy(&bits, part.data(), part.size());
    if (!part.empty() && part.size() < 8 && (std::to_integer<unsigned>(part.back()) & 0x80U) != 0) {
        bits |= ~std::uint64_t{0} << (8 * part.size()); // sign extension
    }
    return integer(static_cast<std::int64_t>(bits));
}

Value* Builder::container(Kind kind, std::vector<Value*> items) {
    countItems(items.size());
    Value* made = make(kind);
    made->items = std::move(items);
    return made;
}

Value* Builder::global(std::string_view module, std::string_view name) {
    const std::string global = std::string(module) + ' ' + std::string(name);
    if (global.size() > 512) {
        damaged(Core::tr("a name is too long"));
    }
    if (const auto known = m_globals.find(global); known != m_globals.end()) {
        return known->second;
    }
    if (m_globals.size() >= m_options.maxGlobals) {
        damaged(Core::tr("it names more classes than any StyleGAN file"));
    }
    const std::string shown = printable(std::string(module) + '.' + std::string(name));
    switch (classify(global)) {
    case GlobalClass::Known:
        break;
    case GlobalClass::Unknown:
        m_document.unknownGlobals.push_back(shown);
        break;
    case GlobalClass::Dangerous:
        throw Failure{
            {ErrorCode::Refused,
             module.substr(0, module.find('.')) == "dill"
                 ? Core::tr(
                       "the file asks to run %1, which Stylegraft never does; files written with "
                       "dill, as StyleGAN-XL's are, are not supported",
                       shown)
                 : Core::tr(
                       "the file asks to run %1, which Stylegraft never does; get the model from a "
                       "source you trust",
                       shown)}};
    }
    Value* made = make(Kind::Global);
    made->text = m_document.texts.emplace_back(global);
    m_globals.emplace(made->text, made);
    return made;
}

Value* Builder::call(Value* callee, Value* args) {
    if (callee->kind != Kind::Global && callee->kind != Kind::Object) {
        damaged(Core::tr("it calls something that has no name"));
    }
    if (callee->kind == Kind::Global && callee->text == "_codecs encode") {
        return encoded(*args);
    }
    Value* made = make(Kind::Object);
    made->callee = callee;
    made->args = args;
    return made;
}

/// The byte string that `args` of _codecs.encode stand for.
Value* Builder::encoded(const Value& args) {
    const Value* text = at(args, 0);
    const Value* encoding = at(args, 1);
    if (text == nullptr || text->kind != Kind::String || encoding == nullptr ||
        encoding->text != "latin1") {
        damaged(Core::tr("a byte string is no text"));
    }
    // A file spells each of its byte strings once, in at least as many bytes; more is an attack on
    // the memory.
    m_encodedBytes += text->text.size();
    if (m_encodedBytes > m_pickleBytes) {
        damaged(Core::tr("it repeats its byte strings"));
    }
    std::string decoded;
    decoded.reserve(text->text.size());
    for (std::size_t i = 0; i < text->text.size(); ++i) {
        const auto first = static_cast<unsigned char>(text->text[i]);
        if (first < 0x80) {
            decoded.push_back(static_cast<char>(first));
            continue;
        }
        // U+0080 ... U+00FF take two bytes, C2 or C3 and a continuation.
        const auto second =
            i + 1 < text->text.size() ? static_cast<unsigned char>(text->text[i + 1]) : 0U;
        if ((first != 0xC2 && first != 0xC3) || (second & 0xC0U) != 0x80U) {
            damaged(Core::tr("a byte string is no text"));
        }
        decoded.push_back(static_cast<char>((first & 0x03U) << 6U | (second & 0x3FU)));
        ++i;
    }
    const std::string& kept = m_document.texts.emplace_back(std::move(decoded));
    return bytes(std::as_bytes(std::span(kept)));
}

Value* Builder::persistent(Value* id) {
    Value* made = make(Kind::Persistent);
    made->args = id;
    return made;
}

void Builder::extend(Value* container, const std::vector<Value*>& items, bool pairs) {
    const bool dict = container->kind == Kind::Dict;
    const bool sequence = container->kind == Kind::List || container->kind == Kind::Set;
    const bool fits = container->kind == Kind::Object || (pairs ? dict : sequence);
    if (!fits || (pairs && items.size() % 2 != 0)) {
        damaged(Core::tr("it fills something that is no container"));
    }
    countItems(items.size());
    container->items.insert(container->items.end(), items.begin(), items.end());
}

void Builder::countItems(std::size_t count) {
    m_items += count;
    if (m_items > m_options.maxItems) {
        damaged(Core::tr("its containers grow without end"));
    }
}

Document Builder::finish(const Value* root, std::size_t length) {
    m_document.root = root;
    m_document.length = length;
    return std::move(m_document);
}

} // namespace sg::pickle
