#pragma once

/// One export at a time, off the GUI thread, with its progress and a way to cancel it.

#include "core/base/result.h"
#include "ui/session/export_services.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>

namespace sg {

class ExportRunner final : public QObject {
    Q_OBJECT

public:
    /// Writes files and returns their names; called on another thread.
    using Work = std::function<Result<QStringList>(const ExportProgress& progress)>;

    explicit ExportRunner(QObject* parent);

    /// Cancels what runs; it ends soon, untold.
    ~ExportRunner() override;

    /// Nothing may run. `work` may outlive this.
    void start(Work work);

    [[nodiscard]] bool isRunning() const { return m_state != nullptr; }

    /// `failed` with ErrorCode::Cancelled follows, or `finished` if it was too late.
    void cancel();

Q_SIGNALS:
    void progressed(int done, int total);
    void finished(const QStringList& paths);
    void failed(const sg::Error& error);

private:
    struct State;

    void tell();

    std::shared_ptr<State> m_state; ///< of what runs; shared with its thread
    QTimer m_ticker;
};

} // namespace sg
