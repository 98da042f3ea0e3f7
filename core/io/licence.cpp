#include "core/io/licence.h"

#include "core/base/core_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>

namespace sg {

namespace {

/// Licences are named at the top of a file.
constexpr std::size_t kHeaderBytes = 4096;
constexpr std::size_t kMaxName = 120;

constexpr std::string_view kNvidiaName = "NVIDIA Source Code License (non-commercial)";
constexpr std::string_view kSomeTerms = "non-commercial terms";

struct Rule {
    std::string_view pattern; ///< in lower case
    std::string_view name;
    bool nonCommercial;
};

/// The first that is found decides: the narrower names come first.
constexpr std::array<Rule, 13> kRules{{
    {"nvidia source code license-nc", "NVIDIA Source Code License-NC", true},
    {"nvidia source code license", kNvidiaName, true},
    {"cc-by-nc-sa", "CC BY-NC-SA", true},
    {"cc by-nc-sa", "CC BY-NC-SA", true},
    {"cc-by-nc", "CC BY-NC", true},
    {"cc by-nc", "CC BY-NC", true},
    {"attribution-noncommercial", "CC BY-NC", true},
    {"non-commercial", kSomeTerms, true},
    {"noncommercial", kSomeTerms, true},
    {"gnu general public license", "GNU GPL", false},
    {"apache license", "Apache License", false},
    {"mit license", "MIT License", false},
    {"bsd license", "BSD License", false},
}};

char lower(unsigned char c) {
    return static_cast<char>(std::tolower(c));
}

std::string lower(std::string_view text) {
    std::string result;
    std::ranges::transform(
        text, std::back_inserter(result), [](unsigned char c) { return lower(c); });
    return result;
}

/// In lower case, comment marks and line ends replaced by single spaces: a licence's name may be
/// broken into two comment lines.
std::string words(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c != '#' && c != '*' && std::isspace(static_cast<unsigned char>(c)) == 0) {
            result += lower(static_cast<unsigned char>(c));
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    return result;
}

/// The line around `position` without comment marks and without anything that is not ASCII: it is
/// text from a stranger's file.
std::string lineAround(std::string_view text, std::size_t position) {
    const auto before = text.rfind('\n', position);
    const auto begin = before == std::string_view::npos ? 0 : before + 1;
    std::string line;
    for (const char c : text.substr(begin, text.find('\n', position) - begin)) {
        if (c >= ' ' && c <= '~' && line.size() < kMaxName) {
            line += c;
        }
    }
    const auto first = line.find_first_not_of("#*/-\"' ");
    const auto last = line.find_last_not_of("#*/-\"' ");
    return first == std::string::npos ? std::string() : line.substr(first, last - first + 1);
}

} // namespace

LicenceHint licenceOf(std::string_view sourceText) {
    const auto header = sourceText.substr(0, kHeaderBytes);
    const std::string text = words(header);
    for (const Rule& rule : kRules) {
        if (text.find(rule.pattern) != std::string::npos) {
            return {std::string(rule.name), rule.nonCommercial};
        }
    }
    const std::string searched = lower(header);
    for (const std::string_view mark : {"spdx-license-identifier:", "copyright"}) {
        if (const auto found = searched.find(mark); found != std::string::npos) {
            if (auto line = lineAround(header, found); !line.empty()) {
                if (lower(line).find("nvidia") != std::string::npos) {
                    return {std::string(kNvidiaName), true}; // of its StyleGAN models
                }
                return {std::move(line), false};
            }
        }
    }
    return {};
}

LicenceHint stricter(LicenceHint a, LicenceHint b) {
    const auto strictness = [](const LicenceHint& hint) {
        return hint.nonCommercial ? 2 : hint.name != LicenceHint().name ? 1 : 0;
    };
    return strictness(b) > strictness(a) ? b : a;
}

std::string licenceInWords(const std::string& name) {
    if (name == LicenceHint().name) {
        return Core::tr("unknown");
    }
    return name == kSomeTerms ? Core::tr("non-commercial terms") : name;
}

std::string licenceNotice(const ModelInfo& info) {
    if (!info.nonCommercial) {
        return {};
    }
    return Core::tr(
        "The model this one comes from is under non-commercial terms (%1): what is made with it "
        "may not be used commercially either.",
        licenceInWords(info.licence));
}

} // namespace sg
