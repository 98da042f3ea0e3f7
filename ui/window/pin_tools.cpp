#include "ui/window/pin_tools.h"

#include "ui/habits/input_habits.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QRandomGenerator>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

namespace sg {

namespace {

constexpr int kSeedFieldPx = 98;
constexpr int kNewSeedsBelow = 1'000'000;

std::uint32_t randomSeed() {
    return QRandomGenerator::global()->bounded(std::uint32_t(kNewSeedsBelow));
}

} // namespace

PinTools::PinTools(QWidget* parent)
    : QWidget(parent),
      m_caption(new QLabel(this)),
      m_firstSeed(new QSpinBox(this)),
      m_psi(new QSlider(Qt::Horizontal, this)),
      m_psiValue(new QLabel(this)),
      m_size(new QComboBox(this)),
      m_menu(new QMenu(this)) {
    m_caption->setObjectName(QStringLiteral("previewCaption"));
    m_caption->setProperty("role", QStringLiteral("hint"));
    m_menu->setObjectName(QStringLiteral("tileMenu"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 0, 10, 6);
    row->setSpacing(4);
    row->addWidget(m_caption, 1);
    addSeeds(*row);
    row->addSpacing(6);
    addVariety(*row);
    fillSizes();
    tell();
}

void PinTools::addSeeds(QBoxLayout& row) {
    row.addWidget(new QLabel(tr("Seeds"), this));
    m_firstSeed->setObjectName(QStringLiteral("firstSeed"));
    m_firstSeed->setRange(0, 2'000'000'000);
    m_firstSeed->setFixedWidth(kSeedFieldPx);
    m_firstSeed->setKeyboardTracking(false);
    m_firstSeed->setAccessibleName(tr("First seed"));
    setUsualValue(*m_firstSeed, 0);
    m_firstSeed->setToolTip(
        tr("The first of the neighbouring seeds that are watched. They never change by themselves; "
           "locked tiles keep theirs."));
    connect(m_firstSeed, &QSpinBox::valueChanged, this, [this](int first) {
        m_board.setFirst(static_cast<std::uint32_t>(first));
        tell();
    });
    m_firstSeed->installEventFilter(this);
    row.addWidget(m_firstSeed);
    auto* dice = new QToolButton(this);
    dice->setObjectName(QStringLiteral("newSeeds"));
    dice->setText(tr("New"));
    dice->setToolTip(tr("Watch other seeds in all tiles that are not locked (R)"));
    connect(dice, &QToolButton::clicked, this, &PinTools::newSeeds);
    row.addWidget(dice);
}

/// Tiles may have got seeds of their own since the number was set.
void PinTools::countOnFromFirst() {
    const std::vector<std::uint32_t> before = m_board.pins().seeds;
    m_board.setFirst(static_cast<std::uint32_t>(m_firstSeed->value()));
    if (m_board.pins().seeds != before) {
        tell();
    }
}

bool PinTools::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_firstSeed && event->type() == QEvent::KeyPress) {
        const int key = static_cast<const QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_firstSeed->interpretText();
            countOnFromFirst(); // the number may be the one that was there: no signal tells
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PinTools::addVariety(QBoxLayout& row) {
    auto* label = new QLabel(tr("Variety"), this);
    label->setToolTip(
        tr("Truncation psi: 0 is the average picture, 1 the full variety of the model"));
    row.addWidget(label);
    m_psi->setObjectName(QStringLiteral("psiSlider"));
    m_psi->setAccessibleName(tr("Truncation psi"));
    m_psi->setRange(0, 100);
    m_psi->setValue(qRound(m_board.pins().truncationPsi * 100));
    setUsualValue(*m_psi, m_psi->value());
    m_psi->setMinimumWidth(52);
    m_psi->setMaximumWidth(140);
    m_psi->setToolTip(label->toolTip());
    connect(m_psi, &QSlider::valueChanged, this, [this](int percent) {
        m_board.setPsi(double(percent) / 100.0);
        tell();
    });
    row.addWidget(m_psi);
    m_psiValue->setMinimumWidth(34);
    row.addWidget(m_psiValue);
}

void PinTools::fillSizes() {
    m_size->setObjectName(QStringLiteral("gridSize"));
    m_size->setToolTip(tr("How many pictures the grid has"));
    m_size->setAccessibleName(m_size->toolTip());
    for (int side = PinBoard::kMinSide; side <= PinBoard::kMaxSide; ++side) {
        m_size->addItem(tr("%1 x %1").arg(side), side);
    }
    m_size->setCurrentIndex(m_size->findData(m_board.side()));
    connect(m_size, &QComboBox::currentIndexChanged, this, [this] {
        m_board.setSide(m_size->currentData().toInt());
        tell();
    });
}

void PinTools::newSeeds() {
    m_firstSeed->setValue(static_cast<int>(randomSeed()));
}

void PinTools::showMenu(int tile, const QPoint& globalPosition) {
    if (tile < 0 || tile >= static_cast<int>(m_board.pins().seeds.size())) {
        return; // a frame of an earlier, larger grid
    }
    m_menu->clear();
    const std::uint32_t seed = m_board.pins().seeds[static_cast<std::size_t>(tile)];
    m_menu->addSection(tr("Seed %1").arg(seed));
    QAction* another = m_menu->addAction(tr("Another seed here"), this, [this, tile] {
        m_board.setSeed(tile, randomSeed());
        tell();
    });
    another->setObjectName(QStringLiteral("anotherSeed"));
    QAction* lock = m_menu->addAction(tr("Keep watching this seed"));
    lock->setObjectName(QStringLiteral("lockSeed"));
    lock->setCheckable(true);
    lock->setChecked(m_board.isLocked(tile));
    connect(lock, &QAction::triggered, this, [this, tile](bool locked) {
        m_board.setLocked(tile, locked);
        Q_EMIT lockedChanged(m_board.lockedTiles());
    });
    m_menu->popup(globalPosition);
}

void PinTools::stay(const std::vector<double>& turns) {
    m_board.stay(turns);
    tell();
}

void PinTools::goBack() {
    m_board.goBack();
    tell();
}

void PinTools::restore(const PinState& state) {
    m_board.restore(state);
    showBoard();
}

void PinTools::restore(
    const std::vector<std::uint32_t>& seeds, const std::vector<double>& turns, double psi) {
    m_board.restore(seeds, turns, psi);
    showBoard();
}

void PinTools::showBoard() {
    const QSignalBlocker quietSeed(m_firstSeed); // one change, told once
    const QSignalBlocker quietPsi(m_psi);
    const QSignalBlocker quietSize(m_size);
    m_firstSeed->setValue(static_cast<int>(m_board.pins().seeds.front()));
    m_psi->setValue(qRound(m_board.pins().truncationPsi * 100));
    m_size->setCurrentIndex(m_size->findData(m_board.side()));
    tell();
}

void PinTools::setCaption(const QString& text) {
    m_caption->setText(text);
}

void PinTools::tell() {
    m_psiValue->setText(QString::number(m_board.pins().truncationPsi, 'f', 2));
    Q_EMIT lockedChanged(m_board.lockedTiles());
    Q_EMIT pinsChanged(m_board.pins());
}

} // namespace sg
