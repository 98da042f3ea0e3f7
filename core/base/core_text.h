#pragma once

/// Sentences of the core for a person: errors, advice, reasons. Core is written in English and
/// knows no Qt; the studio hands in its translator once, and from then on the same sentences come
/// in the language of the window. The command line hands in none.

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>

namespace sg {

/// Gives the text in another language, or as it is when it knows none. Called from every thread.
using Translator = std::string (*)(const char* text);

class Core {
public:
    /// `text` with %1 to %9 replaced by the arguments: text, paths and whole numbers. Other numbers
    /// are written out by the caller, who knows how many digits mean something. What an argument
    /// brings is never searched for places. `text` is a literal, or lupdate does not find it; the
    /// first argument is none, or lupdate takes it for a remark to translators:
    ///
    ///     return fail(ErrorCode::Io, Core::tr("%1 cannot be written; is the disk full?", path));
    template <typename... Args>
    [[nodiscard]] static std::string tr(const char* text, const Args&... args) {
        return filled(text, {asText(args)...});
    }

    /// nullptr, as at the start, is English. Before other threads begin.
    static void setTranslator(Translator translator);

private:
    [[nodiscard]] static std::string
    filled(const char* text, std::initializer_list<std::string> args);

    static std::string asText(std::string_view text) { return std::string(text); }

    static std::string asText(const std::filesystem::path& path) { return path.string(); }

    static std::string asText(const std::string& text) { return text; }

    static std::string asText(const char* text) { return text; }

    static std::string asText(char* text) { return text; }

    template <typename Number>
    static std::string asText(Number number) {
        static_assert(std::is_integral_v<Number> && sizeof(Number) > 1, "write it out first");
        return std::to_string(number);
    }
};

} // namespace sg
