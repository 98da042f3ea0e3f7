#pragma once

/// Where new runs are kept: a folder of Stylegraft's own, until a person chooses another one, on a
/// larger disk for instance.

#include <QObject>
#include <QString>

class QSettings;
class QWidget;

namespace sg {

class Prompts;
class RunControl;

class RunsPlace final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    RunsPlace(RunControl& run, Prompts& prompts, QWidget& window);

    /// What was chosen before, and what will be. They must outlive the window.
    void keepIn(QSettings& settings);

    /// Asks for a folder. One that cannot be written to is not taken.
    void choose();

Q_SIGNALS:
    void said(const QString& words);

private:
    RunControl& m_run;
    Prompts& m_prompts;
    QWidget& m_window;
    QSettings* m_settings = nullptr;
};

} // namespace sg
