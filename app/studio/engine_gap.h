#pragma once

/// The gap over core/measure.

#include "ui/session/gap_service.h"

namespace sg {

class EngineGap final : public GapService {
public:
    Result<GapReport> measureGap(
        const std::shared_ptr<const Model>& model,
        const ModelInfo& info,
        const StyleSet& pictures,
        const std::stop_token& stop) override;
};

} // namespace sg
