#include "ui/style/style_panel.h"

#include "ui/common/background.h"
#include "ui/style/picture_icon.h"
#include "ui/style/picture_weight.h"
#include "ui/style/weight_row.h"

#include <QCheckBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sg {

namespace {

/// "1 picture", "12 pictures".
QString counted(std::size_t count, const QString& one, const QString& many) {
    return count == 1 ? one : many.arg(count);
}

bool noneShown(const std::vector<double>& weights) {
    return std::all_of(weights.begin(), weights.end(), [](double w) { return w <= 0.0; });
}

QLabel* hint(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("hint"));
    label->setWordWrap(true);
    return label;
}

} // namespace

StylePanel::StylePanel(StudioServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_list(new QListWidget(this)),
      m_count(new QLabel(this)),
      m_notes(hint({}, this)),
      m_weight(new WeightRow(this)),
      m_mirror(new QCheckBox(tr("Mirror pictures"), this)),
      m_add(new QPushButton(tr("Add..."), this)),
      m_remove(new QPushButton(tr("Remove"), this)) {
    setObjectName(QStringLiteral("stylePanel"));
    setAcceptDrops(true);
    m_count->setObjectName(QStringLiteral("pictureCount"));
    m_count->setProperty("role", QStringLiteral("hint"));
    m_notes->setObjectName(QStringLiteral("importNotes"));
    m_list->setObjectName(QStringLiteral("pictureList"));
    m_list->setAccessibleName(tr("Style pictures"));
    m_list->setViewMode(QListView::IconMode);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMovement(QListView::Static);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setIconSize({58, 58});
    m_list->setGridSize({64, 64});
    m_list->setUniformItemSizes(true);
    m_list->installEventFilter(this);
    // Drops belong to the panel, which also takes folders and archives.
    m_list->setAcceptDrops(false);
    m_mirror->setObjectName(QStringLiteral("mirrorBox"));
    m_mirror->setToolTip(tr("Shows each picture mirrored half of the time. Leave it off for text "
                            "and one-sided drawings."));
    m_add->setObjectName(QStringLiteral("addPictures"));
    m_remove->setObjectName(QStringLiteral("removePictures"));

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    buttons->addWidget(m_count);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 2, 10, 8);
    layout->setSpacing(6);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_notes);
    layout->addWidget(m_weight);
    layout->addWidget(m_mirror);
    layout->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, &StylePanel::choose);
    connect(m_remove, &QPushButton::clicked, this, &StylePanel::removeSelected);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &StylePanel::showSelection);
    connect(m_weight, &WeightRow::weightChosen, this, [this](double weight) {
        reweight([weight](double) { return weight; });
    });
    refresh();
}

StylePanel::~StylePanel() {
    m_cancel.request_stop();
}

bool StylePanel::mirror() const {
    return m_mirror->isChecked();
}

void StylePanel::setMirror(bool mirror) {
    m_mirror->setChecked(mirror);
}

void StylePanel::setPictures(StyleSet pictures) {
    ++m_importNumber;
    m_importing = false;
    m_waiting.clear();
    m_set = std::move(pictures);
    refresh();
}

void StylePanel::setLocked(bool locked) {
    m_locked = locked;
    m_add->setEnabled(!locked);
    m_mirror->setEnabled(!locked);
    showSelection();
}

std::vector<std::size_t> StylePanel::selectedRows() const {
    std::vector<std::size_t> rows;
    for (const QListWidgetItem* item : m_list->selectedItems()) {
        rows.push_back(static_cast<std::size_t>(m_list->row(item)));
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

void StylePanel::showSelection() {
    std::vector<double> weights;
    for (const std::size_t row : selectedRows()) {
        weights.push_back(m_set.pictures[row].weight);
    }
    m_weight->show(weights, m_locked);
    m_remove->setEnabled(!m_locked && !weights.empty());
}

void StylePanel::reweight(const std::function<double(double)>& change) {
    const std::vector<std::size_t> rows = selectedRows();
    if (m_locked || rows.empty()) {
        return;
    }
    std::vector<double> weights;
    for (const StylePicture& picture : m_set.pictures) {
        weights.push_back(picture.weight);
    }
    const std::vector<double> before = weights;
    for (const std::size_t row : rows) {
        weights[row] = std::clamp(change(weights[row]), 0.0, kHighestWeight);
    }
    if (noneShown(weights)) {
        Q_EMIT message(tr("At least one picture must be shown: give another one a weight above 0 "
                          "first."));
    } else if (weights != before) {
        for (const std::size_t row : rows) {
            m_set.pictures[row].weight = weights[row];
            showPicture(*m_list->item(static_cast<int>(row)), m_set.pictures[row]);
        }
        Q_EMIT weightsChanged();
    }
    showSelection();
}

void StylePanel::choose() {
    const QStringList files = QFileDialog::getOpenFileNames(
        this,
        tr("Add pictures"),
        {},
        tr("Pictures and archives (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.zip);;All files "
           "(*)"));
    addPaths(files);
}

void StylePanel::addPaths(const QStringList& paths) {
    if (paths.isEmpty()) {
        return;
    }
    if (m_locked) {
        Q_EMIT message(tr("Pictures cannot be added while a training runs; stop it first."));
        return;
    }
    m_waiting += paths;
    if (m_importing) {
        return; // taken up when the import in progress ends
    }
    m_importing = true;
    std::vector<std::filesystem::path> inputs;
    for (const QString& path : std::exchange(m_waiting, {})) {
        inputs.emplace_back(path.toStdString());
    }
    m_count->setText(tr("Reading..."));
    inBackground(
        this,
        [&services = m_services,
         token = m_cancel.get_token(),
         set = m_set,
         inputs = std::move(inputs)]() mutable {
            const auto goOn = [&token](int, int) { return !token.stop_requested(); };
            return services.importStyle(std::move(set), inputs, {}, goOn);
        },
        [this, number = ++m_importNumber](Result<StyleSet> result) {
            if (number != m_importNumber) {
                return; // another set is shown since
            }
            m_importing = false;
            if (result) {
                // Weights may have changed meanwhile; the first pictures are the same ones.
                for (std::size_t i = 0; i < m_set.pictures.size(); ++i) {
                    result->pictures[i].weight = m_set.pictures[i].weight;
                }
                m_set = std::move(*result);
            } else {
                Q_EMIT message(QString::fromStdString(result.error().message));
            }
            refresh();
            Q_EMIT picturesChanged(static_cast<int>(m_set.pictures.size()));
            if (!m_waiting.isEmpty()) {
                addPaths(std::exchange(m_waiting, {}));
            }
        });
}

void StylePanel::removeSelected() {
    if (m_locked || m_importing) {
        return;
    }
    const std::vector<std::size_t> rows = selectedRows();
    std::vector<double> left;
    for (std::size_t i = 0; i < m_set.pictures.size(); ++i) {
        if (!std::binary_search(rows.begin(), rows.end(), i)) {
            left.push_back(m_set.pictures[i].weight);
        }
    }
    if (!left.empty() && noneShown(left)) {
        Q_EMIT message(tr("The pictures left would all have weight 0: give one of them a weight "
                          "above 0 first."));
        return;
    }
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        m_set.pictures.erase(m_set.pictures.begin() + static_cast<std::ptrdiff_t>(*row));
    }
    m_set.skipped.clear();
    m_set.duplicates.clear();
    refresh();
    Q_EMIT picturesChanged(static_cast<int>(m_set.pictures.size()));
}

void StylePanel::showPicture(QListWidgetItem& item, const StylePicture& picture) {
    const QString name = QString::fromStdString(picture.name);
    const QString weight = picture.weight == 1.0 ? QString() : weightInWords(picture.weight);
    item.setIcon(iconOf(picture));
    item.setToolTip(
        tr("%1\n%2 x %3 pixels")
            .arg(name)
            .arg(picture.original.width)
            .arg(picture.original.height) +
        (weight.isEmpty() ? QString() : QLatin1Char('\n') + weight));
    item.setData(
        Qt::AccessibleTextRole,
        weight.isEmpty() ? name : QString(name + QStringLiteral(", ") + weight));
}

void StylePanel::refresh() {
    m_list->clear();
    for (const StylePicture& picture : m_set.pictures) {
        showPicture(*new QListWidgetItem(m_list), picture);
    }
    m_count->setText(
        m_set.empty() ? QString()
                      : counted(m_set.pictures.size(), tr("1 picture"), tr("%1 pictures")));
    showNotes();
    showSelection();
}

void StylePanel::showNotes() {
    QStringList notes;
    if (m_set.empty()) {
        notes << tr("Drop pictures, a folder or a zip archive here. A handful is enough; ten to "
                    "fifty work best.");
    }
    if (!m_set.duplicates.empty()) {
        notes << counted(
            m_set.duplicates.size(), tr("1 duplicate left out."), tr("%1 duplicates left out."));
    }
    constexpr std::size_t kShown = 3;
    for (std::size_t i = 0; i < std::min(kShown, m_set.skipped.size()); ++i) {
        notes << tr("Skipped %1: %2.")
                     .arg(
                         QString::fromStdString(m_set.skipped[i].name),
                         QString::fromStdString(m_set.skipped[i].reason));
    }
    if (m_set.skipped.size() > kShown) {
        notes << counted(
            m_set.skipped.size() - kShown,
            tr("1 more file skipped."),
            tr("%1 more files skipped."));
    }
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
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

bool StylePanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
            removeSelected();
            return true;
        }
        const bool more = key == Qt::Key_Plus || key == Qt::Key_Equal; // where + needs Shift
        if (more || key == Qt::Key_Minus) {
            const double step = more ? kWeightStep : -kWeightStep;
            reweight([step](double weight) { return weight + step; });
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sg
