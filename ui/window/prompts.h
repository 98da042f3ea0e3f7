#pragma once

/// Questions to the person at the screen. An interface, so that tests and the demo can answer.

#include "core/model/model_info.h"
#include "ui/help/problem.h"
#include "ui/window/desktop_notice.h"

#include <QCoreApplication>
#include <QHash>
#include <QString>
#include <QStringList>

class QSettings;
class QWidget;

namespace sg {

/// `KeepAndQuit` stops the training and keeps it in its run folder.
enum class CloseChoice { KeepAndQuit, SaveAndQuit, QuitWithoutSaving, Cancel };

/// What to do with changes of a project whose file cannot be written.
enum class UnwrittenChoice { SaveAs, Discard, Cancel };

/// A branch is to begin at a state of a run.
struct BranchQuestion {
    double kimg = 0.0;
    QString suggestion;         ///< a name that is free
    QStringList taken;          ///< names that are not
    bool stopsTraining = false; ///< one runs, and would be stopped and kept first
};

class Prompts {
public:
    virtual ~Prompts() = default;

    /// Where to write a model, a name that the person confirmed if it exists; empty = cancelled.
    /// `info` is of the model or of the one it was tuned from; the extension chooses the format.
    virtual QString
    modelSavePath(QWidget* parent, const ModelInfo& info, const QString& suggestion) = 0;

    /// A folder for pictures; empty = cancelled.
    virtual QString imageFolder(QWidget* parent) = 0;

    /// A file is in the way of what is exported, as `reason` (a sentence) says. True = replace it
    /// and its like. No, for who does not answer it.
    virtual bool mayReplace(QWidget* parent, const QString& reason);

    /// The style pictures were squeezed into squares: whether exported pictures get their shape,
    /// `aspect` (width over height), again. Yes, for who does not answer it.
    virtual bool unsqueeze(QWidget* parent, double aspect);

    /// Where to write any other file, a name that the person confirmed if it exists; empty =
    /// cancelled. A name typed without an ending gets the one of `suggestion`. `filter` as
    /// QFileDialog has it.
    virtual QString savePath(
        QWidget* parent,
        const QString& title,
        const QString& suggestion,
        const QString& filter) = 0;

    /// A file that is there, or with `filter` empty a folder; empty = cancelled. `near` is where to
    /// begin to look; empty = where the last model or project was opened, for a folder where the
    /// last pictures were found. Who does not answer it cancels.
    virtual QString
    openPath(QWidget* parent, const QString& title, const QString& near, const QString& filter);

    /// Files with pictures that are there; empty = cancelled. Begins where the last ones were
    /// found. Who does not answer it cancels.
    virtual QStringList openPictures(QWidget* parent, const QString& title, const QString& filter);

    /// The window is to be closed while a training runs, or before its result was exported.
    virtual CloseChoice closeWhileTraining(QWidget* parent) = 0;

    /// The same with `runs` waiting in the queue, which goes with the window. `unsaved` as above;
    /// else there is nothing to save. Who does not answer it answers as above.
    virtual CloseChoice closeWithQueue(QWidget* parent, int runs, bool unsaved);

    /// The same while a training runs that can be kept in its run folder; `runs` may be 0. Who does
    /// not answer it answers as to the questions above.
    virtual CloseChoice closeKeepable(QWidget* parent, int runs);

    /// What was learned and not exported is about to be lost: another model is to be opened, or the
    /// next training started. True = go on.
    virtual bool mayEndTraining(QWidget* parent) = 0;

    /// The training that runs is about to be stopped and kept in its run folder. True = go on. Who
    /// does not answer it answers as above.
    virtual bool mayKeepTraining(QWidget* parent);

    /// A resumed run learns from `own` pictures of its own, and those of the style panel would take
    /// their place. True = they may. Yes, for who does not answer it.
    virtual bool mayReplacePictures(QWidget* parent, int own);

    /// The project is about to be left, and `reason` (a sentence) is why its last changes are not
    /// in its file. Who does not answer it discards them.
    virtual UnwrittenChoice leaveUnwritten(QWidget* parent, const QString& reason);

    /// The name of the branch; empty = cancelled. Who does not answer it takes the suggestion.
    virtual QString branchName(QWidget* parent, const BranchQuestion& question);

    /// An error that needs more than a line in the status bar.
    virtual void showProblem(QWidget* parent, const Problem& problem) = 0;

    /// Something the person waits for has happened while another program was in front: told by the
    /// desktop, not by the window. Returns at once. Nothing, unless it is overridden.
    virtual void notify(QWidget* window, const QString& title, const QString& text);
};

/// Real dialogs, which begin where the last one of their purpose ended.
class DialogPrompts final : public Prompts {
    Q_DECLARE_TR_FUNCTIONS(sg::DialogPrompts)

public:
    /// The folders are kept in `settings`, which must outlive it; null = only while it lives.
    explicit DialogPrompts(QSettings* settings = nullptr) : m_settings(settings) {}

    QString
    modelSavePath(QWidget* parent, const ModelInfo& info, const QString& suggestion) override;
    QString imageFolder(QWidget* parent) override;
    bool mayReplace(QWidget* parent, const QString& reason) override;
    bool unsqueeze(QWidget* parent, double aspect) override;
    QString savePath(
        QWidget* parent,
        const QString& title,
        const QString& suggestion,
        const QString& filter) override;
    QString openPath(
        QWidget* parent, const QString& title, const QString& near, const QString& filter) override;
    QStringList openPictures(QWidget* parent, const QString& title, const QString& filter) override;
    CloseChoice closeWhileTraining(QWidget* parent) override;
    CloseChoice closeWithQueue(QWidget* parent, int runs, bool unsaved) override;
    CloseChoice closeKeepable(QWidget* parent, int runs) override;
    bool mayEndTraining(QWidget* parent) override;
    bool mayKeepTraining(QWidget* parent) override;
    bool mayReplacePictures(QWidget* parent, int own) override;
    UnwrittenChoice leaveUnwritten(QWidget* parent, const QString& reason) override;
    QString branchName(QWidget* parent, const BranchQuestion& question) override;
    void showProblem(QWidget* parent, const Problem& problem) override;
    void notify(QWidget* window, const QString& title, const QString& text) override;

private:
    /// Where a person was last for this; the documents, or another folder of theirs, before.
    [[nodiscard]] QString folderOf(const QString& purpose) const;
    void remember(const QString& purpose, const QString& folder);

    DesktopNotice m_notice;
    QSettings* m_settings;
    QHash<QString, QString> m_folders; ///< by purpose
};

} // namespace sg
