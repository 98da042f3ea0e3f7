#pragma once

/// Makes an error into something to read and to do: what happened, what to try, a button that does
/// it, and the details with what is needed to understand them later.

#include "core/base/result.h"
#include "ui/help/problem.h"

#include <QObject>

class QWidget;

namespace sg {

class Prompts;

class ProblemDesk final : public QObject {
    Q_OBJECT

public:
    /// What remedies do. An empty one is not offered.
    struct Acts {
        std::function<void()> openAnother;   ///< asks for another model or project
        std::function<void()> learnSlower;   ///< halves the learning rate
        std::function<void()> smallerBatch;  ///< halves the batch
        std::function<void()> runsElsewhere; ///< asks for another folder for new runs
        std::function<void()> saveAs;        ///< asks for another name of the project
        std::function<void()> diagnostics;   ///< "Save diagnostics..."
    };

    /// Prompts and window must outlive it.
    ProblemDesk(Prompts& prompts, QWidget& window, Acts acts);

    /// What could not be done: another file helps where one could not be opened, another folder
    /// where a training could not be kept, another name where the project could not be saved.
    enum class Deed { Opening, Training, Saving, Other };

    /// Logs it, and shows it.
    void show(const Error& error, Deed deed);

    [[nodiscard]] Problem problemOf(const Error& error, Deed deed) const;

private:
    Prompts& m_prompts;
    QWidget& m_window;
    Acts m_acts;
};

} // namespace sg
