#pragma once

/// One evaluation at a time, off the GUI thread, with its progress and a way to give it up.

#include "core/base/result.h"
#include "ui/session/evaluation_service.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace sg {

class EvaluationRun final : public QObject {
    Q_OBJECT

public:
    /// The service must outlive it and what it started (finishBackground()).
    EvaluationRun(EvaluationService& service, QObject* parent);

    /// Gives up what runs; it ends soon, untold.
    ~EvaluationRun() override;

    /// What runs is given up.
    void start(EvaluationQuestion question);

    /// No signal about what runs follows.
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_work != nullptr; }

Q_SIGNALS:
    /// Which share is done, and about how long the rest takes; nothing = not known yet.
    void progressed(double done, std::optional<double> secondsLeft);
    void answered(const std::shared_ptr<const sg::EvaluationAnswer>& answer);
    void failed(const sg::Error& error);

private:
    struct Work;

    void tell();
    void take(Result<EvaluationAnswer> answer);

    EvaluationService& m_service;
    std::shared_ptr<Work> m_work; ///< what runs; shared with its thread
    QElapsedTimer m_clock;
    QTimer m_ticker;
};

} // namespace sg
