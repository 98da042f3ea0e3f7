#pragma once

/// A gap service that answers when a test lets it.

#include "ui/session/gap_service.h"

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

namespace sg {

/// Answers once it is let, or as soon as it is asked to stop.
class FakeGap final : public GapService {
public:
    Result<GapReport> measureGap(
        const std::shared_ptr<const Model>&,
        const ModelInfo& info,
        const StyleSet& pictures,
        const std::stop_token& stop) override {
        ++asked;
        while (held && !stop.stop_requested()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        if (stop.stop_requested()) {
            ++stopped;
            return fail(ErrorCode::Cancelled, "The measurement was cancelled");
        }
        if (broken) {
            return fail(ErrorCode::FileNotFound, "a.png is gone");
        }
        GapReport report;
        report.pictures = int(pictures.pictures.size());
        report.verdict.preset = preset;
        report.verdict.sentence = info.name + " and " + std::to_string(report.pictures) +
                                  " pictures: take the \"Faithful to the source\".";
        report.verdict.reasons = {"Colours: <none>.", "Background: one."};
        return report;
    }

    std::atomic<int> asked = 0;
    std::atomic<int> stopped = 0;
    std::atomic<bool> held = false;
    std::atomic<bool> broken = false;
    std::string preset = "faithful"; ///< set while nothing is asked; empty = it names none
};

} // namespace sg
