#include "ui/help/problem_desk.h"

#include "core/base/log.h"
#include "ui/window/prompts.h"

#include <QDateTime>
#include <QWidget>

#include <utility>

namespace sg {

namespace {

/// For the details: never translated, so that it can be searched for.
QString nameOf(ErrorCode code) {
    switch (code) {
    case ErrorCode::FileNotFound:
        return QStringLiteral("FileNotFound");
    case ErrorCode::FileExists:
        return QStringLiteral("FileExists");
    case ErrorCode::BadFormat:
        return QStringLiteral("BadFormat");
    case ErrorCode::Unsupported:
        return QStringLiteral("Unsupported");
    case ErrorCode::Refused:
        return QStringLiteral("Refused");
    case ErrorCode::InvalidArgument:
        return QStringLiteral("InvalidArgument");
    case ErrorCode::OutOfMemory:
        return QStringLiteral("OutOfMemory");
    case ErrorCode::Io:
        return QStringLiteral("Io");
    case ErrorCode::Diverged:
        return QStringLiteral("Diverged");
    case ErrorCode::Cancelled:
        return QStringLiteral("Cancelled");
    case ErrorCode::Internal:
        break;
    }
    return QStringLiteral("Internal");
}

bool isAboutTheFile(ErrorCode code) {
    return code == ErrorCode::FileNotFound || code == ErrorCode::BadFormat ||
           code == ErrorCode::Unsupported || code == ErrorCode::Refused;
}

QString adviceFor(ErrorCode code) {
    switch (code) {
    case ErrorCode::FileNotFound:
        return ProblemDesk::tr("Was it moved or renamed, or is a disk not plugged in?");
    case ErrorCode::BadFormat:
        return ProblemDesk::tr("The file may have been copied or downloaded only in part. Try to "
                               "get it again.");
    case ErrorCode::Unsupported:
        return ProblemDesk::tr("Nothing is wrong with the file; Stylegraft cannot use its kind. "
                               "The guide lists what can be opened.");
    case ErrorCode::Refused:
        return ProblemDesk::tr("The file wants to run a program of its own. Stylegraft never does "
                               "that, whoever sent it.");
    case ErrorCode::OutOfMemory:
        return ProblemDesk::tr("A smaller batch needs less memory. Closing other programs helps, "
                               "too.");
    case ErrorCode::Io:
        return ProblemDesk::tr("Is there room on the disk, and may this folder be written to?");
    case ErrorCode::Diverged:
        return ProblemDesk::tr("Slower learning is steadier.");
    case ErrorCode::Internal:
        return ProblemDesk::tr("This is a fault of Stylegraft. A diagnostics file helps to find "
                               "it.");
    case ErrorCode::FileExists:
    case ErrorCode::InvalidArgument:
    case ErrorCode::Cancelled:
        break;
    }
    return {};
}

} // namespace

ProblemDesk::ProblemDesk(Prompts& prompts, QWidget& window, Acts acts)
    : QObject(&window), m_prompts(prompts), m_window(window), m_acts(std::move(acts)) {}

Problem ProblemDesk::problemOf(const Error& error, Deed deed) const {
    Problem problem;
    problem.message = QString::fromStdString(error.message);
    const bool ofFile = isAboutTheFile(error.code);
    problem.advice = ofFile && deed != Deed::Opening ? QString() : adviceFor(error.code);
    problem.detail = QStringLiteral("Stylegraft %1, %2, %3")
                         .arg(
                             QStringLiteral(STYLEGRAFT_VERSION),
                             nameOf(error.code),
                             QDateTime::currentDateTime().toString(Qt::ISODate));
    if (!error.detail.empty()) {
        problem.detail += QLatin1Char('\n') + QString::fromStdString(error.detail);
    }
    const auto offer = [&](const char* name, const QString& text, const auto& act) {
        if (act) {
            problem.remedies.push_back({QString::fromLatin1(name), text, act});
        }
    };
    if (ofFile && deed == Deed::Opening) {
        offer("openAnother", tr("&Open another..."), m_acts.openAnother);
    } else if (deed == Deed::Saving) {
        offer("saveElsewhere", tr("Save &as..."), m_acts.saveAs);
    } else if (error.code == ErrorCode::Io && deed == Deed::Training) {
        offer("runsElsewhere", tr("Keep &runs elsewhere..."), m_acts.runsElsewhere);
    } else if (error.code == ErrorCode::Diverged) {
        offer("learnSlower", tr("&Halve the learning rate"), m_acts.learnSlower);
    } else if (error.code == ErrorCode::OutOfMemory) {
        offer("smallerBatch", tr("&Halve the batch"), m_acts.smallerBatch);
    }
    offer("problemDiagnostics", tr("Save &diagnostics..."), m_acts.diagnostics);
    return problem;
}

void ProblemDesk::show(const Error& error, Deed deed) {
    log(LogLevel::Error,
        "stylegraft.window",
        nameOf(error.code).toStdString() + ": " + error.message +
            (error.detail.empty() ? "" : "\n" + error.detail));
    m_prompts.showProblem(&m_window, problemOf(error, deed));
}

} // namespace sg
