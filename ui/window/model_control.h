#pragma once

/// Which model the window shows: opens one, or a run of one, off the GUI thread, takes it over in
/// all panels, and closes it.

#include "core/base/result.h"
#include "ui/session/services.h"

#include <QObject>
#include <QString>

namespace sg {

class LastAsked;
class PreviewPanel;
class RunControl;
class RunDisplay;
class RunSetup;
class TasteControl;
class TimeTravel;
class TrainingController;

class ModelControl final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        TrainingController& controller;
        RunControl& run;
        RunSetup& setup;
        RunDisplay& display;
        TasteControl& taste;
        TimeTravel& time;
        PreviewPanel& preview;
        LastAsked& asked; ///< of everything that would take the model's place
    };

    /// All of them must outlive it, and the services also what it started (finishBackground()).
    ModelControl(StudioServices& services, const Parts& parts, QObject* parent);

    /// Asks first when a run or its result would be lost; an active run ends before the model
    /// comes. `opened` or a message follows, unless the person declines or something else is asked
    /// for meanwhile.
    void open(const QString& path);

    /// Goes on with a run folder; `branch` empty = the first one.
    void resume(const QString& folder, const QString& branch);

    /// Takes over what was opened already.
    void adopt(OpenedModel model);

    /// The same, and goes on with the run.
    void adoptRun(ResumableRun run);

    /// Shows no model; what is on its way comes no more.
    void close();

Q_SIGNALS:
    /// A model was taken over or closed, and all panels show it.
    void opened();
    void closed();

    /// Something is being opened, in words; empty = not any more.
    void busy(const QString& words);
    void said(const QString& words);
    void failed(const sg::Error& error);

private:
    void follow(SessionState state);

    StudioServices& m_services;
    Parts m_parts;
    QString m_openAfterStop;
    int m_openNumber = 0; ///< of that, in the order of what was asked for
};

} // namespace sg
