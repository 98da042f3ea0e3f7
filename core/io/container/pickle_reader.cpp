#include "core/io/container/pickle_reader.h"

#include "core/base/core_text.h"
#include "core/io/container/pickle_builder.h"
#include "core/io/container/pickle_failure.h"
#include "core/io/container/pickle_input.h"
#include "core/io/container/pickle_opcodes.h"

#include <new>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sg::pickle {

namespace {

/// The stack machine: does what one opcode after the other says, until STOP. The input knows how
/// arguments are spelled, the builder what values are; here is where they lie meanwhile.
class Machine {
public:
    Machine(std::span<const std::byte> bytes, const ReadOptions& options)
        : m_input(bytes), m_builder(bytes.size(), options), m_options(options) {}

    Document run() {
        for (std::size_t operations = 0; !step(); ++operations) {
            if (operations >= m_options.maxOperations) {
                damaged(Core::tr("it is longer than any StyleGAN file"));
            }
        }
        return m_builder.finish(m_root, m_input.position());
    }

private:
    bool step(); ///< true after STOP

    [[noreturn]] void refuse(unsigned char op) const;

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

    Input m_input;
    Builder m_builder;
    ReadOptions m_options;
    const Value* m_root = nullptr;
    bool m_hasHeader = false;
    std::vector<Value*> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, Value*> m_memo;
};

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
             m_input.position() - 1)}};
}

bool Machine::step() {
    const auto op = std::to_integer<unsigned char>(m_input.take(1)[0]);
    switch (op) {
    case kProto:
        if (const auto version = m_input.little<std::uint8_t>(); version < 2 || version > 5) {
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
        if (const auto length = m_input.little<std::uint64_t>(); length > m_input.left()) {
            damaged(Core::tr("it ends too early"));
        }
        return false;
    case kStop:
        m_root = pop();
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
        push(m_builder.make(Kind::None));
        return false;
    case kNewTrue:
    case kNewFalse:
        push(m_builder.boolean(op == kNewTrue));
        return false;
    case kBinInt:
        push(m_builder.integer(m_input.little<std::int32_t>()));
        return false;
    case kBinInt1:
        push(m_builder.integer(m_input.little<std::uint8_t>()));
        return false;
    case kBinInt2:
        push(m_builder.integer(m_input.little<std::uint16_t>()));
        return false;
    case kLong1:
        push(m_builder.longInteger(m_input.take(m_input.little<std::uint8_t>())));
        return false;
    case kLong4: {
        const auto count = m_input.little<std::int32_t>();
        if (count < 0) {
            damaged(Core::tr("a number has a negative length"));
        }
        push(m_builder.longInteger(m_input.take(static_cast<std::uint64_t>(count))));
        return false;
    }
    case kBinFloat:
        push(m_builder.real(m_input.bigEndianReal()));
        return false;
    case kShortBinUnicode:
    case kShortBinString:
        push(m_builder.text(m_input.take(m_input.little<std::uint8_t>())));
        return false;
    case kBinUnicode:
    case kBinString:
        push(m_builder.text(m_input.take(m_input.little<std::uint32_t>())));
        return false;
    case kBinUnicode8:
        push(m_builder.text(m_input.take(m_input.little<std::uint64_t>())));
        return false;
    case kShortBinBytes:
        push(m_builder.bytes(m_input.take(m_input.little<std::uint8_t>())));
        return false;
    case kBinBytes:
        push(m_builder.bytes(m_input.take(m_input.little<std::uint32_t>())));
        return false;
    case kBinBytes8:
    case kByteArray8:
        push(m_builder.bytes(m_input.take(m_input.little<std::uint64_t>())));
        return false;
    case kEmptyDict:
        push(m_builder.make(Kind::Dict));
        return false;
    case kEmptyList:
        push(m_builder.make(Kind::List));
        return false;
    case kEmptyTuple:
        push(m_builder.make(Kind::Tuple));
        return false;
    case kEmptySet:
        push(m_builder.make(Kind::Set));
        return false;
    case kTuple:
        push(m_builder.container(Kind::Tuple, popToMark()));
        return false;
    case kList:
        push(m_builder.container(Kind::List, popToMark()));
        return false;
    case kFrozenSet:
        push(m_builder.container(Kind::Set, popToMark()));
        return false;
    case kDict: {
        auto items = popToMark();
        if (items.size() % 2 != 0) {
            damaged(Core::tr("a key has no value"));
        }
        push(m_builder.container(Kind::Dict, std::move(items)));
        return false;
    }
    case kTuple1:
    case kTuple2:
    case kTuple3: {
        std::vector<Value*> items(static_cast<std::size_t>(op - kTuple1) + 1);
        for (auto item = items.rbegin(); item != items.rend(); ++item) {
            *item = pop();
        }
        push(m_builder.container(Kind::Tuple, std::move(items)));
        return false;
    }
    case kAppend: {
        Value* item = pop();
        m_builder.extend(top(), {item}, false);
        return false;
    }
    case kAppends:
    case kAddItems: {
        const auto items = popToMark();
        m_builder.extend(top(), items, false);
        return false;
    }
    case kSetItem: {
        Value* item = pop();
        Value* key = pop();
        m_builder.extend(top(), {key, item}, true);
        return false;
    }
    case kSetItems: {
        const auto items = popToMark();
        m_builder.extend(top(), items, true);
        return false;
    }
    case kGlobal: {
        const auto module = m_input.line();
        push(m_builder.global(module, m_input.line()));
        return false;
    }
    case kStackGlobal: {
        const Value* name = pop();
        const Value* module = pop();
        if (name->kind != Kind::String || module->kind != Kind::String) {
            damaged(Core::tr("a name is no text"));
        }
        push(m_builder.global(module->text, name->text));
        return false;
    }
    case kReduce:
    case kNewObj: {
        Value* args = pop();
        Value* callee = pop();
        push(m_builder.call(callee, args));
        return false;
    }
    case kNewObjEx: {
        pop(); // keyword arguments are not used by any class we know
        Value* args = pop();
        Value* callee = pop();
        push(m_builder.call(callee, args));
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
    case kBinPut: {
        const auto index = m_input.little<std::uint8_t>();
        memoize(index, top());
        return false;
    }
    case kLongBinPut: {
        const auto index = m_input.little<std::uint32_t>();
        memoize(index, top());
        return false;
    }
    case kMemoize:
        memoize(m_memo.size(), top());
        return false;
    case kBinGet:
        push(recall(m_input.little<std::uint8_t>()));
        return false;
    case kLongBinGet:
        push(recall(m_input.little<std::uint32_t>()));
        return false;
    case kBinPersId:
        if (!m_options.allowPersistentIds) {
            damaged(Core::tr("it refers to data outside the file"));
        }
        push(m_builder.persistent(pop()));
        return false;
    case kInst: { // refused like every old form, but a dangerous name is told first
        const auto module = m_input.line();
        push(m_builder.global(module, m_input.line()));
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
