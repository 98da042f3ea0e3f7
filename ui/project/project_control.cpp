#include "ui/project/project_control.h"

#include "ui/common/background.h"
#include "ui/project/project_bar.h"
#include "ui/project/project_file.h"
#include "ui/timeline/thumbnails.h"
#include "ui/window/prompts.h"
#include "ui/window/run_control.h"
#include "ui/window/window_contents.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace sg {

namespace fs = std::filesystem;

namespace {

const QString kEnding = QStringLiteral(".stylegraft");
const QString kRunLine = QStringLiteral("projectRun");

QString pathOf(const fs::path& path) {
    return QString::fromStdString(path.string());
}

} // namespace

Result<void>
ProjectControl::Writer::write(const ProjectDocument& document, const QString& file, int number) {
    const std::lock_guard lock(mutex);
    if (number < newest) {
        return {}; // a later one was quicker
    }
    newest = number;
    return writeProject(document, file.toStdString());
}

ProjectControl::ProjectControl(const Parts& parts, QWidget& window)
    : QObject(&window), m_parts(parts), m_window(window), m_recent(this) {
    m_look.setInterval(kLookEveryMs);
    connect(&m_look, &QTimer::timeout, this, &ProjectControl::look);
    connect(&m_parts.run, &RunControl::begun, this, [this] { m_parts.bar.take(kRunLine); });
    connect(
        &m_parts.run,
        &RunControl::stateChanged,
        this,
        [this](SessionState state) {
            if (!m_next || isActive(state) || m_parts.run.active()) {
                return;
            }
            const auto next = std::exchange(m_next, nullptr);
            if (state != SessionState::Failed) {
                next();
            } else {
                // What was learned is in this window only.
                Q_EMIT said(tr("The training could not be kept, so this project stays open."));
            }
        },
        Qt::QueuedConnection); // after everybody else has heard of it
}

ProjectControl::~ProjectControl() {
    m_stop.request_stop();
}

void ProjectControl::keepIn(QSettings& settings, const QString& folder) {
    m_shelf = std::make_unique<ProjectShelf>(folder);
    m_recent.keepIn(settings);
    m_shelf->tidy(m_recent.projects() + m_recent.models(), kKeptDays);
    for (const QString& file : m_recent.projects()) {
        if (m_shelf->isUntitled(file) && !QFileInfo::exists(file)) {
            m_recent.remove(file); // from the shelf nothing is away for a while
        }
    }
    m_known = m_parts.contents.read();
    m_look.start();
    Q_EMIT changed();
}

QString ProjectControl::name() const {
    return m_named ? QFileInfo(m_file).completeBaseName() : tr("Untitled");
}

QString ProjectControl::stateInWords() const {
    if (!m_trouble.isEmpty()) {
        return tr("Not saved");
    }
    if (m_file.isEmpty() || !m_saved.isValid()) {
        return {};
    }
    const QString time = QLocale().toString(m_saved.time(), QLocale::ShortFormat);
    return m_named ? tr("Saved %1").arg(time) : tr("Autosaved %1").arg(time);
}

void ProjectControl::whenFree(std::function<void()> act) {
    if (!mayLeave() || !m_parts.run.mayEnd()) {
        return;
    }
    const int number = m_asked.ask();
    if (m_parts.run.active()) {
        m_next = [this, act = std::move(act), number] {
            if (m_asked.isLast(number)) {
                act();
            }
        };
        m_parts.run.stop(StopMode::Save);
        m_parts.run.queue().hold(tr("Another project was opened. The queue waits."));
    } else {
        act();
    }
}

void ProjectControl::open(const QString& file) {
    whenFree([this, path = QFileInfo(file).absoluteFilePath()] { read(path); });
}

void ProjectControl::read(const QString& file) {
    Q_EMIT said(tr("Opening %1...").arg(file));
    inBackground(
        this,
        [&services = m_parts.services, file, stop = m_stop.get_token()] {
            return openProject(services, file.toStdString(), stop);
        },
        [this, file, number = m_asked.ask(), before = m_number](Result<OpenedProject> project) {
            if (!m_asked.isLast(number)) {
                return;
            }
            if (project && m_parts.run.active()) {
                Q_EMIT said(
                    tr("A training was started meanwhile; stop it to open another project."));
            } else if (project) {
                if (!mayLeave()) { // with what was changed while it was opened
                    return;
                }
                if (file == m_file && m_number != before) {
                    read(file); // and that was this very project
                } else {
                    show(*project, file);
                }
            } else {
                if (project.error().code == ErrorCode::FileNotFound) {
                    m_recent.look(); // its disk may come back
                }
                Q_EMIT failed(project.error());
            }
        });
}

void ProjectControl::show(const OpenedProject& project, const QString& file) {
    ++m_shown;
    // The shelf is no place where people keep anything.
    m_folder = m_shelf && m_shelf->isUntitled(file) ? QString() : QFileInfo(file).absolutePath();
    m_parts.bar.clear();
    m_parts.contents.show(project);
    m_known = m_parts.contents.read();
    m_trouble.clear();
    m_givenUp.reset();
    if (m_shelf && m_shelf->isOpenElsewhere(file)) {
        m_file.clear(); // written when something is changed
        m_named = false;
        m_saved = {};
        m_shelf->workOn({});
        Q_EMIT changed();
        sayCopy(file);
    } else {
        m_saved = QFileInfo(file).lastModified();
        use(file, !m_shelf || !m_shelf->isUntitled(file));
    }
    sayModel(project);
    sayPictures(project.changed);
    sayRun(project.document);
    Q_EMIT said(tr("Opened %1").arg(name()));
    Q_EMIT opened();
}

void ProjectControl::use(const QString& file, bool named) {
    m_file = file;
    m_named = named;
    if (m_shelf) {
        m_shelf->workOn(file);
        m_recent.addProject(file);
    }
    Q_EMIT changed();
}

void ProjectControl::sayCopy(const QString& file) {
    m_parts.bar.say(
        QStringLiteral("openElsewhere"),
        tr("%1 is open in another window of Stylegraft. This is a copy of it, without a name.")
            .arg(QFileInfo(file).fileName()),
        {{QStringLiteral("nameCopy"), tr("Save as..."), [this] { saveAs(); }}});
}

void ProjectControl::sayModel(const OpenedProject& project) {
    const ModelReference& model = project.document.model;
    const QString line = QStringLiteral("absentModel");
    const ProjectBar::Button locate{
        QStringLiteral("locateModel"), tr("Locate..."), [this] { locateModel(); }};
    const QString found = pathOf(project.modelFile);
    switch (project.fate) {
    case ModelFate::None:
    case ModelFate::Found:
        break;
    case ModelFate::Missing:
        m_parts.bar.say(
            line,
            tr("The model %1 is no longer at %2.")
                .arg(QString::fromStdString(model.name), pathOf(model.file)),
            {locate});
        break;
    case ModelFate::Changed:
        m_parts.bar.say(
            line,
            tr("%1 is not the model that this project was made with: its content is another.")
                .arg(found),
            {{QStringLiteral("openAnyway"),
              tr("Open it anyway"),
              [this, found] { tryModel(found, true); }},
             locate});
        break;
    case ModelFate::Unreadable:
        m_parts.bar.say(line, QString::fromStdString(project.modelError.message), {locate});
        break;
    }
}

void ProjectControl::locateModel() {
    const QString file = m_parts.prompts.openPath(
        &m_window,
        tr("Locate the model"),
        m_folder,
        tr("Models (*.pkl *.pt *.safetensors);;All files (*)"));
    if (!file.isEmpty()) {
        tryModel(file, false);
    }
}

void ProjectControl::tryModel(const QString& file, bool asked) {
    const auto open = [&services = m_parts.services,
                       file,
                       asked,
                       wanted =
                           m_parts.contents.absentModel()]() -> std::optional<Result<OpenedModel>> {
        const fs::path path = file.toStdString();
        if (!asked && !isTheModel(wanted, path)) {
            return std::nullopt;
        }
        return services.openModel(path);
    };
    const int number = m_asked.ask();
    inBackground(this, open, [this, file, number](std::optional<Result<OpenedModel>> model) {
        const bool late = !m_asked.isLast(number) || m_parts.contents.absentModel().empty();
        if (late || m_parts.run.active()) {
            return;
        }
        if (!model || !*model) {
            OpenedProject again;
            again.document.model = m_parts.contents.absentModel();
            again.fate = model ? ModelFate::Unreadable : ModelFate::Changed;
            again.modelFile = file.toStdString();
            again.modelError = model ? model->error() : Error{};
            sayModel(again);
            return;
        }
        m_parts.bar.take(QStringLiteral("absentModel"));
        m_parts.contents.takeModel(std::move(**model));
        sayRun(m_parts.contents.read());
    });
}

void ProjectControl::sayPictures(const std::vector<std::string>& changed) {
    const auto named = [](const std::vector<std::string>& names) {
        constexpr std::size_t kNamed = 3;
        QStringList words;
        for (std::size_t i = 0; i < std::min(kNamed, names.size()); ++i) {
            words << QString::fromStdString(names[i]);
        }
        return names.size() > kNamed ? tr("%1 and %2 more")
                                           .arg(words.join(QStringLiteral(", ")))
                                           .arg(names.size() - kNamed)
                                     : words.join(QStringLiteral(", "));
    };
    if (!changed.empty()) {
        m_parts.bar.say(
            QStringLiteral("changedPictures"),
            tr("These pictures have changed since the project was saved: %1.").arg(named(changed)),
            {});
    }
    std::vector<std::string> missing;
    for (const PictureReference& picture : m_parts.contents.absentPictures()) {
        missing.push_back(picture.name);
    }
    const QString line = QStringLiteral("absentPictures");
    if (missing.empty()) {
        m_parts.bar.take(line);
        return;
    }
    m_parts.bar.say(
        line,
        tr("These pictures are no longer where they were: %1.").arg(named(missing)),
        {{QStringLiteral("locatePictures"),
          tr("Look in a folder..."),
          [this] { locatePictures(); }},
         {QStringLiteral("dropPictures"),
          tr("Leave them out"),
          [this, line, words = named(missing)] {
              const auto left = m_parts.contents.absentPictures();
              m_parts.contents.setAbsentPictures({});
              m_parts.bar.say(
                  line,
                  tr("Left out: %1.").arg(words),
                  {{QStringLiteral("undoDropPictures"), tr("Undo"), [this, left] {
                        m_parts.contents.setAbsentPictures(left);
                        sayPictures({});
                    }}});
          }}});
}

void ProjectControl::locatePictures() {
    const QString folder =
        m_parts.prompts.openPath(&m_window, tr("Folder of the pictures"), m_folder, {});
    if (folder.isEmpty()) {
        return;
    }
    inBackground(
        this,
        [&services = m_parts.services,
         folder,
         stop = m_stop.get_token(),
         wanted = m_parts.contents.absentPictures()] {
            return findPictures(services, lookIn(folder.toStdString(), wanted), stop);
        },
        [this, project = m_shown](const FoundPictures& found) {
            if (project == m_shown) {
                m_parts.contents.takePictures(found);
                sayPictures(found.changed);
            }
        });
}

void ProjectControl::sayRun(const ProjectDocument& document) {
    if (document.run.empty() || !m_parts.contents.absentModel().empty()) {
        return;
    }
    const QString run = pathOf(document.run);
    const QString branch = QString::fromStdString(document.branch);
    if (!QFileInfo::exists(run)) {
        m_parts.bar.say(kRunLine, tr("The run of this project is no longer at %1.").arg(run), {});
        return;
    }
    m_parts.bar.say(
        kRunLine,
        tr("The training of this project stands at its last state: %1.")
            .arg(QFileInfo(run).fileName()),
        {{QStringLiteral("goOnTraining"), tr("Go on training"), [this, run, branch] {
              Q_EMIT goOnRequested(run, branch);
          }}});
}

void ProjectControl::startNew(std::function<void()> then) {
    whenFree([this, then = std::move(then)] {
        if (!mayLeave()) {
            return;
        }
        ++m_shown;
        m_parts.bar.clear();
        m_parts.contents.clear();
        m_known = m_parts.contents.read();
        m_file.clear();
        m_named = false;
        m_saved = {};
        m_trouble.clear();
        m_givenUp.reset();
        m_modelFile.clear();
        if (m_shelf) {
            m_shelf->workOn({});
        }
        Q_EMIT changed();
        Q_EMIT begun();
        if (then) {
            then();
        }
    });
}

void ProjectControl::save() {
    if (!m_named) {
        saveAs();
    } else if (write(m_parts.contents.read())) { // changed or not: the file may be gone
        Q_EMIT said(tr("Saved %1").arg(m_file));
    } else {
        Q_EMIT cannotSave({ErrorCode::Io, m_trouble.toStdString()});
    }
}

void ProjectControl::saveAs() {
    const ModelReference model = m_parts.contents.read().model;
    QString name =
        m_named ? QFileInfo(m_file).fileName()
                : (model.empty() ? tr("project") : QString::fromStdString(model.name)) + kEnding;
    for (;;) {
        QString file = m_parts.prompts.savePath(
            &m_window,
            tr("Save the project"),
            name,
            tr("Projects of Stylegraft (*%1)").arg(kEnding));
        if (file.isEmpty()) {
            return;
        }
        if (!isProjectFile(file.toStdString())) {
            file += kEnding; // by which it is known again; a name may have other dots
            name = QFileInfo(file).fileName();
            if (QFileInfo::exists(file)) {
                continue; // that name was not confirmed
            }
        }
        saveTo(file);
        return;
    }
}

void ProjectControl::saveTo(const QString& file) {
    const QString path = QFileInfo(file).absoluteFilePath();
    if (m_shelf && m_shelf->isOpenElsewhere(path)) {
        const QString why = tr("%1 is open in another window of Stylegraft; choose another name.")
                                .arg(QFileInfo(path).fileName());
        Q_EMIT cannotSave({ErrorCode::InvalidArgument, why.toStdString()});
        return;
    }
    const ProjectDocument document = m_parts.contents.read();
    const Result<void> result = m_writer->write(document, path, ++m_number);
    if (!result) {
        Q_EMIT cannotSave(result.error());
        return;
    }
    if (!m_named && !m_file.isEmpty() && m_file != path) {
        QFile::remove(m_file); // it has a name now
        m_recent.remove(m_file);
    }
    use(path, true);
    m_parts.bar.take(QStringLiteral("openElsewhere"));
    keepThumbnails();
    written(document, result);
    Q_EMIT said(tr("Saved %1").arg(path));
}

bool ProjectControl::needsWriting(const ProjectDocument& document) const {
    if (!m_file.isEmpty()) {
        return document != m_known || !m_trouble.isEmpty();
    }
    ProjectDocument made = document;
    made.layout = m_known.layout; // it changes by itself, and alone is not worth a file
    return m_shelf && !document.empty() && (made != m_known || !m_trouble.isEmpty());
}

void ProjectControl::look() {
    if (m_writing) {
        return;
    }
    ProjectDocument document = m_parts.contents.read();
    if (!needsWriting(document)) {
        return;
    }
    if (m_file.isEmpty()) {
        use(m_shelf->newUntitled(), false);
    }
    m_writing = true;
    const int number = ++m_number;
    keepThumbnails();
    inBackground(
        this,
        [writer = m_writer, document, file = m_file, number] {
            return writer->write(document, file, number);
        },
        [this, document, file = m_file, number](const Result<void>& result) {
            m_writing = false;
            if (file == m_file && number == m_number) { // else a later one says how it stands
                written(document, result);
            }
        });
}

bool ProjectControl::flush() {
    const ProjectDocument document = m_parts.contents.read();
    return !needsWriting(document) || write(document);
}

bool ProjectControl::mayLeave() {
    while (!flush() && m_givenUp != whatWasMade()) {
        const UnwrittenChoice choice = m_parts.run.asking(
            [this] { return m_parts.prompts.leaveUnwritten(&m_window, m_trouble); });
        if (choice == UnwrittenChoice::Cancel) {
            return false;
        }
        if (choice == UnwrittenChoice::SaveAs) {
            saveAs(); // cancelled or in vain: asked again
        } else {
            m_givenUp = whatWasMade();
        }
    }
    return true;
}

ProjectDocument ProjectControl::whatWasMade() const {
    ProjectDocument document = m_parts.contents.read();
    document.layout.clear(); // it changes by itself
    return document;
}

bool ProjectControl::write(const ProjectDocument& document) {
    if (m_file.isEmpty()) {
        use(m_shelf->newUntitled(), false);
    }
    keepThumbnails();
    written(document, m_writer->write(document, m_file, ++m_number));
    return m_trouble.isEmpty();
}

void ProjectControl::written(const ProjectDocument& document, const Result<void>& result) {
    if (result) {
        m_known = document;
        m_saved = QDateTime::currentDateTime();
    }
    m_trouble = result ? QString() : QString::fromStdString(result.error().message);
    Q_EMIT changed();
}

void ProjectControl::close() {
    m_stop.request_stop();
    m_look.stop();
    flush();
    if (m_shelf) {
        m_shelf->end();
    }
}

void ProjectControl::modelOpened(const ModelInfo& info) {
    m_parts.bar.take(QStringLiteral("absentModel"));
    m_frame.reset();
    m_modelFile = pathOf(info.path);
    const bool ofARun = QFileInfo(m_modelFile).fileName() == QStringLiteral("source.safetensors");
    if (!m_modelFile.isEmpty() && !ofARun) {
        m_recent.addModel(m_modelFile);
    }
    Q_EMIT changed();
}

void ProjectControl::keepThumbnails() {
    if (!m_shelf || !m_frame) {
        return;
    }
    const QImage picture = Thumbnails::firstOf(*m_frame);
    m_shelf->keepThumbnail(m_file, picture);
    if (m_frame->kimg == 0.0 && !m_modelFile.isEmpty()) {
        m_shelf->keepThumbnail(m_modelFile, picture);
    }
}

} // namespace sg
