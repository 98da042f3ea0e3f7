#include "core/io/container/pickle_reader.h"

#include "core/base/core_text.h"
#include "core/io/container/pickle_globals.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

namespace sg::pickle {

namespace {

/// The opcodes we understand, by their names in Python's pickletools. All others (persistent text
/// ids, class instances by name, extension registry, out-of-band buffers, the text forms of
/// protocols 0 and 1) are refused.
enum Op : unsigned char {
    kMark = '(',
    kStop = '.',
    kPop = '0',
    kPopMark = '1',
    kDup = '2',
    kBinInt = 'J',
    kBinInt1 = 'K',
    kBinInt2 = 'M',
    kNone = 'N',
    kBinPersId = 'Q',
    kReduce = 'R',
    kBinString = 'T',
    kShortBinString = 'U',
    kBinUnicode = 'X',
    kAppend = 'a',
    kBuild = 'b',
    kGlobal = 'c',
    kDict = 'd',
    kEmptyDict = '}',
    kAppends = 'e',
    kBinGet = 'h',
    kLongBinGet = 'j',
    kList = 'l',
    kEmptyList = ']',
    kBinPut = 'q',
    kLongBinPut = 'r',
    kInst = 'i',
    kSetItem = 's',
    kTuple = 't',
    kEmptyTuple = ')',
    kSetItems = 'u',
    kBinFloat = 'G',
    kProto = 0x80,
    kNewObj = 0x81,
    kTuple1 = 0x85,
    kTuple2 = 0x86,
    kTuple3 = 0x87,
    kNewTrue = 0x88,
    kNewFalse = 0x89,
    kLong1 = 0x8a,
    kLong4 = 0x8b,
    kBinBytes = 'B',
    kShortBinBytes = 'C',
    kShortBinUnicode = 0x8c,
    kBinUnicode8 = 0x8d,
    kBinBytes8 = 0x8e,
    kEmptySet = 0x8f,
    kAddItems = 0x90,
    kFrozenSet = 0x91,
    kNewObjEx = 0x92,
    kStackGlobal = 0x93,
    kMemoize = 0x94,
    kFrame = 0x95,
    kByteArray8 = 0x96,
};

/// Numbers, texts, references and objects spelled in lines, as protocols 0 and 1 do.
constexpr std::string_view kTextOps = "ILFSVgpPio";

/// Thrown inside the machine only; read() turns it into a Result.
struct Failure {
    Error error;
};

[[noreturn]] void damaged(const std::string& what) {
    throw Failure{{ErrorCode::BadFormat, Core::tr("the pickle is damaged: %1", what)}};
}

class Machine {
public:
    Machine(std::span<const std::byte> bytes, const ReadOptions& options)
        : m_bytes(bytes), m_options(options) {}

    Document run() {
        for (std::size_t operations = 0; !step(); ++operations) {
            if (operations >= m_options.maxOperations) {
                damaged(Core::tr("it is longer than any StyleGAN file"));
            }
        }
        m_document.length = m_position;
        return std::move(m_document);
    }

private:
    bool step(); ///< true after STOP

    [[noreturn]] void refuse(unsigned char op) const;

    // --- input ---
    std::span<const std::byte> take(std::uint64_t count) {
        if (count > m_bytes.size() - m_position) {
            damaged(Core::tr("it ends too early"));
        }
        const auto part = m_bytes.subspan(m_position, static_cast<std::size_t>(count));
        m_position += static_cast<std::size_t>(count);
        return part;
    }

    template <typename T>
    T little() {
        const auto part = take(sizeof(T));
        T value{};
        std::memcpy(&value, part.data(), sizeof(T)); // little-endian, as every machine we run on
        return value;
    }

    std::string_view line() {
        const auto rest = m_bytes.subspan(m_position);
        const auto* begin = reinterpret_cast<const char*>(rest.data());
        const auto* end = static_cast<const char*>(
            std::memchr(begin, '\n', std::min<std::size_t>(rest.size(), 4096)));
        if (end == nullptr) {
            damaged(Core::tr("a name has no end"));
        }
        m_position += static_cast<std::size_t>(end - begin) + 1;
        return {begin, static_cast<std::size_t>(end - begin)};
    }

    static std::string_view asText(std::span<const std::byte> part) {
        return {reinterpret_cast<const char*>(part.data()), part.size()};
    }

    // --- values and stack ---
    Value* make(Kind kind) {
        if (m_document.values.size() >= m_options.maxValues) {
            damaged(Core::tr("it holds more objects than any StyleGAN file"));
        }
        Value& value = m_document.values.emplace_back();
        value.kind = kind;
        return &value;
    }

    void push(Value* value) {
        if (m_stack.size() >= m_options.maxStack) {
            damaged(Core::tr("its stack grows without end"));
        }
        m_stack.push_back(value);
    }

    Value* pop() {
        if (m_stack.size() <= (m_marks.empty() ? 0 : m_marks.back())) {
            damaged(Core::tr("it takes more than it has"));
        }
        Value* value = m_stack.back();
        m_stack.pop_back();
        return value;
    }

    Value* top() {
        Value* value = pop();
        m_stack.push_back(value);
        return value;
    }

    std::vector<Value*> popToMark() {
        if (m_marks.empty()) {
            damaged(Core::tr("a mark is missing"));
        }
        const std::size_t mark = m_marks.back();
        m_marks.pop_back();
        std::vector<Value*> items(
            m_stack.begin() + static_cast<std::ptrdiff_t>(mark), m_stack.end());
        m_stack.resize(mark);
        return items;
    }

    void pushInt(std::int64_t integer) {
        Value* value = make(Kind::Int);
        value->integer = integer;
        push(value);
    }

    void pushText(std::span<const std::byte> part) {
        Value* value = make(Kind::String);
        value->text = asText(part);
        push(value);
    }

    void pushBytes(std::span<const std::byte> part) {
        Value* value = make(Kind::Bytes);
        value->bytes = part;
        push(value);
    }

    void pushLong(std::span<const std::byte> part) {
        if (part.size() > 8) {
            pushBytes(part);
            return;
        }
        std::uint64_t bits = 0;
        std::memcpy(&bits, part.data(), part.size());
        if (!part.empty() && part.size() < 8 &&
            (std::to_integer<unsigned>(part.back()) & 0x80U) != 0) {
            bits |= ~std::uint64_t{0} << (8 * part.size()); // sign extension
        }
        pushInt(static_cast<std::int64_t>(bits));
    }

    void pushContainer(Kind kind, std::vector<Value*> items) {
        countItems(items.size());
        Value* value = make(kind);
        value->items = std::move(items);
        push(value);
    }

    void countItems(std::size_t count) {
        m_items += count;
        if (m_items > m_options.maxItems) {
            damaged(Core::tr("its containers grow without end"));
        }
    }

    void pushGlobal(std::string_view module, std::string_view name);

    /// Protocol 2 has no byte strings: it spells them as `_codecs.encode(text, 'latin1')`.
    void pushEncoded(const Value& args);

    void pushCall(Value* callee, Value* args) {
        if (callee->kind != Kind::Global && callee->kind != Kind::Object) {
            damaged(Core::tr("it calls something that has no name"));
        }
        if (callee->kind == Kind::Global && callee->text == "_codecs encode") {
            pushEncoded(*args);
            return;
        }
        Value* value = make(Kind::Object);
        value->callee = callee;
        value->args = args;
        push(value);
    }

    void extend(Value* container, const std::vector<Value*>& items, bool pairs) {
        const bool dict = container->kind == Kind::Dict;
        const bool sequence = container->kind == Kind::List || container->kind == Kind::Set;
        const bool fits = container->kind == Kind::Object || (pairs ? dict : sequence);
        if (!fits || (pairs && items.size() % 2 != 0)) {
            damaged(Core::tr("it fills something that is no container"));
        }
        countItems(items.size());
        container->items.insert(container->items.end(), items.begin(), items.end());
    }

    void memoize(std::uint64_t index, Value* value) {
        if (m_memo.size() >= m_options.maxValues) {
            damaged(Core::tr("it remembers too much"));
        }
        m_memo[index] = value;
    }

    Value* recall(std::uint64_t index) {
        const auto found = m_memo.find(index);
        if (found == m_memo.end()) {
            damaged(Core::tr("it refers to something it never said"));
        }
        return found->second;
    }

    std::span<const std::byte> m_bytes;
    ReadOptions m_options;
    Document m_document;
    std::size_t m_position = 0;
    bool m_hasHeader = false;
    std::size_t m_items = 0;
    std::size_t m_encodedBytes = 0;
    std::unordered_map<std::string_view, Value*> m_globals; // each name once
    std::vector<Value*> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, Value*> m_memo;
};

void Machine::pushGlobal(std::string_view module, std::string_view name) {
    const std::string global = std::string(module) + ' ' + std::string(name);
    if (global.size() > 512) {
        damaged(Core::tr("a name is too long"));
    }
    if (const auto known = m_globals.find(global); known != m_globals.end()) {
        push(known->second);
        return;
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
    Value* value = make(Kind::Global);
    value->text = m_document.texts.emplace_back(global);
    m_globals.emplace(value->text, value);
    push(value);
}

void Machine::pushEncoded(const Value& args) {
    const Value* text = at(args, 0);
    const Value* encoding = at(args, 1);
    if (text == nullptr || text->kind != Kind::String || encoding == nullptr ||
        encoding->text != "latin1") {
        damaged(Core::tr("a byte string is no text"));
    }
    // A file spells each of its byte strings once, in at least as many bytes; more is an attack on
    // the memory.
    m_encodedBytes += text->text.size();
    if (m_encodedBytes > m_bytes.size()) {
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
    pushBytes(std::as_bytes(std::span(kept)));
}

void Machine::refuse(unsigned char op) const {
    if (!m_hasHeader && kTextOps.find(static_cast<char>(op)) != std::string_view::npos) {
        throw Failure{{ErrorCode::Unsupported, oldProtocol()}};
    }
    throw Failure{
        {ErrorCode::BadFormat,
         Core::tr(
             "the pickle is damaged or of a kind that no StyleGAN tool writes (opcode %1 at byte "
             "%2)",
             int(op),
             m_position - 1)}};
}

bool Machine::step() {
    const auto op = std::to_integer<unsigned char>(take(1)[0]);
    switch (op) {
    case kProto:
        if (const auto version = little<std::uint8_t>(); version < 2 || version > 5) {
            throw Failure{
                {ErrorCode::Unsupported,
                 version < 2
                     ? oldProtocol()
                     : Core::tr(
                           "the pickle has protocol %1; StyleGAN files use 2 to 5", int(version))}};
        }
        m_hasHeader = true;
        return false;
    case kFrame:
        if (little<std::uint64_t>() > m_bytes.size() - m_position) {
            damaged(Core::tr("it ends too early"));
        }
        return false;
    case kStop:
        m_document.root = pop();
        return true;
    case kMark:
        if (m_marks.size() >= m_options.maxStack) {
            damaged(Core::tr("its stack grows without end"));
        }
        m_marks.push_back(m_stack.size());
        return false;
    case kPop:
        if (!m_marks.empty() && m_marks.back() == m_stack.size()) {
            m_marks.pop_back();
        } else {
            pop();
        }
        return false;
    case kPopMark:
        popToMark();
        return false;
    case kDup:
        push(top());
        return false;
    case kNone:
        push(make(Kind::None));
        return false;
    case kNewTrue:
    case kNewFalse: {
        Value* value = make(Kind::Bool);
        value->integer = op == kNewTrue ? 1 : 0;
        push(value);
        return false;
    }
    case kBinInt:
        pushInt(little<std::int32_t>());
        return false;
    case kBinInt1:
        pushInt(little<std::uint8_t>());
        return false;
    case kBinInt2:
        pushInt(little<std::uint16_t>());
        return false;
    case kLong1:
        pushLong(take(little<std::uint8_t>()));
        return false;
    case kLong4: {
        const auto count = little<std::int32_t>();
        if (count < 0) {
            damaged(Core::tr("a number has a negative length"));
        }
        pushLong(take(static_cast<std::uint64_t>(count)));
        return false;
    }
    case kBinFloat: {
        std::uint64_t bits = 0;
        for (const std::byte byte : take(8)) { // the one big-endian value of the format
            bits = bits << 8U | std::to_integer<std::uint64_t>(byte);
        }
        Value* value = make(Kind::Float);
        value->real = std::bit_cast<double>(bits);
        push(value);
        return false;
    }
    case kShortBinUnicode:
    case kShortBinString:
        pushText(take(little<std::uint8_t>()));
        return false;
    case kBinUnicode:
    case kBinString:
        pushText(take(little<std::uint32_t>()));
        return false;
    case kBinUnicode8:
        pushText(take(little<std::uint64_t>()));
        return false;
    case kShortBinBytes:
        pushBytes(take(little<std::uint8_t>()));
        return false;
    case kBinBytes:
        pushBytes(take(little<std::uint32_t>()));
        return false;
    case kBinBytes8:
    case kByteArray8:
        pushBytes(take(little<std::uint64_t>()));
        return false;
    case kEmptyDict:
        push(make(Kind::Dict));
        return false;
    case kEmptyList:
        push(make(Kind::List));
        return false;
    case kEmptyTuple:
        push(make(Kind::Tuple));
        return false;
    case kEmptySet:
        push(make(Kind::Set));
        return false;
    case kTuple:
        pushContainer(Kind::Tuple, popToMark());
        return false;
    case kList:
        pushContainer(Kind::List, popToMark());
        return false;
    case kFrozenSet:
        pushContainer(Kind::Set, popToMark());
        return false;
    case kDict: {
        auto items = popToMark();
        if (items.size() % 2 != 0) {
            damaged(Core::tr("a key has no value"));
        }
        pushContainer(Kind::Dict, std::move(items));
        return false;
    }
    case kTuple1:
    case kTuple2:
    case kTuple3: {
        std::vector<Value*> items(static_cast<std::size_t>(op - kTuple1) + 1);
        for (auto item = items.rbegin(); item != items.rend(); ++item) {
            *item = pop();
        }
        pushContainer(Kind::Tuple, std::move(items));
        return false;
    }
    case kAppend: {
        Value* item = pop();
        extend(top(), {item}, false);
        return false;
    }
    case kAppends:
    case kAddItems: {
        const auto items = popToMark();
        extend(top(), items, false);
        return false;
    }
    case kSetItem: {
        Value* item = pop();
        Value* key = pop();
        extend(top(), {key, item}, true);
        return false;
    }
    case kSetItems: {
        const auto items = popToMark();
        extend(top(), items, true);
        return false;
    }
    case kGlobal: {
        const auto module = line();
        pushGlobal(module, line());
        return false;
    }
    case kStackGlobal: {
        const Value* name = pop();
        const Value* module = pop();
        if (name->kind != Kind::String || module->kind != Kind::String) {
            damaged(Core::tr("a name is no text"));
        }
        pushGlobal(module->text, name->text);
        return false;
    }
    case kReduce:
    case kNewObj: {
        Value* args = pop();
        Value* callee = pop();
        pushCall(callee, args);
        return false;
    }
    case kNewObjEx: {
        pop(); // keyword arguments are not used by any class we know
        Value* args = pop();
        Value* callee = pop();
        pushCall(callee, args);
        return false;
    }
    case kBuild: {
        Value* state = pop();
        Value* object = top();
        if (object->kind != Kind::Object) {
            damaged(Core::tr("it sets the state of something that has none"));
        }
        object->state = state;
        return false;
    }
    case kBinPut:
        memoize(little<std::uint8_t>(), top());
        return false;
    case kLongBinPut:
        memoize(little<std::uint32_t>(), top());
        return false;
    case kMemoize:
        memoize(m_memo.size(), top());
        return false;
    case kBinGet:
        push(recall(little<std::uint8_t>()));
        return false;
    case kLongBinGet:
        push(recall(little<std::uint32_t>()));
        return false;
    case kBinPersId: {
        if (!m_options.allowPersistentIds) {
            damaged(Core::tr("it refers to data outside the file"));
        }
        Value* id = pop();
        Value* value = make(Kind::Persistent);
        value->args = id;
        push(value);
        return false;
    }
    case kInst: { // refused like every old form, but a dangerous name is told first
        const auto module = line();
        pushGlobal(module, line());
        [[fallthrough]];
    }
    default:
        refuse(op);
    }
}

} // namespace

std::string oldProtocol() {
    return Core::tr(
        "this is a pickle of protocol 0 or 1, which no StyleGAN tool writes; if you trust it, load "
        "it in Python and save it again with pickle.dump(data, file, protocol=4)");
}

bool looksLikeOldPickle(std::span<const std::byte> bytes) {
    // A header that says so, a dictionary, a list, a tuple or an object; and STOP.
    constexpr std::string_view kStarts = "\x80(c}])";
    return bytes.size() > 2 && bytes.back() == std::byte{kStop} &&
           kStarts.find(std::to_integer<char>(bytes.front())) != std::string_view::npos;
}

Result<Document> read(std::span<const std::byte> bytes, const ReadOptions& options) {
    try {
        return Machine(bytes, options).run();
    } catch (const Failure& failure) {
        return fail(failure.error);
    } catch (const std::bad_alloc&) {
        return fail(
            ErrorCode::OutOfMemory, Core::tr("there is not enough memory to read the file"));
    }
}

} // namespace sg::pickle
