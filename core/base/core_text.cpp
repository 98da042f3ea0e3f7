#include "core/base/core_text.h"

namespace sg {

namespace {

Translator g_translator = nullptr;

} // namespace

void Core::setTranslator(Translator translator) {
    g_translator = translator;
}

std::string Core::filled(const char* text, std::initializer_list<std::string> args) {
    const std::string pattern = g_translator ? g_translator(text) : text;
    std::string sentence;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool place = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' &&
                           std::size_t(pattern[i + 1] - '1') < args.size();
        if (place) {
            sentence += args.begin()[pattern[++i] - '1'];
        } else {
            sentence += pattern[i];
        }
    }
    return sentence;
}

} // namespace sg
