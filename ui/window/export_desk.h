#pragma once

/// Opens the export dialog, and knows what there is to export.

#include "core/base/result.h"
#include "ui/export/export_subject.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

class QWidget;

class QSettings;

namespace sg {

class ExportDialog;
class PreviewPanel;
class RunControl;
class RunSetup;
class StudioServices;

class ExportDesk final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        RunControl& run;
        const RunSetup& setup;
        const PreviewPanel& preview;
    };

    /// The parts must outlive it, and the services also what it started (finishBackground()).
    ExportDesk(StudioServices& services, const Parts& parts, QWidget& window);

    /// Cancels what is being exported.
    ~ExportDesk() override;

    /// What is chosen in the dialog is kept there. They must outlive it.
    void keepIn(QSettings& settings) { m_settings = &settings; }

    /// Shows the dialog, or brings it to the front.
    void open();

    /// What there is to export, or to judge, at this moment.
    [[nodiscard]] ExportSubject subject() const;

Q_SIGNALS:
    void exported(const QStringList& paths, const QString& words);
    void failed(const sg::Error& error);

private:
    StudioServices& m_services;
    Parts m_parts;
    QWidget& m_window;
    QSettings* m_settings = nullptr;
    QPointer<ExportDialog> m_dialog;
};

} // namespace sg
