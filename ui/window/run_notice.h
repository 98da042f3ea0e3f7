#pragma once

/// Tells that a run or a taste has ended, or a run broke down, when nobody is at the window.

#include "core/train/session.h"

#include <QObject>
#include <QString>

class QWidget;

namespace sg {

class Attention;
class Prompts;
class RunControl;
class TrainingController;

class RunNotice final : public QObject {
    Q_OBJECT

public:
    /// All of them must outlive it. Made before anything that shows a dialog about the same, since
    /// that would wait for a person first.
    RunNotice(
        TrainingController& controller,
        RunControl& run,
        const Attention& attention,
        Prompts& prompts,
        QWidget& window);

    /// A taste waits to be chosen from.
    void tellTasted();

private:
    void tell(const QString& title, const QString& text);

    const Attention& m_attention;
    Prompts& m_prompts;
    QWidget& m_window;
};

} // namespace sg
