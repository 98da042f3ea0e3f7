#pragma once

/// Reports and advice as JSON, for the run's log and for `--json`.

#include "core/base/result.h"
#include "core/train/coach/advice.h"
#include "core/train/monitors/monitor_report.h"

#include <nlohmann/json_fwd.hpp>

namespace sg {

nlohmann::json toJson(const MonitorReport& report);

/// The report again, so that a resumed run's coach knows what was before. Missing keys keep their
/// defaults; a wrong type is an error (BadFormat).
Result<MonitorReport> monitorReportFromJson(const nlohmann::json& json);

/// {"rule", "severity": "hint" | "warning" | "stop", "sentence", "kimg", "action": {"set": id,
/// "to": value} | {"faders": {group: factor}} | {"take_kimg": kimg}}.
nlohmann::json toJson(const Advice& advice);

} // namespace sg
