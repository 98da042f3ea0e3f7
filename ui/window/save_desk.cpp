#include "ui/window/save_desk.h"

#include "ui/curves/curves_view.h"
#include "ui/window/exporter.h"
#include "ui/window/preview_panel.h"
#include "ui/window/prompts.h"
#include "ui/window/run_control.h"
#include "ui/window/run_setup.h"

#include <QImage>

namespace sg {

SaveDesk::SaveDesk(const Parts& parts, QWidget& window)
    : QObject(&window), m_parts(parts), m_window(window) {
    connect(
        &m_parts.preview, &PreviewPanel::saveCompositeRequested, this, &SaveDesk::saveComposite);
    connect(&m_parts.curves, &CurvesView::saveNumbersRequested, this, &SaveDesk::saveNumbers);
    connect(&m_parts.curves, &CurvesView::savePictureRequested, this, &SaveDesk::saveCurves);
    connect(&m_parts.exporter, &Exporter::inTheWay, this, &SaveDesk::askToReplace);
}

bool SaveDesk::hasModel() const {
    return m_parts.setup.source().model != nullptr;
}

QString SaveDesk::askPath(const QString& title, const QString& suggestion, const QString& filter) {
    return m_parts.run.asking(
        [&] { return m_parts.prompts.savePath(&m_window, title, suggestion, filter); });
}

void SaveDesk::saveModel() {
    if (!hasModel()) {
        return;
    }
    const QString path = m_parts.run.asking([this] {
        return m_parts.prompts.modelSavePath(
            &m_window, m_parts.setup.source().info, m_parts.exporter.suggestedName());
    });
    if (!path.isEmpty()) {
        m_parts.exporter.exportModel(path, true); // the dialog asked before it returned that name
    }
}

void SaveDesk::savePictures() {
    if (!hasModel()) {
        return;
    }
    double aspect = m_parts.setup.exportAspect();
    const QString folder = m_parts.run.asking([&] {
        QString chosen = m_parts.prompts.imageFolder(&m_window);
        if (!chosen.isEmpty() && aspect != 1.0 && !m_parts.prompts.unsqueeze(&m_window, aspect)) {
            aspect = 1.0;
        }
        return chosen;
    });
    if (!folder.isEmpty()) {
        m_parts.exporter.exportImages(folder, m_parts.preview.pins(), false, aspect);
    }
}

void SaveDesk::saveComposite() {
    // Before the question: a training goes on meanwhile.
    const PreviewView& view = m_parts.preview.view();
    const QImage picture = view.composite();
    const PreviewPins pins = view.shownPins();
    const int tile = view.single();
    if (picture.isNull()) {
        Q_EMIT said(tr("There is nothing to save yet."));
        return;
    }
    const QString path = askPath(
        tr("Save the composite"), m_parts.exporter.suggestedCompositeName(), tr("Picture (*.png)"));
    if (!path.isEmpty()) {
        m_parts.exporter.exportComposite(path, picture, pins, tile);
    }
}

void SaveDesk::saveNumbers() {
    const QString path = askPath(
        tr("Save the numbers of the curves"),
        m_parts.exporter.suggestedCurvesName(QStringLiteral("csv")),
        tr("Table (*.csv)"));
    if (!path.isEmpty()) {
        m_parts.exporter.exportCurves(path, m_parts.curves.steps());
    }
}

void SaveDesk::saveCurves() {
    // Taken before the question: a training goes on meanwhile.
    const QImage picture = m_parts.curves.picture();
    const QString path = askPath(
        tr("Save a picture of the curves"),
        m_parts.exporter.suggestedCurvesName(QStringLiteral("png")),
        tr("Picture (*.png)"));
    if (!path.isEmpty()) {
        m_parts.exporter.exportCurvesPicture(path, picture);
    }
}

void SaveDesk::askToReplace(const QString& reason, const std::function<void()>& replace) {
    if (m_parts.run.asking([&] { return m_parts.prompts.mayReplace(&m_window, reason); })) {
        replace();
    } else {
        Q_EMIT said(reason);
    }
}

} // namespace sg
