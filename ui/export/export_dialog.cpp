#include "ui/export/export_dialog.h"

#include "ui/export/export_runner.h"
#include "ui/export/film_page.h"
#include "ui/export/picture_page.h"
#include "ui/session/services.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace sg {

namespace {

const QString kPassportEnding = QStringLiteral(".passport.html");

QString pathText(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

} // namespace

ExportDialog::ExportDialog(StudioServices& services, Ask subject, QWidget* parent)
    : QDialog(parent),
      m_services(services),
      m_ask(std::move(subject)),
      m_runner(new ExportRunner(this)),
      m_pages(new QTabWidget(this)),
      m_pictures(new PicturePage(this)),
      m_film(new FilmPage(this)),
      m_model(new ModelPage(this)),
      m_words(new QLabel(this)),
      m_progress(new QProgressBar(this)) {
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    resize(900, 520);
    m_pages->setObjectName(QStringLiteral("exportPages"));
    m_pages->addTab(m_pictures, tr("Pictures"));
    m_pages->addTab(m_film, tr("Film"));
    m_pages->addTab(m_model, tr("Model"));
    m_words->setObjectName(QStringLiteral("exportWords"));
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress->setObjectName(QStringLiteral("exportProgress"));
    m_progress->setAccessibleName(tr("Progress"));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_export = buttons->addButton(tr("Export"), QDialogButtonBox::ActionRole);
    m_export->setObjectName(QStringLiteral("exportNow"));
    m_export->setDefault(true);
    m_cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::ActionRole);
    m_cancel->setObjectName(QStringLiteral("exportCancel"));
    m_cancel->setAutoDefault(false);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_words);
    layout->addWidget(m_progress);
    layout->addWidget(buttons);
    setRunning(false);

    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::exportNow);
    connect(m_cancel, &QPushButton::clicked, m_runner, &ExportRunner::cancel);
    connect(m_runner, &ExportRunner::progressed, this, [this](int done, int total) {
        m_progress->setRange(0, total);
        m_progress->setValue(done);
    });
    connect(m_runner, &ExportRunner::finished, this, &ExportDialog::finish);
    connect(m_runner, &ExportRunner::failed, this, [this](const Error& error) {
        setRunning(false);
        m_writing = {};
        const auto again = std::exchange(m_onceMore, nullptr);
        if (error.code == ErrorCode::FileExists && again) {
            again(QString::fromStdString(error.message));
            return;
        }
        const bool problem = error.code != ErrorCode::Cancelled;
        say(QString::fromStdString(error.message), problem);
        if (problem) {
            Q_EMIT failed(error);
        }
    });
}

void ExportDialog::refresh() {
    if (!m_runner->isRunning()) {
        follow(m_ask());
    }
}

bool ExportDialog::follow(const ExportSubject& subject) {
    m_pictures->setSubject(subject);
    const bool film = m_film->setSubject(subject);
    const bool model = m_model->setSubject(subject);
    const QWidget* page = m_pages->currentWidget();
    return page == m_film ? film : page == m_model ? model : true;
}

void ExportDialog::showEvent(QShowEvent* event) {
    refresh();
    QDialog::showEvent(event);
}

void ExportDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::ActivationChange && isActiveWindow()) {
        refresh(); // somebody comes back from the window
    }
    QDialog::changeEvent(event);
}

void ExportDialog::reject() {
    if (m_cancel->isEnabled() && !confirmed(tr("The export has not finished. Cancel it?"))) {
        return;
    }
    m_onceMore = nullptr; // nobody is there to ask
    m_runner->cancel();
    QDialog::reject();
}

void ExportDialog::exportNow() {
    if (m_runner->isRunning()) {
        return; // by the Enter key
    }
    const ExportSubject subject = m_ask();
    const bool asChosen = follow(subject); // a training goes on beside the dialog
    if (!subject.model) {
        say(tr("Open a model first."), true);
    } else if (!asChosen) {
        say(tr("The run that this was chosen for is there no more; choose again."), true);
    } else if (m_pages->currentWidget() == m_pictures) {
        exportPictures(subject);
    } else if (m_pages->currentWidget() == m_film) {
        exportFilm(subject);
    } else {
        exportModel(subject);
    }
}

void ExportDialog::exportPictures(const ExportSubject& subject) {
    auto wish = m_pictures->wish();
    if (!wish) {
        say(QString::fromStdString(wish.error().message), true);
        return;
    }
    drawPictures(subject.model, *std::move(wish));
}

void ExportDialog::drawPictures(LateModel model, ImageExport wish) {
    setRunning(true);
    if (!wish.replace) {
        m_onceMore = [this, model, wish](const QString& inTheWay) mutable {
            say(inTheWay, true);
            if (confirmed(tr("Pictures of these names are in the folder already. Replace them?"))) {
                wish.replace = true;
                drawPictures(std::move(model), std::move(wish));
            }
        };
    }
    m_runner->start(
        [&services = m_services, model, wish](
            const ExportProgress& progress) -> Result<QStringList> {
            const auto written = services.exports().images(model.get(), wish, progress);
            if (!written) {
                return fail(written.error());
            }
            QStringList paths;
            for (const auto& path : *written) {
                paths << pathText(path);
            }
            return paths;
        });
}

void ExportDialog::exportFilm(const ExportSubject& subject) {
    auto wish = m_film->wish();
    if (!wish) {
        say(QString::fromStdString(wish.error().message), true);
        return;
    }
    if (!mayReplace(pathText(wish->path))) {
        return;
    }
    setRunning(true);
    m_runner->start(
        [&services = m_services, model = subject.model, wish = *std::move(wish)](
            const ExportProgress& progress) -> Result<QStringList> {
            const auto written = services.exports().film(model.get(), wish, progress);
            return written ? Result<QStringList>(QStringList{pathText(wish.path)})
                           : fail(written.error());
        });
}

void ExportDialog::exportModel(const ExportSubject& subject) {
    const auto wish = m_model->wish();
    if (!wish) {
        say(QString::fromStdString(wish.error().message), true);
        return;
    }
    if (!mayReplace(wish->path) || (wish->passport && !mayReplace(wish->path + kPassportEnding))) {
        return;
    }
    if (!wish->delta) {
        m_writing = subject.model;
    }
    setRunning(true);
    m_cancel->setEnabled(false); // a moment's work, that leaves the old file or the whole new one
    m_runner->start(
        [&services = m_services, subject, wish = *wish](
            const ExportProgress&) -> Result<QStringList> {
            const std::filesystem::path path = wish.path.toStdString();
            const auto written = wish.delta
                                     ? services.exports().delta(subject.run, subject.branch, path)
                                     : services.exportModel(subject.model.get(), path, true);
            if (!written) {
                return fail(written.error());
            }
            QStringList paths{wish.path};
            if (wish.passport) {
                PassportExport passport;
                passport.path = QString(wish.path + kPassportEnding).toStdString();
                passport.model = path;
                passport.run = subject.run;
                passport.branch = subject.branch;
                passport.thumbnails = wish.thumbnails;
                passport.ownWork = wish.ownWork;
                if (auto page = services.exports().passport(subject.model.get(), passport); !page) {
                    return fail(page.error());
                }
                paths << pathText(passport.path);
            }
            return paths;
        });
}

bool ExportDialog::mayReplace(const QString& path) {
    return !QFileInfo::exists(path) ||
           confirmed(tr("%1 exists already. Replace it?").arg(QFileInfo(path).fileName()));
}

bool ExportDialog::confirmed(const QString& question) {
    return QMessageBox::question(this, windowTitle(), question) == QMessageBox::Yes;
}

void ExportDialog::say(const QString& words, bool problem) {
    m_words->setProperty("role", problem ? QStringLiteral("caution") : QStringLiteral("hint"));
    m_words->style()->polish(m_words); // the role decides the colour
    m_words->setText(words);
}

void ExportDialog::setRunning(bool running) {
    m_export->setEnabled(!running);
    m_cancel->setEnabled(running);
    m_pages->setEnabled(!running);
    m_progress->setRange(0, running ? 0 : 1);
    m_progress->setValue(0);
    m_progress->setTextVisible(running);
    if (running) {
        say(tr("Exporting..."));
    }
}

void ExportDialog::finish(const QStringList& paths) {
    setRunning(false);
    m_onceMore = nullptr;
    m_progress->setValue(m_progress->maximum());
    const QString words = paths.size() == 1 ? tr("Exported %1").arg(paths.first())
                                            : tr("Exported %1 files to %2")
                                                  .arg(paths.size())
                                                  .arg(QFileInfo(paths.value(0)).absolutePath());
    say(words);
    Q_EMIT exported(paths, words);
    if (m_writing) {
        Q_EMIT modelWritten(std::exchange(m_writing, {}));
    }
}

} // namespace sg
