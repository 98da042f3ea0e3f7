#include "ui/errors/problem.h"

#include "ui/common/core_words.h"

#include <QCoreApplication>

namespace sg {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("sg::Problem", text);
}

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
        return QStringLiteral("Internal");
    }
    return {};
}

void advise(Problem& problem, ErrorCode code, Task task) {
    const auto offer = [&problem](const QString& advice, Remedy remedy, const QString& text) {
        problem.advice = advice;
        problem.remedy = remedy;
        problem.remedyText = text;
    };
    switch (code) {
    case ErrorCode::OutOfMemory:
        offer(
            tr("Close other programs, or train with a smaller batch."),
            Remedy::HalveBatch,
            tr("Halve the &batch"));
        return;
    case ErrorCode::Diverged:
        offer(tr("Smaller steps are steadier."), Remedy::HalveRate, tr("Halve the learning &rate"));
        return;
    case ErrorCode::Internal:
        offer(
            tr("This is a fault of the program. What you can do: try again, and report it with the "
               "diagnostics, which hold no pictures and no model."),
            Remedy::Diagnostics,
            tr("Collect &diagnostics..."));
        return;
    default:
        break;
    }
    switch (task) {
    case Task::OpenModel:
        offer(
            code == ErrorCode::FileNotFound
                ? tr("It may have been moved or renamed; choose it where it is now.")
                : tr("Choose another file, or get this one anew: a download may have been cut "
                     "off."),
            Remedy::OpenOther,
            tr("&Open another model..."));
        return;
    case Task::OpenRun:
        problem.advice = tr("Choose the folder of a run: it holds a file config.json.");
        return;
    case Task::Save:
        offer(
            tr("Choose another folder or name, or make room on the disk. Nothing that was there "
               "before has been changed."),
            Remedy::SaveElsewhere,
            tr("&Save elsewhere..."));
        return;
    case Task::Train:
        problem.advice = tr("Change the setting that is named, then start again.");
        return;
    case Task::Other:
        return;
    }
}

} // namespace

Problem problemOf(const Error& error, Task task) {
    Problem problem;
    problem.what = coreWords(error.message);
    problem.details = QStringLiteral("%1 (%2)\n%3")
                          .arg(
                              QString::fromStdString(error.message),
                              nameOf(error.code),
                              QString::fromStdString(error.detail))
                          .trimmed();
    advise(problem, error.code, task);
    return problem;
}

} // namespace sg
