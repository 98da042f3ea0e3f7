#include "ui/window/brush_tools.h"

#include "ui/habits/input_habits.h"
#include "ui/preview/preview_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

namespace sg {

BrushTools::BrushTools(PreviewView& view, QWidget* parent)
    : QWidget(parent), m_view(view), m_radius(new QSlider(Qt::Horizontal, this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 0, 10, 6);
    row->setSpacing(4);
    addRadius();
    auto* erase = button(
        "brushErase",
        tr("Erase"),
        tr("Paint the source back. The right button does, too, and the left one with Alt."));
    erase->setCheckable(true);
    connect(erase, &QToolButton::toggled, this, [this](bool on) { m_view.setBrushErases(on); });
    auto* clear = button("brushClear", tr("Clear"), tr("The source everywhere"));
    connect(clear, &QToolButton::clicked, this, [this] { m_view.clearMask(); });
    auto* invert = button(
        "brushInvert", tr("Invert"), tr("Swap what shows the source and what the tuned model"));
    connect(invert, &QToolButton::clicked, this, [this] { m_view.invertMask(); });
    row->addStretch();
    auto* save = button(
        "brushSave",
        tr("Save composite..."),
        tr("The pictures as they are mixed now, as PNG, in their own size"));
    connect(save, &QToolButton::clicked, this, &BrushTools::saveRequested);
}

void BrushTools::addRadius() {
    auto* label = new QLabel(tr("Brush"), this);
    label->setToolTip(
        tr("Paint where the tuned model shows through the source. [ and ] change the size, Space "
           "and a drag move the view."));
    layout()->addWidget(label);
    m_radius->setObjectName(QStringLiteral("brushRadius"));
    m_radius->setAccessibleName(tr("Size of the brush"));
    m_radius->setToolTip(tr("Size of the brush ([ and ])"));
    m_radius->setRange(1, 60); // percent of a tile
    m_radius->setValue(qRound(m_view.brushRadius() * 100));
    setUsualValue(*m_radius, m_radius->value());
    m_radius->setMinimumWidth(70);
    m_radius->setMaximumWidth(160);
    layout()->addWidget(m_radius);
    connect(m_radius, &QSlider::valueChanged, this, [this](int percent) {
        m_view.setBrushRadius(percent / 100.0);
    });
    connect(&m_view, &PreviewView::brushRadiusChanged, this, [this](double radius) {
        const QSignalBlocker quiet(m_radius); // the view's number is the finer one
        m_radius->setValue(qRound(radius * 100));
    });
}

QToolButton* BrushTools::button(const char* objectName, const QString& text, const QString& tip) {
    auto* made = new QToolButton(this);
    made->setObjectName(QString::fromLatin1(objectName));
    made->setText(text);
    made->setToolTip(tip);
    layout()->addWidget(made);
    return made;
}

} // namespace sg
