#pragma once

/// Reads pictures off the GUI thread, one import after the other.

#include "ui/session/services.h"

#include <QObject>
#include <QStringList>

#include <stop_token>

namespace sg {

class StyleEdits;

class PictureImport final : public QObject {
    Q_OBJECT

public:
    /// What `edits` holds already is not read again. Both must outlive it, the services also what
    /// it started (finishBackground()).
    PictureImport(StudioServices& services, const StyleEdits& edits, QObject* parent);

    /// Cancels what is in progress.
    ~PictureImport() override;

    /// Files, folders and archives; `finished` or `failed` follows. While one import is in
    /// progress, others wait and are then read together.
    void read(const QStringList& paths);

    /// Forgets what is in progress and what waits; no signal follows.
    void giveUp();

    [[nodiscard]] bool busy() const { return m_busy; }

Q_SIGNALS:
    void started();

    /// Only the new pictures; the names of what was skipped or left out of the whole set.
    void finished(const sg::StyleSet& read);
    void failed(const QString& why);

private:
    void readNext();

    StudioServices& m_services;
    const StyleEdits& m_edits;
    std::stop_source m_cancel;
    QStringList m_waiting;
    bool m_busy = false;
    int m_number = 0; ///< tells an import that was given up from the present one
};

} // namespace sg
