#include "ui/window/preview_panel.h"

#include "ui/window/brush_tools.h"
#include "ui/window/hold_to_flip.h"
#include "ui/window/model_badge.h"
#include "ui/window/pin_tools.h"
#include "ui/window/walk_tools.h"

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <tuple>
#include <vector>

namespace sg {

namespace {

QToolButton* toolButton(QWidget* parent, const QString& name, const QString& text) {
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    return button;
}

} // namespace

PreviewPanel::PreviewPanel(QVulkanInstance* vulkan, QWidget* parent)
    : QWidget(parent),
      m_view(PreviewView::create(vulkan, this)),
      m_stage(new QStackedWidget(this)),
      m_toolRow(new QStackedWidget(this)),
      m_dropBanner(new QLabel(m_toolRow)),
      m_badge(new ModelBadge(this)),
      m_compare(new QActionGroup(this)),
      m_single(toolButton(this, QStringLiteral("singleTile"), tr("Single"))),
      m_secondRow(new QStackedWidget(m_toolRow)),
      m_pinTools(new PinTools(m_secondRow)),
      m_walkTools(new WalkTools(m_pinTools)),
      m_brushTools(new BrushTools(*m_view, m_secondRow)) {
    m_view->setObjectName(QStringLiteral("preview"));
    m_view->setAccessibleName(tr("Preview"));
    auto* tools = new QWidget(m_toolRow);
    auto* rows = new QVBoxLayout(tools);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 6, 8, 4);
    row->setSpacing(2);
    addCompareTools(*row);
    addFlip(*row);
    row->addSpacing(4);
    row->addStretch();
    addZoomTools(*row);
    rows->addLayout(row);
    m_secondRow->addWidget(m_pinTools);
    m_secondRow->addWidget(m_brushTools);
    rows->addWidget(m_secondRow);

    m_dropBanner->setObjectName(QStringLiteral("dropBanner"));
    m_dropBanner->setAlignment(Qt::AlignCenter);
    m_toolRow->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_toolRow->addWidget(tools);
    m_toolRow->addWidget(m_dropBanner);

    auto* hint = new QLabel(
        tr("Drop a StyleGAN2 or StyleGAN3 model here (.pkl, .pt, .safetensors) to begin.\n\n"
           "Nothing inside a model file is ever run."),
        m_stage);
    hint->setObjectName(QStringLiteral("emptyHint"));
    hint->setProperty("role", QStringLiteral("hint"));
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    m_stage->addWidget(hint);
    m_stage->addWidget(m_view);
    m_badge->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolRow);
    layout->addWidget(m_stage, 1);
    layout->addWidget(m_badge);
    m_pinTools->layout()->addWidget(m_walkTools);
    connectPins();
    connectWalk();
    setCompare(CompareMode::Tuned);
}

void PreviewPanel::addCompareTools(QBoxLayout& row) {
    const std::vector<std::tuple<CompareMode, QString, QString>> modes{
        {CompareMode::Source, tr("Source"), tr("The opened model")},
        {CompareMode::Tuned, tr("Tuned"), tr("What the training made of it")},
        {CompareMode::Split,
         tr("Split"),
         tr("Left the source, right the tuned model; drag the line")},
        {CompareMode::SideBySide,
         tr("Side by side"),
         tr("The same place of the source and of the tuned model")},
        {CompareMode::Brush,
         tr("Brush"),
         tr("Paint where the tuned model shows through the source")}};
    for (const auto& [mode, text, tip] : modes) {
        auto* action = m_compare->addAction(text);
        action->setObjectName(QStringLiteral("showCompare%1").arg(static_cast<int>(mode)));
        action->setCheckable(true);
        action->setToolTip(tr("%1 (C changes the view)").arg(tip));
        action->setData(static_cast<int>(mode));
        auto* button = new QToolButton(this);
        button->setObjectName(QStringLiteral("compare%1").arg(static_cast<int>(mode)));
        button->setDefaultAction(action);
        row.addWidget(button);
    }
    connect(m_compare, &QActionGroup::triggered, this, [this](const QAction* action) {
        setCompare(static_cast<CompareMode>(action->data().toInt()));
    });
}

void PreviewPanel::addFlip(QBoxLayout& row) {
    auto* flip = toolButton(this, QStringLiteral("flipButton"), tr("Flip"));
    flip->setToolTip(tr("Hold to see the source (F)"));
    row.addWidget(flip);
    m_flip = new HoldToFlip(*m_view, *flip, this);
}

void PreviewPanel::addZoomTools(QBoxLayout& row) {
    m_single->setCheckable(true);
    m_single->setToolTip(
        tr("One picture alone (double click one, or Enter). Left and right show the next, Escape "
           "all."));
    connect(m_single, &QToolButton::clicked, m_view, [this](bool alone) {
        m_view->setSingle(alone ? 0 : -1);
        m_single->setChecked(m_view->single() >= 0); // before a picture is there, it is refused
    });
    connect(m_view, &PreviewView::singleChanged, this, [this](int tile) {
        m_single->setChecked(tile >= 0);
        showCaption();
    });
    row.addWidget(m_single);
    row.addWidget(m_pinTools->sizeBox());
    auto* fit = toolButton(this, QStringLiteral("fitButton"), tr("Fit"));
    fit->setToolTip(tr("Show everything (Ctrl+0)"));
    connect(fit, &QToolButton::clicked, m_view, [this] { m_view->fit(); });
    auto* full = toolButton(this, QStringLiteral("fullSizeButton"), tr("1:1"));
    full->setToolTip(tr("One pixel of the picture is one pixel of the screen (Ctrl+1)"));
    connect(full, &QToolButton::clicked, m_view, [this] { m_view->setZoom(1.0); });
    row.addWidget(fit);
    row.addWidget(full);
}

QAction* PreviewPanel::flipAction() const {
    return m_flip->action();
}

QList<QAction*> PreviewPanel::compareActions() const {
    return m_compare->actions();
}

void PreviewPanel::setCompare(CompareMode mode) {
    m_view->setCompareMode(mode);
    m_secondRow->setCurrentIndex(mode == CompareMode::Brush ? 1 : 0);
    showCaption();
    updateWalk();
    for (QAction* action : m_compare->actions()) {
        action->setChecked(action->data().toInt() == static_cast<int>(mode));
    }
}

void PreviewPanel::nextCompare() {
    const int next = static_cast<int>(m_view->compareMode()) + 1;
    setCompare(
        next < static_cast<int>(CompareMode::Brush) ? static_cast<CompareMode>(next)
                                                    : CompareMode::Source);
}

void PreviewPanel::newSeeds() {
    m_pinTools->newSeeds();
}

void PreviewPanel::setWalking(bool walks) {
    m_walkTools->setWalking(walks);
}

PinState PreviewPanel::pinState() const {
    return m_pinTools->board().state();
}

void PreviewPanel::restorePins(const PinState& state) {
    setWalking(false);
    m_pinTools->restore(state);
}

void PreviewPanel::restorePins(
    const std::vector<std::uint32_t>& seeds, const std::vector<double>& turns, double psi) {
    setWalking(false);
    m_pinTools->restore(seeds, turns, psi);
}

void PreviewPanel::setModel(const ModelInfo& info) {
    m_badge->show(info);
    m_view->clearFrames();
    m_stage->setCurrentWidget(m_view);
    m_view->fit();
}

void PreviewPanel::closeModel() {
    setWalking(false);
    m_badge->hide();
    m_view->setSingle(-1);
    m_view->clearFrames();
    m_stage->setCurrentIndex(0);
}

void PreviewPanel::showDropBanner(const QString& text) {
    m_dropBanner->setText(text);
    m_toolRow->setCurrentWidget(m_dropBanner);
}

void PreviewPanel::hideDropBanner() {
    m_toolRow->setCurrentIndex(0);
}

const PreviewPins& PreviewPanel::pins() const {
    return m_pinTools->board().pins();
}

void PreviewPanel::connectPins() {
    connect(m_pinTools, &PinTools::pinsChanged, this, &PreviewPanel::pinsChanged);
    connect(m_pinTools, &PinTools::pinsChanged, this, &PreviewPanel::showCaption);
    connect(m_pinTools, &PinTools::lockedChanged, m_view, &PreviewView::setLockedTiles);
    connect(m_view, &PreviewView::tileMenuRequested, m_pinTools, &PinTools::showMenu);
    connect(m_brushTools, &BrushTools::saveRequested, this, &PreviewPanel::saveCompositeRequested);
}

void PreviewPanel::connectWalk() {
    connect(m_walkTools, &WalkTools::changed, this, &PreviewPanel::updateWalk);
    connect(m_walkTools, &WalkTools::backRequested, this, [this] {
        m_walkTools->setWalking(false);
        m_pinTools->goBack();
    });
    connect(m_pinTools, &PinTools::pinsChanged, this, [this](const PreviewPins& pins) {
        m_walkTools->setAway(!pins.turns.empty());
    });
    connect(m_view, &PreviewView::flippedChanged, this, [this] {
        showCaption();
        updateWalk();
    });
}

void PreviewPanel::updateWalk() {
    const CompareMode mode = m_view->compareMode();
    const bool walks = m_walkTools->turnsPerSecond() > 0.0;
    if (walks || m_walks) {
        // What nobody looks at need not be drawn.
        Q_EMIT walkChanged(
            {m_walkTools->turnsPerSecond(),
             mode != CompareMode::Tuned || m_view->isFlipped(),
             mode != CompareMode::Source});
    }
    if (m_walks && !walks) {
        m_pinTools->stay(m_view->shownPins().turns);
    }
    m_walks = walks;
}

void PreviewPanel::showCaption() {
    const bool flipped = m_view->isFlipped() && m_view->compareMode() != CompareMode::SideBySide;
    QString words;
    switch (flipped ? CompareMode::Source : m_view->compareMode()) {
    case CompareMode::Source:
        words = tr("Source");
        break;
    case CompareMode::Tuned:
        words = tr("Tuned");
        break;
    case CompareMode::Split:
    case CompareMode::SideBySide:
        words = tr("Source | Tuned");
        break;
    case CompareMode::Brush:
        break; // its tools take the place
    }
    const auto tile = static_cast<std::size_t>(m_view->single());
    if (m_view->single() >= 0 && tile < pins().seeds.size()) {
        words += tr(", %1").arg(pins().seeds[tile]);
    }
    m_pinTools->setCaption(words);
}

} // namespace sg
