#include "ui/window/walk_tools.h"

#include "ui/habits/input_habits.h"

#include <QHBoxLayout>
#include <QSlider>
#include <QToolButton>

namespace sg {

namespace {

constexpr int kDefaultSpeed = 20; ///< thousandths of a round a second

QToolButton* toolButton(QWidget* parent, const char* objectName, const QString& text) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QString::fromLatin1(objectName));
    button->setText(text);
    return button;
}

} // namespace

WalkTools::WalkTools(QWidget* parent)
    : QWidget(parent),
      m_walk(toolButton(this, "walkButton", tr("Walk"))),
      m_speed(new QSlider(Qt::Horizontal, this)),
      m_back(toolButton(this, "walkBack", tr("Back"))) {
    m_walk->setCheckable(true);
    m_walk->setToolTip(
        tr("The pictures change smoothly, each around a path of its own, also while training, "
           "which gets up to a tenth slower. Click again to stay where they are."));
    m_speed->setObjectName(QStringLiteral("walkSpeed"));
    m_speed->setRange(5, 100);
    m_speed->setValue(kDefaultSpeed);
    m_speed->setFixedWidth(52);
    setUsualValue(*m_speed, kDefaultSpeed);
    m_speed->setAccessibleName(tr("Speed of the walk"));
    m_speed->setToolTip(m_speed->accessibleName());
    m_back->setToolTip(tr("Back to the pictures of the seeds themselves"));
    m_back->setEnabled(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_walk);
    row->addWidget(m_speed);
    row->addWidget(m_back);
    connect(m_walk, &QToolButton::toggled, this, &WalkTools::changed);
    connect(m_speed, &QSlider::valueChanged, this, [this] {
        if (m_walk->isChecked()) {
            Q_EMIT changed();
        }
    });
    connect(m_back, &QToolButton::clicked, this, &WalkTools::backRequested);
}

double WalkTools::turnsPerSecond() const {
    return m_walk->isChecked() ? m_speed->value() / 1000.0 : 0.0;
}

void WalkTools::setWalking(bool walks) {
    m_walk->setChecked(walks);
}

void WalkTools::setAway(bool away) {
    m_back->setEnabled(away);
}

} // namespace sg
