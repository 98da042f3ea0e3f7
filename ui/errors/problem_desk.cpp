#include "ui/errors/problem_desk.h"

#include "ui/train/train_panel.h"
#include "ui/window/prompts.h"

#include <QAction>

#include <algorithm>

namespace sg {

namespace {

constexpr int kLeastBatch = 2;
constexpr double kLeastRate = 0.00001;

} // namespace

ProblemDesk::ProblemDesk(QWidget& window, TrainPanel& train, Prompts& prompts)
    : m_window(window), m_train(train), m_prompts(prompts) {}

void ProblemDesk::show(const Error& error, Task task) {
    const Problem problem = problemOf(error, task);
    if (m_prompts.showProblem(&m_window, problem)) {
        help(problem.remedy);
    }
}

void ProblemDesk::trigger(const char* action) {
    if (auto* found = m_window.findChild<QAction*>(QString::fromLatin1(action))) {
        found->trigger();
    }
}

void ProblemDesk::help(Remedy remedy) {
    TrainSettings settings = m_train.settings();
    switch (remedy) {
    case Remedy::None:
        return;
    case Remedy::OpenOther:
        trigger("openModel");
        return;
    case Remedy::SaveElsewhere:
        trigger("exportModel");
        return;
    case Remedy::Diagnostics:
        trigger("collectDiagnostics");
        return;
    case Remedy::HalveBatch:
        settings.batch = std::max(kLeastBatch, settings.batch / 2);
        break;
    case Remedy::HalveRate:
        settings.learningRate = std::max(kLeastRate, settings.learningRate / 2.0);
        break;
    }
    m_train.restore(settings, {});
}

} // namespace sg
