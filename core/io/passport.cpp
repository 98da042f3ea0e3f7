#include "core/io/passport.h"

#include "core/base/core_text.h"
#include "core/io/licence.h"
#include "core/project/train_settings.h"

#include <cstdio>
#include <string_view>

namespace sg {

namespace {

constexpr std::string_view kHead = R"(">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>)";

constexpr std::string_view kStyle = R"(</title>
<style>
body { font: 15px/1.5 sans-serif; color: #222; background: #fff; max-width: 52em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.6em; margin-bottom: 0; }
h2 { font-size: 1.1em; margin-top: 1.8em; border-bottom: 1px solid #ccc; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; vertical-align: top; padding: 2px 12px 2px 0; }
th { font-weight: normal; color: #666; white-space: nowrap; }
code { font: 0.85em monospace; overflow-wrap: anywhere; }
img { width: 64px; height: 64px; display: block; }
.notice { border-left: 4px solid #b60; padding-left: 0.8em; }
</style>
</head>
<body>
)";

std::string escaped(std::string_view text) {
    std::string html;
    for (const char letter : text) {
        switch (letter) {
        case '&':
            html += "&amp;";
            break;
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '"':
            html += "&quot;";
            break;
        default:
            html += letter;
        }
    }
    return html;
}

std::string code(std::string_view text) {
    return "<code>" + escaped(text) + "</code>";
}

std::string number(double value, int digits) {
    char text[64];
    std::snprintf(text, sizeof(text), "%.*f", digits, value);
    return text;
}

/// A row of a table; `value` is HTML already. Nothing when there is no value.
std::string row(std::string_view name, const std::string& value) {
    return value.empty() ? std::string()
                         : "<tr><th>" + escaped(name) + "</th><td>" + value + "</td></tr>\n";
}

std::string table(const std::string& rows) {
    return "<table>\n" + rows + "</table>\n";
}

std::string title(std::string_view text) {
    return "<h2>" + escaped(text) + "</h2>\n";
}

/// The page begins with the language that its words are in.
std::string head() {
    return "<!DOCTYPE html>\n<html lang=\"" + Core::tr("en") + std::string(kHead);
}

/// The kinds of `Marked`.
std::string eventInWords(const std::string& kind) {
    if (kind == "freeze") {
        return Core::tr("freeze");
    }
    if (kind == "settings") {
        return Core::tr("settings");
    }
    if (kind == "pictures") {
        return Core::tr("pictures");
    }
    if (kind == "undo") {
        return Core::tr("undo");
    }
    if (kind == "redo") {
        return Core::tr("redo");
    }
    if (kind == "resumed") {
        return Core::tr("resumed");
    }
    if (kind == "diverged") {
        return Core::tr("diverged");
    }
    return kind == "advice" ? Core::tr("advice") : kind;
}

std::string facts(const Passport& passport) {
    const ModelInfo& model = passport.model;
    return table(
        row(Core::tr("File"), escaped(passport.file)) +
        row("SHA-256", passport.fileSha256.empty() ? std::string() : code(passport.fileSha256)) +
        row(Core::tr("Kind"),
            escaped(Core::tr("%1, %2 x %2 pixels", model.architecture, model.resolution))) +
        row(Core::tr("Trained"),
            passport.kimg ? number(*passport.kimg, 3) + " kimg" : std::string()) +
        row(Core::tr("The maker says"),
            passport.ownWork ? escaped(Core::tr("Trained on my own work.")) : std::string()));
}

std::string parent(const Passport& passport) {
    const std::string notice = licenceNotice(passport.model);
    const std::string known = passport.parentSha256.empty() && passport.parent.empty()
                                  ? escaped(Core::tr("not known"))
                                  : escaped(passport.parent);
    return title(Core::tr("Parent")) +
           table(
               row(Core::tr("Model"), known) +
               row("SHA-256",
                   passport.parentSha256.empty() ? std::string() : code(passport.parentSha256)) +
               row(Core::tr("Licence"), escaped(licenceInWords(passport.model.licence)))) +
           (notice.empty() ? std::string() : "<p class=\"notice\">" + escaped(notice) + "</p>\n");
}

std::string pictures(const Passport& passport) {
    if (passport.pictures.empty()) {
        return {};
    }
    std::string rows;
    for (const PassportPicture& picture : passport.pictures) {
        rows += "<tr>";
        if (!picture.thumbnailBase64.empty()) {
            rows += "<td><img alt=\"\" src=\"data:image/png;base64," + picture.thumbnailBase64 +
                    "\"></td>";
        }
        rows += "<td>" + escaped(picture.name);
        if (picture.weight != 1.0) {
            rows += escaped(Core::tr(", weight %1", number(picture.weight, 2)));
        }
        rows += "<br>" + code(picture.sha256) + "</td></tr>\n";
    }
    const auto count = passport.pictures.size();
    return title(
               count == 1 ? Core::tr("1 style picture, with SHA-256")
                          : Core::tr("%1 style pictures, with SHA-256", count)) +
           table(rows);
}

/// Of a setting that has a label in the training panel; others (batch, method) are words already.
std::string settingInWords(const std::string& id) {
    for (const ParamSpec& spec : trainParams()) {
        if (spec.id == id) {
            return Core::tr(std::string(spec.label).c_str());
        }
    }
    return id;
}

std::string training(const Passport& passport) {
    std::string rows;
    for (const auto& [name, value] : passport.settings) {
        rows += row(settingInWords(name), code(value));
    }
    rows +=
        row(Core::tr("faders"), passport.freeze.empty() ? std::string() : code(passport.freeze));
    return rows.empty() ? std::string() : title(Core::tr("Settings")) + table(rows);
}

std::string history(const Passport& passport) {
    std::string rows;
    for (const PassportEvent& event : passport.events) {
        rows += "<tr><th>" + number(event.kimg, 3) + " kimg</th><td>" +
                escaped(eventInWords(event.kind)) + "</td><td>" + code(event.text) + "</td></tr>\n";
    }
    return rows.empty() ? std::string() : title(Core::tr("What changed on the way")) + table(rows);
}

} // namespace

std::string passportHtml(const Passport& passport) {
    const std::string name = passport.file.empty() ? passport.model.name : passport.file;
    return head() + escaped(Core::tr("%1: model passport", name)) + std::string(kStyle) + "<h1>" +
           escaped(name) + "</h1>\n<p>" +
           escaped(Core::tr("Model passport, written by Stylegraft %1.", STYLEGRAFT_VERSION)) +
           "</p>\n" + facts(passport) + parent(passport) + pictures(passport) + training(passport) +
           history(passport) + "</body>\n</html>\n";
}

} // namespace sg
