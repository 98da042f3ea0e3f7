#include "ui/window/window_menus.h"

#include "ui/session/training_controller.h"
#include "ui/train/train_panel.h"
#include "ui/window/preview_panel.h"
#include "ui/window/run_control.h"
#include "ui/window/window_looks.h"

#include <QAction>
#include <QFileDialog>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>

namespace sg {

WindowMenus::WindowMenus(QMainWindow& window, const Parts& parts)
    : QObject(&window), m_window(window), m_parts(parts) {
    buildFile();
    buildEdit();
    buildView();
    buildTrain();
    buildHelp();
    connect(&m_parts.run, &RunControl::stateChanged, this, &WindowMenus::follow);
    connect(&m_parts.run, &RunControl::begun, this, [this] { setUndo(false, false); });
    connect(&m_parts.controller, &TrainingController::undoChanged, this, &WindowMenus::setUndo);
    follow(SessionState::Idle);
}

template <typename Slot>
QAction* WindowMenus::add(
    QMenu* menu, const QString& text, const QKeySequence& key, Slot slot, const char* objectName) {
    QAction* action = menu->addAction(text, this, slot);
    action->setShortcut(key);
    action->setObjectName(QString::fromLatin1(objectName));
    return action;
}

void WindowMenus::buildFile() {
    auto* menu = m_window.menuBar()->addMenu(tr("&File"));
    add(menu, tr("Open model..."), {}, [this] {
        const QString path = QFileDialog::getOpenFileName(
            &m_window,
            tr("Open model"),
            {},
            tr("Models (*.pkl *.pt *.safetensors);;All files (*)"));
        if (!path.isEmpty()) {
            Q_EMIT modelChosen(path);
        }
    });
    add(menu, tr("Add pictures..."), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), [this] {
        Q_EMIT picturesChosen(QFileDialog::getOpenFileNames(&m_window, tr("Add pictures")));
    });
    add(menu, tr("Add a folder of pictures..."), {}, [this] {
        const QString folder =
            QFileDialog::getExistingDirectory(&m_window, tr("Add a folder of pictures"));
        if (!folder.isEmpty()) {
            Q_EMIT picturesChosen({folder});
        }
    });
    menu->addSeparator();
    add(
        menu,
        tr("Save model as..."),
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_S),
        [this] { Q_EMIT saveModelRequested(); },
        "exportModel");
    add(
        menu,
        tr("Export..."),
        QKeySequence(Qt::CTRL | Qt::Key_E),
        [this] { Q_EMIT exportRequested(); },
        "exportDialogAction");
    add(
        menu,
        tr("Export the pinned pictures..."),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
        [this] { Q_EMIT exportPicturesRequested(); },
        "exportImages");
    menu->addSeparator();
    add(
        menu,
        tr("Resume a run..."),
        {},
        [this] {
            const QString folder = QFileDialog::getExistingDirectory(
                &m_window, tr("Folder of the run"), m_parts.run.runsFolder());
            if (!folder.isEmpty()) {
                Q_EMIT runChosen(folder);
            }
        },
        "resumeRun");
    menu->addSeparator();
    add(menu, tr("Quit"), QKeySequence::Quit, [this] { m_window.close(); });
}

void WindowMenus::buildEdit() {
    auto* menu = m_window.menuBar()->addMenu(tr("&Edit"));
    m_undo = add(
        menu,
        tr("Step the training back"),
        QKeySequence::Undo,
        [this] { m_parts.controller.undo(); },
        "undoTraining");
    m_undo->setToolTip(
        tr("To before the last change, or some minutes ago. While the style pictures have the "
           "focus, these keys undo what was done to them instead."));
    m_redo = add(
        menu,
        tr("Step the training forward"),
        {},
        [this] { m_parts.controller.redo(); },
        "redoTraining");
    m_redo->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    menu->addSeparator();
    menu->addAction(m_parts.train.findAction());
}

void WindowMenus::buildView() {
    PreviewPanel& preview = m_parts.preview;
    auto* menu = m_window.menuBar()->addMenu(tr("&View"));
    menu->addActions(preview.compareActions());
    add(
        menu,
        tr("Change comparison"),
        QKeySequence(Qt::Key_C),
        [&preview] { preview.nextCompare(); },
        "changeComparison");
    add(menu, tr("Fit"), QKeySequence(Qt::CTRL | Qt::Key_0), [&preview] { preview.view().fit(); });
    add(menu, tr("100 %"), QKeySequence(Qt::CTRL | Qt::Key_1), [&preview] {
        preview.view().setZoom(1.0);
    });
    add(menu, tr("New seeds"), QKeySequence(Qt::Key_R), [&preview] { preview.newSeeds(); });
    menu->addSeparator();
    m_parts.looks.fill(*menu);
}

void WindowMenus::buildTrain() {
    auto* menu = m_window.menuBar()->addMenu(tr("&Train"));
    add(menu, tr("Start, pause or resume"), QKeySequence(Qt::Key_T), [this] {
        if (auto* start = m_window.findChild<QPushButton*>(QStringLiteral("startButton"))) {
            start->click();
        }
    });
    menu->addAction(m_parts.train.tasteAction());
    menu->addAction(m_parts.train.queueAction());
    menu->addActions(m_parts.train.stopActions());
    m_sampleNow = add(
        menu,
        tr("Sample now"),
        QKeySequence(Qt::Key_F5),
        [this] { m_parts.controller.sampleNow(); },
        "sampleNow");
    m_saveNow = add(
        menu,
        tr("Save a state now"),
        QKeySequence(Qt::SHIFT | Qt::Key_F5),
        [this] { m_parts.controller.saveNow(); },
        "saveNow");
}

void WindowMenus::buildHelp() {
    auto* menu = m_window.menuBar()->addMenu(tr("&Help"));
    add(menu, tr("Shortcuts"), QKeySequence(Qt::Key_Question), [this] {
        QMessageBox::information(
            &m_window,
            tr("Shortcuts"),
            tr("C   source, tuned, split, side by side\nF   hold: the source\nR   new seeds\nT   "
               "start, pause, resume\n"
               "Shift+T   add to the queue\n"
               "Up, Down   an earlier, later state of the run\n"
               "Wheel   zoom at the pointer\nDrag   pan; in the brush with Space\n"
               "Double click, Enter   one picture alone; Left, Right, Escape\n"
               "[, ]   size of the brush; Alt or the right button erases\n"
               "Ctrl+0   fit\nCtrl+1   100 %\n"
               "Ctrl+N, Ctrl+O   new project, open a project or model\n"
               "Ctrl+S, Ctrl+Shift+S   save the project, under another name\n"
               "Ctrl+Alt+S   save the model\n"
               "Ctrl+E, Ctrl+Shift+E   export; the pinned pictures at once\n"
               "Ctrl+Z, Ctrl+Shift+Z   step the training back, forward;\n"
               "   in the list of style pictures: undo, redo what was done to them\n"
               "F9   only the preview\nShift+R   reset the layout\n"
               "Ctrl+F   find a setting\nF5   sample now\nShift+F5   save a state now\n"
               "Delete   remove selected pictures\n"
               "+, -   show selected pictures more, less often\n"
               "Enter   crop a picture; Alt+Left, Alt+Right   move pictures\n"
               "Ctrl+V   add the pictures on the clipboard\n"
               "M, S   mute, solo the layers of a fader; Shift moves all faders of its row"));
    });
    add(menu, tr("About Stylegraft"), {}, [this] {
        QMessageBox::about(
            &m_window,
            tr("About Stylegraft"),
            tr("<b>Stylegraft %1</b><p>Teaches a pretrained StyleGAN the style of a handful of "
               "pictures, on your "
               "own machine.</p><p>Free software under the GNU General Public License, version 3 "
               "or later, "
               "without any warranty. Built with Qt, LibTorch, OpenCV, Vulkan and QCustomPlot.</p>")
                .arg(QStringLiteral(STYLEGRAFT_VERSION)));
    });
}

void WindowMenus::follow(SessionState state) {
    for (QAction* action : {m_sampleNow, m_saveNow}) {
        action->setEnabled(state == SessionState::Running || state == SessionState::Paused);
    }
    if (!isActive(state)) {
        setUndo(false, false);
    }
}

void WindowMenus::setUndo(bool undo, bool redo) {
    m_undo->setEnabled(undo);
    m_redo->setEnabled(redo);
}

} // namespace sg
