#include "ui/window/window_menus.h"

#include "ui/habits/setup_history.h"
#include "ui/habits/shortcut_book.h"
#include "ui/habits/shortcut_dialog.h"
#include "ui/habits/undo_menu.h"
#include "ui/help/help_desk.h"
#include "ui/session/training_controller.h"
#include "ui/style/style_panel.h"
#include "ui/train/train_panel.h"
#include "ui/window/preview_panel.h"
#include "ui/window/prompts.h"
#include "ui/window/run_control.h"
#include "ui/window/window_looks.h"

#include <QAction>
#include <QFileDialog>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>

namespace sg {

WindowMenus::WindowMenus(QMainWindow& window, const Parts& parts)
    : QObject(&window),
      m_window(window),
      m_parts(parts),
      m_book(new ShortcutBook(this)),
      m_undo(new UndoMenu(
          {parts.style,
           parts.train,
           parts.mixer,
           parts.preview,
           parts.controller,
           parts.run,
           parts.queue,
           *m_book},
          this)) {
    buildFile();
    buildEdit();
    buildView();
    buildTrain();
    buildHelp();
    connect(&m_parts.run, &RunControl::stateChanged, this, &WindowMenus::follow);
    follow(SessionState::Idle);
    setHasModel(false);
    addFixedKeys();
}

WindowMenus::~WindowMenus() = default;

void WindowMenus::keepIn(QSettings& settings) {
    shortcuts().keepIn(settings);
}

void WindowMenus::forgetEdits() {
    m_undo->forget();
}

void WindowMenus::absorbEdits() {
    m_undo->setup().absorb();
}

ShortcutBook& WindowMenus::shortcuts() {
    m_book->collect(m_window);
    m_book->add(*m_parts.preview.flipAction(), tr("View"));
    return *m_book;
}

void WindowMenus::addFixedKeys() {
    const QString preview = tr("Preview");
    m_book->addFixed(preview, tr("Wheel"), {}, tr("zoom at the pointer"));
    m_book->addFixed(preview, tr("Drag"), {}, tr("pan; in the brush with Space"));
    m_book->addFixed(
        preview,
        tr("Enter, Double click"),
        {Qt::Key_Return, Qt::Key_Enter},
        tr("one picture alone"));
    m_book->addFixed(
        preview, tr("Left, Right"), {Qt::Key_Left, Qt::Key_Right}, tr("the next picture alone"));
    m_book->addFixed(preview, tr("Esc"), {Qt::Key_Escape}, tr("all pictures"));
    m_book->addFixed(
        preview,
        tr("Up, Down"),
        {Qt::Key_Up, Qt::Key_Down},
        tr("an earlier, later state of the run"));
    m_book->addFixed(
        preview, tr("[, ]"), {Qt::Key_BracketLeft, Qt::Key_BracketRight}, tr("size of the brush"));
    m_book->addFixed(preview, tr("Alt, Right button"), {}, tr("erase with the brush"));
    m_book->addFixed(
        preview,
        tr("Menu, Shift+F10"),
        {Qt::Key_Menu, Qt::SHIFT | Qt::Key_F10},
        tr("what can be done with a picture"));
    const QString pictures = tr("Style pictures");
    m_book->addFixed(pictures, tr("Del"), {Qt::Key_Delete}, tr("remove the selected pictures"));
    m_book->addFixed(
        pictures,
        tr("+, -"),
        {Qt::Key_Plus, Qt::Key_Minus},
        tr("show the selected pictures more, less often"));
    m_book->addFixed(
        pictures,
        tr("Return, Enter"),
        {Qt::Key_Return, Qt::Key_Enter},
        tr("crop the selected picture"));
    m_book->addFixed(
        pictures,
        tr("Alt+Left, Alt+Right"),
        {Qt::ALT | Qt::Key_Left, Qt::ALT | Qt::Key_Right},
        tr("move the selected pictures"));
    const QString mixer = tr("What may change");
    m_book->addFixed(
        mixer, tr("M, S"), {Qt::Key_M, Qt::Key_S}, tr("mute, solo the layers of a fader"));
    m_book->addFixed(mixer, tr("Shift"), {}, tr("move all faders of the row"));
    m_book->addFixed(
        tr("Timeline"), tr("Home, End"), {Qt::Key_Home, Qt::Key_End}, tr("the first state, now"));
    m_book->addFixed(
        tr("Everywhere"), tr("Double click"), {}, tr("a slider or number back to its usual value"));
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
    add(
        menu,
        tr("Open &model..."),
        {},
        [this] {
            const QString path = m_parts.prompts.openPath(
                &m_window,
                tr("Open model"),
                {},
                tr("Models (*.pkl *.pt *.safetensors);;All files (*)"));
            if (!path.isEmpty()) {
                Q_EMIT modelChosen(path);
            }
        },
        "openModel");
    add(
        menu,
        tr("Add &pictures..."),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
        [this] { choosePictures(); },
        "addPictureFiles");
    add(
        menu,
        tr("Add a &folder of pictures..."),
        {},
        [this] { choosePictureFolder(); },
        "addPictureFolder");
    menu->addSeparator();
    m_ofModel << add(
        menu,
        tr("Sa&ve model as..."),
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_S),
        [this] { Q_EMIT saveModelRequested(); },
        "exportModel");
    m_ofModel << add(
        menu,
        tr("&Export..."),
        QKeySequence(Qt::CTRL | Qt::Key_E),
        [this] { Q_EMIT exportRequested(); },
        "exportDialogAction");
    m_ofModel << add(
        menu,
        tr("Export pinned pi&ctures..."),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
        [this] { Q_EMIT exportPicturesRequested(); },
        "exportImages");
    m_ofModel << add(
        menu,
        tr("Eva&luate..."),
        QKeySequence(Qt::CTRL | Qt::Key_L),
        [this] { Q_EMIT evaluationRequested(); },
        "evaluateDialogAction");
    menu->addSeparator();
    add(
        menu,
        tr("&Resume a run..."),
        {},
        [this] {
            const QString folder = QFileDialog::getExistingDirectory(
                &m_window, tr("Folder of the run"), m_parts.run.runsFolder());
            if (!folder.isEmpty()) {
                Q_EMIT runChosen(folder);
            }
        },
        "resumeRun");
    add(
        menu,
        tr("&Keep new runs in..."),
        {},
        [this] { Q_EMIT runsPlaceRequested(); },
        "keepRunsIn");
    menu->addSeparator();
    add(
        menu,
        tr("&Quit"),
        QKeySequence(Qt::CTRL | Qt::Key_Q), // not every desktop has a key for it
        [this] { m_window.close(); },
        "quit");
}

void WindowMenus::choosePictures() {
    const QStringList files = m_parts.prompts.openPictures(
        &m_window,
        tr("Add pictures"),
        tr("Pictures and archives (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.zip);;All files "
           "(*)"));
    if (!files.isEmpty()) {
        Q_EMIT picturesChosen(files);
    }
}

void WindowMenus::choosePictureFolder() {
    const QString folder =
        m_parts.prompts.openPath(&m_window, tr("Add a folder of pictures"), {}, {});
    if (!folder.isEmpty()) {
        Q_EMIT picturesChosen({folder});
    }
}

void WindowMenus::buildEdit() {
    auto* menu = m_window.menuBar()->addMenu(tr("&Edit"));
    m_undo->fill(*menu);
    menu->addSeparator();
    menu->addAction(m_parts.style.pasteAction());
    menu->addAction(m_parts.train.findAction());
}

void WindowMenus::buildView() {
    PreviewPanel& preview = m_parts.preview;
    auto* menu = m_window.menuBar()->addMenu(tr("&View"));
    menu->addActions(preview.compareActions());
    add(
        menu,
        tr("&Change comparison"),
        QKeySequence(Qt::Key_C),
        [&preview] { preview.nextCompare(); },
        "changeComparison");
    add(
        menu,
        tr("&Fit"),
        QKeySequence(Qt::CTRL | Qt::Key_0),
        [&preview] { preview.view().fit(); },
        "fitView");
    add(
        menu,
        tr("100 %"),
        QKeySequence(Qt::CTRL | Qt::Key_1),
        [&preview] { preview.view().setZoom(1.0); },
        "fullSizeView");
    add(
        menu,
        tr("&New seeds"),
        QKeySequence(Qt::Key_R),
        [&preview] { preview.newSeeds(); },
        "otherSeeds");
    menu->addSeparator();
    m_parts.looks.fill(*menu);
}

void WindowMenus::buildTrain() {
    auto* menu = m_window.menuBar()->addMenu(tr("&Train"));
    add(
        menu,
        tr("&Start, pause or resume"),
        QKeySequence(Qt::Key_T),
        [this] {
            if (auto* start = m_window.findChild<QPushButton*>(QStringLiteral("startButton"))) {
                start->click();
            }
        },
        "startOrPause");
    menu->addAction(m_parts.train.tasteAction());
    menu->addAction(m_parts.train.queueAction());
    menu->addActions(m_parts.train.stopActions());
    m_sampleNow = add(
        menu,
        tr("Sample &now"),
        QKeySequence(Qt::Key_F5),
        [this] { m_parts.controller.sampleNow(); },
        "sampleNow");
    m_saveNow = add(
        menu,
        tr("Save a s&tate now"),
        QKeySequence(Qt::SHIFT | Qt::Key_F5),
        [this] { m_parts.controller.saveNow(); },
        "saveNow");
}

void WindowMenus::buildHelp() {
    auto* menu = m_window.menuBar()->addMenu(tr("&Help"));
    add(
        menu,
        tr("&Shortcuts..."),
        QKeySequence(Qt::Key_Question),
        [this] { (new ShortcutDialog(shortcuts(), &m_window))->open(); },
        "showShortcuts");
    m_parts.help.fill(*menu);
}

void WindowMenus::setHasModel(bool hasModel) {
    for (QAction* action : m_ofModel) {
        action->setEnabled(hasModel);
    }
}

void WindowMenus::follow(SessionState state) {
    for (QAction* action : {m_sampleNow, m_saveNow}) {
        action->setEnabled(state == SessionState::Running || state == SessionState::Paused);
    }
}

} // namespace sg
