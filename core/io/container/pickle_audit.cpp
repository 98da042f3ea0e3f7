#include "core/io/container/pickle_audit.h"

#include "core/io/container/raw_tensor.h"

#include <algorithm>
#include <set>

namespace sg::pickle {

Result<Audit> audit(const Document& document, std::span<const std::string_view> ours) {
    std::set<const void*> programs; // told apart by their place in the file
    std::set<const void*> seen;     // a file may call with one argument a hundred thousand times
    for (const Value& value : document.values) {
        const Value* first = value.args != nullptr ? at(*value.args, 0) : nullptr;
        const bool object = value.isCallOf("torch_utils.persistence _reconstruct_persistent_obj");
        const bool storage = value.isCallOf("torch.storage _load_from_bytes");
        if (first == nullptr || (!object && !storage) || !seen.insert(first).second) {
            continue;
        }
        if (object) {
            const Value* source = find(*first, "module_src");
            if (source != nullptr && !source->text.empty() &&
                std::ranges::find(ours, std::string_view(source->text)) == ours.end()) {
                programs.insert(source->text.data());
            }
        }
        if (storage && first->kind == Kind::Bytes) {
            const auto numbers = storageIn(first->bytes);
            if (!numbers && numbers.error().code == ErrorCode::Refused) {
                return fail(numbers.error());
            }
        }
    }
    return Audit{static_cast<int>(programs.size())};
}

} // namespace sg::pickle
