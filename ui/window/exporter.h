#pragma once

/// Writes what was learned off the GUI thread: the model as a file, pinned seeds as pictures, the
/// curves as numbers or as a picture.

#include "core/base/result.h"
#include "ui/session/services.h"

#include <QImage>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace sg {

class RunControl;
class RunSetup;
struct ImageExport;

class Exporter final : public QObject {
    Q_OBJECT

public:
    /// All of them must outlive it, and the services also what it started (finishBackground()).
    Exporter(StudioServices& services, RunControl& run, const RunSetup& setup, QObject* parent);

    /// The tuned model, or the source when nothing was trained; the format follows the extension.
    void exportModel(const QString& path, bool replace);

    /// A model made of a moment of the run or of a blend; replaces `path`. The result of the run
    /// stays as it is, and still waits to be exported. `tuned` goes into the wish.
    void exportWish(const ModelWish& wish, const LateModel& tuned, const QString& path);

    /// `aspect` is width over height of the written pictures; 1 as the model draws them.
    void exportImages(const QString& folder, const PreviewPins& pins, bool replace, double aspect);

    /// The numbers of every step, as CSV; replaces `path`.
    void exportCurves(const QString& path, const std::vector<StepStats>& steps);

    /// A picture of the curves, as PNG; replaces `path`.
    void exportCurvesPicture(const QString& path, const QImage& picture);

    /// Pictures as the brush mixes them, as PNG with what they were made from inside; replaces
    /// `path`. `pins` are those of the grid; `tile` is the one that was seen alone, -1 if all were.
    void exportComposite(const QString& path, QImage picture, const PreviewPins& pins, int tile);

    /// A file name for `exportModel`, without a folder.
    [[nodiscard]] QString suggestedName() const;

    [[nodiscard]] QString suggestedCompositeName() const;

    /// The same for the curves, with the ending "csv" or "png".
    [[nodiscard]] QString suggestedCurvesName(const QString& ending) const;

Q_SIGNALS:
    void exported(const QStringList& paths, const QString& words);
    void failed(const sg::Error& error);

    /// Files of the same names are there, and nothing was written; `replace` writes all the same.
    void inTheWay(const QString& reason, const std::function<void()>& replace);

    /// Follows one of the above after `exportModel`.
    void modelDone(bool written);

private:
    void drawImages(const LateModel& model, const ImageExport& what);
    [[nodiscard]] LateModel model() const;

    template <typename Write>
    void saveFile(const QString& path, Write write);

    StudioServices& m_services;
    RunControl& m_run;
    const RunSetup& m_setup;
};

} // namespace sg
