#pragma once

/// Everything that leaves the studio as a file: pictures, films, models with their passport. Stays
/// open beside the window.

#include "core/base/result.h"
#include "ui/export/export_subject.h"
#include "ui/export/model_page.h"

#include <QDialog>
#include <QStringList>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;
class QTabWidget;

namespace sg {

class ExportRunner;
class FilmPage;
class PicturePage;
class StudioServices;
struct ImageExport;

class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    /// Asked anew whenever something is exported: a training goes on beside the dialog.
    using Ask = std::function<ExportSubject()>;

    /// The services must outlive it and what it started (finishBackground()).
    ExportDialog(StudioServices& services, Ask subject, QWidget* parent);

    /// What is there may have changed: pins, a new run. Asks for it, unless something is being
    /// exported; what a person typed stays.
    void refresh();

    /// Asks before it cancels what is being exported.
    void reject() override;

Q_SIGNALS:
    void exported(const QStringList& paths, const QString& words);

    /// An export could not be finished; not after a cancel.
    void failed(const sg::Error& error);

    /// The model itself is in a file now.
    void modelWritten(const sg::LateModel& model);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// False when what was chosen on the page in front is there no more.
    bool follow(const ExportSubject& subject);
    void exportNow();
    void exportPictures(const ExportSubject& subject);
    void drawPictures(LateModel model, ImageExport wish);
    void exportFilm(const ExportSubject& subject);
    void exportModel(const ExportSubject& subject);
    [[nodiscard]] bool mayReplace(const QString& path);
    [[nodiscard]] bool confirmed(const QString& question);
    void say(const QString& words, bool problem = false);
    void setRunning(bool running);
    void finish(const QStringList& paths);

    StudioServices& m_services;
    Ask m_ask;
    ExportRunner* m_runner;
    QTabWidget* m_pages;
    PicturePage* m_pictures;
    FilmPage* m_film;
    ModelPage* m_model;
    QLabel* m_words;
    QProgressBar* m_progress;
    QPushButton* m_export;
    QPushButton* m_cancel;
    LateModel m_writing; ///< the model that is being written

    /// Asks whether to replace what was in the way, and exports again; empty = that is agreed.
    std::function<void(const QString& inTheWay)> m_onceMore;
};

} // namespace sg
