#pragma once

/// Writes what was learned off the GUI thread: the model as a file, pinned seeds as pictures.

#include "core/base/result.h"
#include "ui/session/services.h"

#include <QObject>
#include <QString>
#include <QStringList>

namespace sg {

class RunControl;
class RunSetup;

class Exporter final : public QObject {
    Q_OBJECT

public:
    /// All of them must outlive it, and the services also what it started (finishBackground()).
    Exporter(StudioServices& services, RunControl& run, const RunSetup& setup, QObject* parent);

    /// The tuned model, or the source when nothing was trained; the format follows the extension.
    void exportModel(const QString& path, bool replace);

    void exportImages(const QString& folder, const PreviewPins& pins, bool replace);

    /// A file name for `exportModel`, without a folder.
    [[nodiscard]] QString suggestedName() const;

Q_SIGNALS:
    void exported(const QStringList& paths, const QString& words);
    void failed(const sg::Error& error);

    /// Follows one of the above after `exportModel`.
    void modelDone(bool written);

private:
    [[nodiscard]] std::shared_ptr<const Model> model() const;

    StudioServices& m_services;
    RunControl& m_run;
    const RunSetup& m_setup;
};

} // namespace sg
