#include "core/train/run/run_history.h"

#include "core/train/coach/coach_json.h"
#include "core/train/run/curves.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <string>
#include <utility>

namespace sg {

namespace {

void addEvent(RunHistory& history, const std::string& line) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("kind") || !json["kind"].is_string()) {
        return;
    }
    if (json["kind"] == "monitor") {
        if (auto report = monitorReportFromJson(json)) {
            history.reports.push_back(*std::move(report));
        }
        return;
    }
    const auto text = json.find("text");
    const auto kimg = json.find("kimg");
    if (text != json.end() && text->is_string() && kimg != json.end() && kimg->is_number()) {
        history.marks.push_back({json["kind"], *text, *kimg});
    }
}

} // namespace

RunHistory readHistory(const RunLayout& layout, std::int64_t curveRows, std::int64_t eventRows) {
    RunHistory history;
    std::string line;
    std::ifstream curves(layout.curves());
    std::getline(curves, line); // header
    for (std::int64_t row = 0; row < curveRows && std::getline(curves, line); ++row) {
        if (const auto stats = statsOfRow(line)) {
            history.steps.push_back(*stats);
        }
    }
    std::ifstream events(layout.events());
    for (std::int64_t row = 0; row < eventRows && std::getline(events, line); ++row) {
        addEvent(history, line);
    }
    return history;
}

} // namespace sg
