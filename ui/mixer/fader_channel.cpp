#include "ui/mixer/fader_channel.h"

#include "ui/common/core_words.h"
#include "ui/mixer/drift_strip.h"
#include "ui/mixer/fader.h"
#include "ui/mixer/mixer_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPixmap>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace sg {

namespace {

constexpr int kFaderMinimumPx = 64;
constexpr QSize kSwitchPx(19, 18);
constexpr QColor kIce(0x7f, 0xb2, 0xe5);
constexpr QColor kResting(0x68, 0x68, 0x68);

/// A padlock, as high as a line of text.
QPixmap lockPicture(int heightPx, double scale) {
    const double side = heightPx;
    QPixmap picture(QSizeF(side * scale, side * scale).toSize());
    picture.setDevicePixelRatio(scale);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(kIce, side * 0.11));
    painter.drawArc(QRectF(side * 0.3, side * 0.1, side * 0.4, side * 0.6), 0, 180 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kIce);
    painter.drawRoundedRect(
        QRectF(side * 0.18, side * 0.42, side * 0.64, side * 0.5), side * 0.1, side * 0.1);
    return picture;
}

} // namespace

FaderChannel::FaderChannel(LayerGroup group, QWidget* parent)
    : QWidget(parent),
      m_group(std::move(group)),
      m_value(new QLabel(this)),
      m_fader(new Fader(this)),
      m_drift(new DriftStrip(QString::fromStdString(m_group.id), this)),
      m_mute(addSwitch("mute", tr("M"))),
      m_solo(addSwitch("solo", tr("S"))),
      m_position(m_fader->value()) {
    const QString id = QString::fromStdString(m_group.id);
    const QString caption = coreText(m_group.caption);
    setObjectName(QStringLiteral("channel_") + id);
    m_value->setObjectName(QStringLiteral("value_") + id);
    m_value->setAlignment(Qt::AlignCenter);
    m_fader->setObjectName(QStringLiteral("fader_") + id);
    m_fader->setMinimumHeight(kFaderMinimumPx);
    m_fader->setAccessibleName(tr("%1, %2").arg(id, caption));
    m_fader->setToolTip(
        tr("%1: %2\n%3 values to learn\nDown: frozen. Up: learns at full speed.\nDouble click: "
           "back to 1. With Shift all faders of the row move.\nM: mute. S: solo.")
            .arg(id, caption, countInWords(m_group.parameters)));
    m_drift->setObjectName(QStringLiteral("drift_") + id);
    m_mute->setAccessibleName(tr("Mute %1, %2").arg(id, caption));
    m_mute->setToolTip(tr("Mute %1 (M): it is frozen, and its fader keeps its place.").arg(id));
    m_solo->setAccessibleName(tr("Solo %1, %2").arg(id, caption));
    m_solo->setToolTip(tr("Solo %1 (S): of this network only what is soloed may change.").arg(id));
    auto* name = new QLabel(id, this);
    name->setAlignment(Qt::AlignCenter);

    auto* travel = new QHBoxLayout;
    travel->setSpacing(3);
    travel->addStretch();
    travel->addWidget(m_fader);
    travel->addWidget(m_drift);
    travel->addStretch();
    auto* switches = new QHBoxLayout;
    switches->setSpacing(1);
    switches->addStretch();
    switches->addWidget(m_mute);
    switches->addWidget(m_solo);
    switches->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(m_value);
    column->addLayout(travel, 1);
    column->addLayout(switches);
    column->addWidget(name);

    connect(m_fader, &Fader::valueChanged, this, [this](int value) {
        Q_EMIT moved(std::exchange(m_position, value));
    });
    connect(m_fader, &Fader::muteRequested, m_mute, &QToolButton::click);
    connect(m_fader, &Fader::soloRequested, m_solo, &QToolButton::click);
    showEffect({});
}

QToolButton* FaderChannel::addSwitch(const char* role, const QString& letter) {
    auto* made = new QToolButton(this);
    const QString kind = QString::fromLatin1(role);
    made->setObjectName(kind + QLatin1Char('_') + QString::fromStdString(m_group.id));
    made->setProperty("role", kind);
    made->setText(letter);
    made->setCheckable(true);
    made->setFixedSize(kSwitchPx);
    // The letter keys do the same on the fader: one stop a channel is enough for Tab.
    made->setFocusPolicy(Qt::NoFocus);
    connect(made, &QToolButton::toggled, this, &FaderChannel::switched);
    return made;
}

int FaderChannel::position() const {
    return m_fader->value();
}

bool FaderChannel::isMuted() const {
    return m_mute->isChecked();
}

bool FaderChannel::isSoloed() const {
    return m_solo->isChecked();
}

void FaderChannel::setPosition(int position) {
    const QSignalBlocker quiet(m_fader);
    m_fader->setValue(position);
    m_position = m_fader->value();
}

void FaderChannel::setMuted(bool muted) {
    const QSignalBlocker quiet(m_mute);
    m_mute->setChecked(muted);
}

void FaderChannel::setSoloed(bool soloed) {
    const QSignalBlocker quiet(m_solo);
    m_solo->setChecked(soloed);
}

void FaderChannel::showEffect(const QString& heldBy) {
    const QString place = QLocale::c().toString(double(position()) / Fader::kSteps, 'f', 2);
    const bool frozen = position() == 0 || isMuted() || !heldBy.isEmpty();
    QString words;
    if (position() == 0) {
        words = tr("Frozen");
    } else if (isMuted()) {
        words = tr("Frozen while muted; the fader stands at %1").arg(place);
    } else if (frozen) {
        words = tr("Frozen by the solo of %1; the fader stands at %2").arg(heldBy, place);
    }
    if (frozen) {
        m_value->setPixmap(lockPicture(m_value->fontMetrics().height(), devicePixelRatioF()));
    } else {
        m_value->setText(place);
    }
    m_value->setToolTip(words);
    m_fader->setAccessibleDescription(words);
    QPalette colours = palette();
    if (frozen) {
        colours.setColor(QPalette::Button, kIce);
        colours.setColor(QPalette::Highlight, kResting); // the learning rate it would have
    }
    m_fader->setPalette(colours);
}

void FaderChannel::setDrift(std::optional<double> drift) {
    m_drift->setDrift(drift);
}

} // namespace sg
