#pragma once

/// The project of the window: opened, begun, saved under a name, and written by itself soon after
/// every change. Until it has a name it lies on the shelf in the user's data folder.

#include "ui/common/last_asked.h"
#include "ui/project/project_opening.h"
#include "ui/project/project_shelf.h"
#include "ui/project/recent_files.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

class QWidget;

namespace sg {

class ProjectBar;
class Prompts;
class RunControl;
class WindowContents;
struct PreviewFrame;

class ProjectControl final : public QObject {
    Q_OBJECT

public:
    static constexpr int kLookEveryMs = 2000;
    static constexpr int kKeptDays = 90; ///< a project without a name that nobody opens

    struct Parts {
        StudioServices& services;
        WindowContents& contents;
        RunControl& run;
        Prompts& prompts;
        ProjectBar& bar;
    };

    /// All of them must outlive it, the services also what it started (finishBackground()).
    ProjectControl(const Parts& parts, QWidget& window);

    /// Gives up what is being opened.
    ~ProjectControl() override;

    /// Projects without a name, markers and thumbnails live in `folder`, the recent files in
    /// `settings`, which must outlive the window. Before this nothing is written unasked.
    void keepIn(QSettings& settings, const QString& folder);

    /// How often it looks whether something has changed.
    void setLookEvery(int ms) { m_look.setInterval(ms); }

    /// Null before keepIn().
    [[nodiscard]] const ProjectShelf* shelf() const { return m_shelf.get(); }

    [[nodiscard]] RecentFiles& recent() { return m_recent; }

    [[nodiscard]] bool isNamed() const { return m_named; }

    /// Where it is written; empty = nowhere so far.
    [[nodiscard]] const QString& file() const { return m_file; }

    /// Name for the title; "Untitled" without one.
    [[nodiscard]] QString name() const;

    /// How it is kept, in two or three words for the status bar; empty = nothing to say.
    [[nodiscard]] QString stateInWords() const;

    /// Why it could not be written the last time; empty = it could.
    [[nodiscard]] const QString& trouble() const { return m_trouble; }

    /// These ask first when what was learned would be lost; a training is stopped and kept. A
    /// project that another window works on is opened as a copy without a name.
    void open(const QString& file);
    void startNew(std::function<void()> then = {});

    void save();
    void saveAs();

    /// Gives the project this name. Replaces `file`, unless another window works on it.
    void saveTo(const QString& file);

    /// Writes at once what has changed; false when that failed.
    bool flush();

    /// Before another project takes the place of this one, or the window closes: writes what has
    /// changed, and asks when that fails. False = stay.
    bool mayLeave();

    /// Models, projects and runs on their way into the window.
    [[nodiscard]] LastAsked& asked() { return m_asked; }

    /// The window closes: writes, and takes the marker away.
    void close();

    /// The newest picture of the preview, for thumbnails.
    void see(const std::shared_ptr<const PreviewFrame>& frame) { m_frame = frame; }

    /// The window shows another model.
    void modelOpened(const ModelInfo& info);

Q_SIGNALS:
    /// A project is shown, or a new one was begun.
    void opened();
    void begun();

    /// Name or state.
    void changed();
    void said(const QString& words);
    void failed(const sg::Error& error);     ///< to open
    void cannotSave(const sg::Error& error); ///< under that name

    /// The run of the project shall be trained further.
    void goOnRequested(const QString& run, const QString& branch);

private:
    /// Keeps writes in their order, whichever thread they are made by.
    struct Writer {
        std::mutex mutex;
        int newest = 0;

        Result<void> write(const ProjectDocument& document, const QString& file, int number);
    };

    void whenFree(std::function<void()> act);
    void read(const QString& file);
    void show(const OpenedProject& project, const QString& file);
    void sayCopy(const QString& file);
    void sayModel(const OpenedProject& project);
    void sayPictures(const std::vector<std::string>& changed);
    void sayRun(const ProjectDocument& document);
    void locateModel();
    void tryModel(const QString& file, bool asked);
    void locatePictures();
    void look();
    bool write(const ProjectDocument& document);
    [[nodiscard]] ProjectDocument whatWasMade() const;
    void written(const ProjectDocument& document, const Result<void>& result);
    void use(const QString& file, bool named);
    void keepThumbnails();
    [[nodiscard]] bool needsWriting(const ProjectDocument& document) const;

    Parts m_parts;
    QWidget& m_window;
    RecentFiles m_recent;
    std::unique_ptr<ProjectShelf> m_shelf;
    std::shared_ptr<Writer> m_writer = std::make_shared<Writer>();
    QTimer m_look;
    std::stop_source m_stop;
    std::function<void()> m_next; ///< when the training has ended
    QString m_file;
    QString m_folder; ///< where the project lay that was opened; empty = on the shelf
    int m_shown = 0;  ///< counts projects
    bool m_named = false;
    bool m_writing = false;
    LastAsked m_asked;
    int m_number = 0;        ///< of the last write
    ProjectDocument m_known; ///< as it was last written or shown
    QDateTime m_saved;
    QString m_trouble;
    std::optional<ProjectDocument> m_givenUp; ///< with an answer, as it could not be written
    QString m_modelFile;                      ///< of the open model, for its thumbnail
    std::shared_ptr<const PreviewFrame> m_frame;
};

} // namespace sg
