#include "ui/style/style_panel.h"

#include "ui/common/background.h"
#include "ui/style/critic_sheet.h"
#include "ui/style/crop_editor.h"
#include "ui/style/gap_card.h"
#include "ui/style/pasted_pictures.h"
#include "ui/style/picture_icon.h"
#include "ui/style/picture_import.h"
#include "ui/style/picture_list.h"
#include "ui/style/picture_weight.h"
#include "ui/style/picture_words.h"
#include "ui/style/remark_keeper.h"
#include "ui/style/weight_row.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalBlocker>
#include <QUndoCommand>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sg {

namespace {

QLabel* hint(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("hint"));
    label->setWordWrap(true);
    return label;
}

/// The changes of those pictures of `before` that `now` still holds, by the rows they have there.
std::vector<CropChange>
placed(const std::vector<CropChange>& changes, const StyleSet& before, const StyleSet& now) {
    std::vector<CropChange> found;
    for (const CropChange& change : changes) {
        const std::string& picture = before.pictures[change.row].pixelHash;
        const auto there = std::ranges::find(now.pictures, picture, &StylePicture::pixelHash);
        if (there != now.pictures.end()) {
            found.push_back(change);
            found.back().row = static_cast<std::size_t>(there - now.pictures.begin());
        }
    }
    return found;
}

class MirrorCommand final : public QUndoCommand {
public:
    MirrorCommand(QCheckBox& box, bool on)
        : QUndoCommand(StylePanel::tr("mirroring")), m_box(box), m_on(on) {}

    void redo() override { m_box.setChecked(m_on); }

    void undo() override { m_box.setChecked(!m_on); }

private:
    QCheckBox& m_box;
    bool m_on;
};

} // namespace

StylePanel::StylePanel(StudioServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_import(new PictureImport(services, m_edits, this)),
      m_remarkKeeper(new RemarkKeeper(services.pictures(), this)),
      m_paste(new QAction(tr("Paste pictures"), this)),
      m_list(new PictureList(this)),
      m_count(new QLabel(this)),
      m_runNote(hint({}, this)),
      m_notes(hint({}, this)),
      m_done(hint({}, this)),
      m_weight(new WeightRow(this)),
      m_mirror(new QCheckBox(tr("Mirror pictures"), this)),
      m_add(new QPushButton(tr("Add..."), this)),
      m_removeButton(new QPushButton(tr("Remove"), this)),
      m_cropButton(new QPushButton(tr("Crop..."), this)),
      m_criticButton(new QPushButton(tr("Critic's view..."), this)) {
    setObjectName(QStringLiteral("stylePanel"));
    setAcceptDrops(true);
    m_count->setObjectName(QStringLiteral("pictureCount"));
    m_count->setProperty("role", QStringLiteral("hint"));
    m_runNote->setObjectName(QStringLiteral("runNote"));
    m_runNote->hide();
    m_notes->setObjectName(QStringLiteral("importNotes"));
    m_done->setObjectName(QStringLiteral("doneNote"));
    m_done->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_list->setObjectName(QStringLiteral("pictureList"));
    m_list->setAccessibleName(tr("Style pictures"));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_mirror->setObjectName(QStringLiteral("mirrorBox"));
    m_mirror->setToolTip(tr("Shows each picture mirrored half of the time. Leave it off for text "
                            "and one-sided drawings."));
    m_add->setObjectName(QStringLiteral("addPictures"));
    m_removeButton->setObjectName(QStringLiteral("removePictures"));
    m_cropButton->setObjectName(QStringLiteral("cropPictures"));
    m_cropButton->setToolTip(tr("Choose which part of the selected picture is learned from; "
                                "double-click does the same"));
    m_criticButton->setObjectName(QStringLiteral("criticView"));
    m_criticButton->setToolTip(tr("Pictures as the critic sees them: cropped and augmented"));
    layOut();
    connectParts();
    m_done->hide();
    refresh();
}

StylePanel::~StylePanel() = default;

void StylePanel::layOut() {
    auto* look = new QHBoxLayout;
    look->addWidget(m_count);
    look->addStretch();
    look->addWidget(m_criticButton);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_removeButton);
    buttons->addWidget(m_cropButton);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 2, 10, 8);
    layout->setSpacing(6);
    layout->addWidget(m_list, 1);
    layout->addLayout(look);
    layout->addWidget(m_runNote);
    layout->addWidget(m_done);
    layout->addWidget(m_notes);
    layout->addWidget(m_weight);
    layout->addWidget(m_mirror);
    layout->addLayout(buttons);
}

void StylePanel::connectParts() {
    m_paste->setObjectName(QStringLiteral("pastePictures"));
    m_paste->setShortcut(QKeySequence::Paste); // anywhere in the window
    addAction(m_paste);
    connect(m_mirror, &QCheckBox::clicked, this, [this](bool on) {
        m_edits.history().push(new MirrorCommand(*m_mirror, on));
    });
    connect(m_mirror, &QCheckBox::toggled, this, &StylePanel::mirrorChanged); // also by undo
    connect(m_paste, &QAction::triggered, this, &StylePanel::pasteClipboard);
    connect(m_add, &QPushButton::clicked, this, &StylePanel::addRequested);
    connect(m_removeButton, &QPushButton::clicked, this, &StylePanel::removeSelected);
    connect(m_cropButton, &QPushButton::clicked, this, &StylePanel::editCrop);
    connect(m_criticButton, &QPushButton::clicked, this, &StylePanel::openCriticSheet);
    connect(m_list, &PictureList::itemSelectionChanged, this, &StylePanel::showSelection);
    connect(m_list, &PictureList::itemActivated, this, [this](const QListWidgetItem* item) {
        openCropEditor(static_cast<std::size_t>(m_list->row(item)));
    });
    connect(m_list, &PictureList::moveRequested, this, &StylePanel::move);
    connect(m_list, &PictureList::removeRequested, this, &StylePanel::removeSelected);
    connect(m_list, &PictureList::undoRequested, this, &StylePanel::undo);
    connect(m_list, &PictureList::redoRequested, this, &StylePanel::redo);
    connect(m_list, &PictureList::weightStepRequested, this, [this](int steps) {
        reweight([steps](double weight) { return weight + steps * kWeightStep; });
    });
    connect(m_list, &PictureList::customContextMenuRequested, this, &StylePanel::showMenu);
    connect(m_weight, &WeightRow::weightChosen, this, [this](double weight) {
        reweight([weight](double) { return weight; });
    });
    connect(m_done, &QLabel::linkActivated, this, &StylePanel::undo);
    connect(m_remarkKeeper, &RemarkKeeper::remarked, this, &StylePanel::showRemarks);
    connect(
        m_import, &PictureImport::started, this, [this] { m_count->setText(tr("Reading...")); });
    connect(m_import, &PictureImport::finished, &m_edits, &StyleEdits::add);
    connect(m_import, &PictureImport::failed, this, [this](const QString& why) {
        Q_EMIT message(why);
        refresh();
        Q_EMIT picturesChanged(static_cast<int>(pictures().pictures.size()));
    });
    connect(&m_edits, &StyleEdits::changed, this, &StylePanel::follow);
}

bool StylePanel::mirror() const {
    return m_mirror->isChecked();
}

void StylePanel::setMirror(bool mirror) {
    const QSignalBlocker quiet(m_mirror);
    m_mirror->setChecked(mirror);
}

void StylePanel::setPictures(StyleSet pictures) {
    m_import->giveUp();
    m_edits.reset(std::move(pictures));
    m_done->hide();
    m_list->clearSelection();
    refresh();
    updateCriticSheets([this](CriticSheet& sheet) { sheet.setPictures(this->pictures()); });
}

void StylePanel::setModelSize(int resolution, int channels) {
    m_resolution = resolution;
    m_channels = channels;
    m_remarks.clear(); // they speak of the other model
    refresh();
    updateCriticSheets([this](CriticSheet& sheet) {
        sheet.setModelSize({m_resolution, m_channels});
    });
}

void StylePanel::offerGap(GapService& service) {
    m_gap = new GapCard(service, this);
    layout()->addWidget(m_gap);
    connect(m_gap, &GapCard::answered, this, &StylePanel::gapAnswered);
    m_gap->setPictures(pictures());
}

void StylePanel::setGapModel(std::shared_ptr<const Model> model, const ModelInfo& info) {
    if (m_gap) {
        m_gap->setModel(std::move(model), info);
    }
}

std::string StylePanel::gapIntent() const {
    return m_gap ? m_gap->intent() : std::string();
}

void StylePanel::setRunNote(const QString& words) {
    m_runNote->setText(words);
    m_runNote->setVisible(!words.isEmpty());
}

void StylePanel::setLocked(bool locked) {
    m_locked = locked;
    m_add->setEnabled(!locked);
    m_mirror->setEnabled(!locked);
    m_list->setLocked(locked);
    showSelection();
}

void StylePanel::undo() {
    if (!m_locked) {
        m_edits.history().undo();
    }
}

void StylePanel::redo() {
    if (!m_locked) {
        m_edits.history().redo();
    }
}

void StylePanel::addPaths(const QStringList& paths) {
    if (paths.isEmpty()) {
        return;
    }
    if (m_locked) {
        Q_EMIT message(tr("Pictures cannot be added while a training is prepared or ends; try "
                          "again in a moment."));
        return;
    }
    m_import->read(paths);
}

void StylePanel::pasteClipboard() {
    if (const QMimeData* clipboard = QGuiApplication::clipboard()->mimeData()) {
        paste(*clipboard);
    }
}

void StylePanel::paste(const QMimeData& clipboard) {
    const Pasted pasted = pastedFrom(clipboard);
    if (!pasted.files.isEmpty()) {
        Q_EMIT urlsDropped(pasted.files);
    } else if (pasted.picture.isNull()) {
        Q_EMIT message(tr("There is no picture on the clipboard, and no file of this computer."));
    } else {
        inBackground(
            this,
            [picture = pasted.picture] { return savePasted(picture, pastedFolder()); },
            [this](const QString& path) {
                if (path.isEmpty()) {
                    Q_EMIT message(tr("The pasted picture cannot be saved in %1; is the disk full?")
                                       .arg(pastedFolder()));
                } else {
                    addPaths({path});
                }
            });
    }
}

void StylePanel::removeSelected() {
    const std::vector<std::size_t> rows = m_list->selectedRows();
    if (!m_locked && !rows.empty()) {
        complain(m_edits.remove(rows));
    }
}

void StylePanel::move(const std::vector<std::size_t>& rows, std::size_t before) {
    if (!m_locked && !rows.empty()) {
        m_edits.move(rows, before);
    }
}

void StylePanel::reweight(const std::function<double(double)>& change) {
    const std::vector<std::size_t> rows = m_list->selectedRows();
    if (!m_locked && !rows.empty()) {
        complain(m_edits.reweight(rows, change));
    }
    showSelection();
}

void StylePanel::mirrorSelected() {
    const std::vector<std::size_t> rows = m_list->selectedRows();
    if (!m_locked && !rows.empty()) {
        m_edits.mirror(rows);
    }
}

void StylePanel::complain(const QString& why) {
    if (!why.isEmpty()) {
        Q_EMIT message(why);
    }
}

void StylePanel::editCrop() {
    const std::vector<std::size_t> rows = m_list->selectedRows();
    if (!rows.empty()) {
        openCropEditor(rows.front());
    }
}

void StylePanel::openCropEditor(std::size_t row) {
    if (m_locked) {
        return;
    }
    auto* editor = new CropEditor(m_services.pictures(), pictures().pictures, m_resolution, this);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        editor,
        &CropEditor::applied,
        this,
        [this, editor, before = pictures()](const std::vector<CropChange>& changes) {
            takeCrops(*editor, before, changes);
        });
    editor->showPicture(row);
    editor->open();
}

void StylePanel::takeCrops(
    CropEditor& editor, const StyleSet& before, const std::vector<CropChange>& changes) {
    if (m_locked) {
        editor.refuse(tr("Pictures cannot be cropped while a training is prepared or ends; try "
                         "again in a moment."));
        return;
    }
    const std::vector<CropChange> fitting = placed(changes, before, pictures());
    if (fitting.size() < changes.size()) {
        Q_EMIT message(tr("Some of the pictures are gone meanwhile; those were not cropped."));
    }
    if (!fitting.empty()) {
        m_edits.setCrops(fitting);
    }
}

void StylePanel::openCriticSheet() {
    if (m_resolution <= 0 || pictures().empty()) {
        Q_EMIT message(tr("Open a model and add pictures first."));
        return;
    }
    auto* sheet =
        new CriticSheet(m_services.pictures(), pictures(), {m_resolution, m_channels}, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_mirror, &QCheckBox::toggled, sheet, &CriticSheet::setMirrored);
    Q_EMIT criticSheetOpened(sheet);
    sheet->show();
}

void StylePanel::updateCriticSheets(const std::function<void(CriticSheet&)>& update) {
    const bool nothing = m_resolution <= 0 || pictures().empty();
    for (CriticSheet* sheet : findChildren<CriticSheet*>()) {
        if (nothing) {
            sheet->close();
        } else {
            update(*sheet);
        }
    }
}

void StylePanel::follow(const PictureEdit& edit) {
    const bool inPlace = edit.kind == EditKind::Weight || edit.kind == EditKind::Crop;
    if (inPlace) {
        for (const std::size_t row : edit.rows) {
            showItem(row);
        }
        judge();
        showSelection();
    } else {
        refresh();
    }
    updateCriticSheets([this](CriticSheet& sheet) { sheet.setPictures(pictures()); });
    const bool added = edit.kind == EditKind::Add && !edit.undone;
    if (!added) {
        m_list->selectRows(edit.rows);
    }
    const bool removed = edit.kind == EditKind::Remove && !edit.undone;
    if (removed) {
        m_done->setText(tr("Removed %1. <a href='undo'>Undo</a>").arg(countedPictures(edit.count)));
    }
    m_done->setVisible(removed);
    if (edit.kind == EditKind::Weight) {
        Q_EMIT weightsChanged();
    } else if (edit.kind != EditKind::Reorder) {
        Q_EMIT picturesChanged(static_cast<int>(pictures().pictures.size()));
    }
}

void StylePanel::showItem(std::size_t row) {
    const StylePicture& picture = pictures().pictures[row];
    const auto found = m_remarks.find(picture.pixelHash);
    const PictureRemarks remarks = found == m_remarks.end() ? PictureRemarks{} : found->second;
    QListWidgetItem& item = *m_list->item(static_cast<int>(row));
    QStringList spoken{QString::fromStdString(picture.name)};
    if (picture.weight != 1.0) {
        spoken << weightInWords(picture.weight);
    }
    spoken += remarkSentences(remarks, m_resolution);
    item.setIcon(iconOf(picture, remarkBadges(remarks)));
    item.setToolTip(pictureToolTip(picture, remarks, m_resolution));
    item.setData(Qt::AccessibleTextRole, spoken.join(QStringLiteral(", ")));
}

void StylePanel::refresh() {
    const auto count = static_cast<int>(pictures().pictures.size());
    // The selection is told about below, when rows and pictures agree again.
    const QSignalBlocker quiet(m_list);
    while (m_list->count() > count) {
        delete m_list->takeItem(m_list->count() - 1);
    }
    while (m_list->count() < count) {
        new QListWidgetItem(m_list);
    }
    for (int row = 0; row < count; ++row) {
        showItem(static_cast<std::size_t>(row));
    }
    m_count->setText(pictures().empty() ? QString() : countedPictures(pictures().pictures.size()));
    const QString notes = importNotes(pictures());
    m_notes->setText(notes);
    m_notes->setVisible(!notes.isEmpty());
    judge();
    showSelection();
}

void StylePanel::judge() {
    m_remarkKeeper->judge(pictures(), m_resolution);
    if (m_gap) {
        m_gap->setPictures(pictures()); // it knows what matters to it
    }
}

void StylePanel::showRemarks(const std::vector<PictureRemarks>& remarks) {
    const auto before = std::exchange(m_remarks, {});
    for (std::size_t row = 0; row < remarks.size(); ++row) {
        const std::string& key = pictures().pictures[row].pixelHash;
        m_remarks[key] = remarks[row];
        const auto old = before.find(key);
        if ((old == before.end() ? PictureRemarks{} : old->second) != remarks[row]) {
            showItem(row);
        }
    }
}

void StylePanel::showSelection() {
    std::vector<double> weights;
    for (const std::size_t row : m_list->selectedRows()) {
        weights.push_back(pictures().pictures[row].weight);
    }
    m_weight->show(weights, m_locked);
    const bool some = !m_locked && !weights.empty();
    m_removeButton->setEnabled(some);
    m_cropButton->setEnabled(some);
    m_criticButton->setEnabled(!pictures().empty());
}

void StylePanel::showMenu(const QPoint& place) {
    const QUndoStack& history = m_edits.history();
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("pictureMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // The keys are only named: the list itself takes them, while it has the focus.
    const auto add = [&](const QString& text, const char* keys, bool possible, auto slot) {
        auto* action = menu->addAction(text + QLatin1String(keys), this, slot);
        action->setEnabled(possible);
    };
    const bool some = m_removeButton->isEnabled();
    add(tr("Crop..."), "\tEnter", some, &StylePanel::editCrop);
    add(tr("Mirror"), "", some, &StylePanel::mirrorSelected);
    add(tr("Remove"), "\tDelete", some, &StylePanel::removeSelected);
    menu->addSeparator();
    add(tr("Undo %1").arg(history.undoText()).trimmed(),
        "\tCtrl+Z",
        history.canUndo() && !m_locked,
        &StylePanel::undo);
    add(tr("Redo %1").arg(history.redoText()).trimmed(),
        "\tCtrl+Shift+Z",
        history.canRedo() && !m_locked,
        &StylePanel::redo);
    add(tr("Paste"), "\tCtrl+V", !m_locked, &StylePanel::pasteClipboard);
    menu->addSeparator();
    add(tr("What the critic sees..."),
        "",
        m_criticButton->isEnabled(),
        &StylePanel::openCriticSheet);
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

void StylePanel::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
        Q_EMIT urlsHovering(event->mimeData()->urls());
    }
}

void StylePanel::dragLeaveEvent(QDragLeaveEvent*) {
    Q_EMIT hoverEnded();
}

void StylePanel::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    Q_EMIT hoverEnded();
    Q_EMIT urlsDropped(event->mimeData()->urls());
}

} // namespace sg
