#include "core/base/one_line.h"

#include <array>

namespace sg {

namespace {

struct Character {
    char32_t code = 0;
    std::size_t bytes = 0; ///< 0 = no UTF-8
};

/// By the first byte: how many follow, which bits of it count, and the least code of that length,
/// below which a shorter form would do.
struct Form {
    unsigned lead;
    unsigned mask;
    std::size_t bytes;
    char32_t least;
};

constexpr std::array<Form, 4> kForms{{
    {0x00, 0x7f, 1, 0},
    {0xc0, 0x1f, 2, 0x80},
    {0xe0, 0x0f, 3, 0x800},
    {0xf0, 0x07, 4, 0x10000},
}};

Character firstOf(std::string_view text) {
    const unsigned lead = static_cast<unsigned char>(text.front());
    for (const Form& form : kForms) {
        if ((lead & ~form.mask & 0xffU) != form.lead || text.size() < form.bytes) {
            continue;
        }
        char32_t code = lead & form.mask;
        for (const char c : text.substr(1, form.bytes - 1)) {
            const unsigned byte = static_cast<unsigned char>(c);
            if ((byte & 0xc0U) != 0x80U) {
                return {};
            }
            code = code << 6U | (byte & 0x3fU);
        }
        const bool surrogate = code >= 0xd800 && code <= 0xdfff;
        return code < form.least || code > 0x10ffff || surrogate ? Character{}
                                                                 : Character{code, form.bytes};
    }
    return {};
}

bool isShown(char32_t c) {
    const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    const bool control = c < 0x20 || within(0x7f, 0x9f);
    const bool breaksOrTurns =
        within(0x200e, 0x200f) || within(0x2028, 0x202e) || within(0x2066, 0x2069) || c == 0x61c;
    return !control && !breaksOrTurns;
}

} // namespace

std::string oneLine(std::string_view text, std::size_t maxBytes) {
    std::string line;
    while (!text.empty()) {
        const auto [code, bytes] = firstOf(text);
        if (bytes > 0 && isShown(code)) {
            if (line.size() + bytes > maxBytes) {
                break;
            }
            line += text.substr(0, bytes);
        }
        text.remove_prefix(bytes > 0 ? bytes : 1);
    }
    return line;
}

} // namespace sg
