#include "ui/window/preview_panel.h"

#include "ui/window/model_badge.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QRandomGenerator>
#include <QSlider>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <tuple>
#include <vector>

namespace sg {

namespace {

constexpr int kColumns = 3;
constexpr double kDefaultPsi = 0.7;
constexpr int kSeedFieldPx = 98;

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
      m_psi(new QSlider(Qt::Horizontal, this)),
      m_psiValue(new QLabel(this)),
      m_firstSeed(new QSpinBox(this)) {
    m_view->setObjectName(QStringLiteral("preview"));
    auto* tools = new QWidget(m_toolRow);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(10, 6, 10, 6);
    row->setSpacing(4);
    addCompareTools(*row);
    row->addSpacing(6);
    addZoomTools(*row);
    row->addSpacing(4);
    row->addStretch();
    addPinTools(*row);

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
    m_stage->addWidget(hint);
    m_stage->addWidget(m_view);
    m_badge->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolRow);
    layout->addWidget(m_stage, 1);
    layout->addWidget(m_badge);
    updatePins();
    setCompare(CompareMode::Tuned);
}

void PreviewPanel::addCompareTools(QBoxLayout& row) {
    const std::vector<std::tuple<CompareMode, QString, QString>> modes{
        {CompareMode::Source, tr("Source"), tr("The opened model")},
        {CompareMode::Tuned, tr("Tuned"), tr("What the training made of it")},
        {CompareMode::Split,
         tr("Split"),
         tr("Left the source, right the tuned model; drag the line")}};
    for (const auto& [mode, text, tip] : modes) {
        auto* action = m_compare->addAction(text);
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

void PreviewPanel::addZoomTools(QBoxLayout& row) {
    auto* fit = toolButton(this, QStringLiteral("fitButton"), tr("Fit"));
    fit->setToolTip(tr("Show everything (Ctrl+0)"));
    connect(fit, &QToolButton::clicked, m_view, [this] { m_view->fit(); });
    auto* full = toolButton(this, QStringLiteral("fullSizeButton"), tr("100 %"));
    full->setToolTip(tr("One pixel of the picture is one pixel of the screen (Ctrl+1)"));
    connect(full, &QToolButton::clicked, m_view, [this] { m_view->setZoom(1.0); });
    row.addWidget(fit);
    row.addWidget(full);
}

void PreviewPanel::addPinTools(QBoxLayout& row) {
    row.addWidget(new QLabel(tr("Seeds"), this));
    m_firstSeed->setObjectName(QStringLiteral("firstSeed"));
    m_firstSeed->setRange(0, 2'000'000'000);
    m_firstSeed->setFixedWidth(kSeedFieldPx);
    m_firstSeed->setKeyboardTracking(false);
    m_firstSeed->setToolTip(tr(
        "The first of nine neighbouring seeds. The pinned pictures never change by themselves."));
    connect(m_firstSeed, &QSpinBox::valueChanged, this, &PreviewPanel::updatePins);
    row.addWidget(m_firstSeed);
    auto* dice = toolButton(this, QStringLiteral("newSeeds"), tr("New"));
    dice->setToolTip(tr("Pin nine other pictures (R)"));
    connect(dice, &QToolButton::clicked, this, &PreviewPanel::newSeeds);
    row.addWidget(dice);
    row.addSpacing(6);
    auto* psiLabel = new QLabel(tr("Variety"), this);
    psiLabel->setToolTip(
        tr("Truncation psi: 0 is the average picture, 1 the full variety of the model"));
    row.addWidget(psiLabel);
    m_psi->setObjectName(QStringLiteral("psiSlider"));
    m_psi->setAccessibleName(tr("Truncation psi"));
    m_psi->setRange(0, 100);
    m_psi->setValue(qRound(kDefaultPsi * 100));
    m_psi->setMinimumWidth(52);
    m_psi->setMaximumWidth(140);
    m_psi->setToolTip(psiLabel->toolTip());
    connect(m_psi, &QSlider::valueChanged, this, &PreviewPanel::updatePins);
    row.addWidget(m_psi);
    m_psiValue->setMinimumWidth(34);
    row.addWidget(m_psiValue);
}

QList<QAction*> PreviewPanel::compareActions() const {
    return m_compare->actions();
}

void PreviewPanel::setCompare(CompareMode mode) {
    m_view->setCompareMode(mode);
    for (QAction* action : m_compare->actions()) {
        action->setChecked(action->data().toInt() == static_cast<int>(mode));
    }
}

void PreviewPanel::nextCompare() {
    setCompare(static_cast<CompareMode>((static_cast<int>(m_view->compareMode()) + 1) % 3));
}

void PreviewPanel::newSeeds() {
    m_firstSeed->setValue(static_cast<int>(QRandomGenerator::global()->bounded(1'000'000)));
}

void PreviewPanel::setModel(const ModelInfo& info) {
    m_badge->show(info);
    m_view->clearFrames();
    m_stage->setCurrentWidget(m_view);
    m_view->fit();
}

void PreviewPanel::showDropBanner(const QString& text) {
    m_dropBanner->setText(text);
    m_toolRow->setCurrentWidget(m_dropBanner);
}

void PreviewPanel::hideDropBanner() {
    m_toolRow->setCurrentIndex(0);
}

void PreviewPanel::updatePins() {
    for (std::size_t i = 0; i < m_pins.seeds.size(); ++i) {
        m_pins.seeds[i] = static_cast<std::uint32_t>(m_firstSeed->value()) + std::uint32_t(i);
    }
    m_pins.columns = kColumns;
    m_pins.truncationPsi = double(m_psi->value()) / 100.0;
    m_psiValue->setText(QString::number(m_pins.truncationPsi, 'f', 2));
    Q_EMIT pinsChanged(m_pins);
}

} // namespace sg
