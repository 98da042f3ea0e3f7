#include "core/train/coach/coach_json.h"

#include "core/base/core_text.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace sg {

namespace {

using Json = nlohmann::json;

const char* nameOf(AdviceSeverity severity) {
    switch (severity) {
    case AdviceSeverity::Hint:
        return "hint";
    case AdviceSeverity::Warning:
        return "warning";
    case AdviceSeverity::Stop:
        return "stop";
    }
    return "";
}

struct ActionToJson {
    Json operator()(const ChangeSetting& change) const {
        return std::visit(
            [&](const auto& value) {
                return Json{{"set", change.id}, {"to", value}};
            },
            change.value);
    }

    Json operator()(const MoveFaders& move) const { return {{"faders", move.factors}}; }

    Json operator()(const TakeResult& take) const { return {{"take_kimg", take.kimg}}; }
};

/// JSON has no NaN: null.
Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

/// `target` stays when the key is missing or null.
template <typename T>
void read(const Json& json, const char* key, T& target) {
    const auto found = json.find(key);
    if (found != json.end() && !found->is_null()) {
        target = found->get<T>();
    }
}

void read(const Json& json, const char* key, std::optional<double>& target) {
    double value = std::nan("");
    read(json, key, value);
    if (!std::isnan(value)) {
        target = value;
    }
}

} // namespace

Json toJson(const MonitorReport& report) {
    Json json{
        {"kimg", report.kimg},
        {"seconds", report.seconds},
        {"change", number(report.change)},
        {"diversity", number(report.diversity)},
        {"copy_share", report.copyShare},
        {"assignment_entropy", report.assignmentEntropy}};
    json["drift"] = Json::object();
    for (const auto& [group, drift] : report.drift) {
        json["drift"][group] = number(drift);
    }
    json["nearest"] = Json::array();
    for (const NearestPicture& nearest : report.nearest) {
        json["nearest"].push_back(
            {{"picture", nearest.picture}, {"similarity", number(nearest.similarity)}});
    }
    const auto optional = [&json](const char* key, const std::optional<double>& value) {
        if (value) {
            json[key] = number(*value);
        }
    };
    optional("picture_diversity", report.pictureDiversity);
    optional("gradient_g", report.gradientG);
    optional("gradient_d", report.gradientD);
    if (!report.finite()) {
        json["not_finite"] = report.notFinite;
    }
    return json;
}

Result<MonitorReport> monitorReportFromJson(const Json& json) {
    MonitorReport report;
    try {
        read(json, "kimg", report.kimg);
        read(json, "seconds", report.seconds);
        read(json, "change", report.change);
        read(json, "diversity", report.diversity);
        read(json, "copy_share", report.copyShare);
        read(json, "assignment_entropy", report.assignmentEntropy);
        read(json, "picture_diversity", report.pictureDiversity);
        read(json, "gradient_g", report.gradientG);
        read(json, "gradient_d", report.gradientD);
        read(json, "not_finite", report.notFinite);
        const Json drifts = json.value("drift", Json::object());
        for (const auto& [group, drift] : drifts.get<Json::object_t>()) {
            report.drift[group] = drift.is_null() ? std::nan("") : drift.get<double>();
        }
        for (const Json& nearest : json.value("nearest", Json::array_t())) {
            NearestPicture found{nearest.at("picture").get<int>(), 0.0};
            read(nearest, "similarity", found.similarity);
            report.nearest.push_back(found);
        }
    } catch (const Json::exception& wrong) {
        return fail(
            ErrorCode::BadFormat, Core::tr("A recorded monitor report is damaged"), wrong.what());
    }
    return report;
}

Json toJson(const Advice& advice) {
    return {
        {"rule", advice.rule},
        {"severity", nameOf(advice.severity)},
        {"sentence", advice.sentence},
        {"kimg", advice.kimg},
        {"action", std::visit(ActionToJson{}, advice.action)}};
}

} // namespace sg
