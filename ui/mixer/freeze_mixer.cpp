#include "ui/mixer/freeze_mixer.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPixmap>
#include <QScrollArea>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace sg {

namespace {

constexpr int kSteps = 20; ///< slider positions from 0 to 1

constexpr int kSectionRows = 6; ///< title, value, fader, id, caption, gap
constexpr int kColumnPx = 40;
constexpr QColor kIce(0x7f, 0xb2, 0xe5);

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

QLabel* label(const QString& text, const char* role, QWidget* parent) {
    auto* made = new QLabel(text, parent);
    made->setProperty("role", QString::fromLatin1(role));
    return made;
}

} // namespace

FreezeMixer::FreezeMixer(QWidget* parent) : QWidget(parent), m_holder(new QWidget(this)) {
    setObjectName(QStringLiteral("freezeMixer"));
    auto* presets = new QToolButton(this);
    presets->setObjectName(QStringLiteral("freezePresets"));
    presets->setText(tr("Presets"));
    presets->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(presets);
    const std::vector<std::pair<QString, QString>> entries{
        {QStringLiteral("free"), tr("Everything free")},
        {QStringLiteral("pose"), tr("Keep pose and shape")},
        {QStringLiteral("colour"), tr("Only texture and colour")},
        {QStringLiteral("critic"), tr("Freeze the critic's fine layers")}};
    for (const auto& [id, text] : entries) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QStringLiteral("preset_") + id);
        connect(action, &QAction::triggered, this, [this, id = id] { usePreset(id); });
    }
    presets->setMenu(menu);
    auto* reset = new QToolButton(this);
    reset->setObjectName(QStringLiteral("resetFaders"));
    reset->setText(tr("Reset"));
    reset->setToolTip(tr("All faders up: everything learns at full speed"));
    connect(reset, &QToolButton::clicked, this, [this] { setPlan({}); });
    auto* top = new QHBoxLayout;
    top->addWidget(label(tr("What may change"), "heading", this));
    top->addStretch();
    top->addWidget(reset);
    top->addWidget(presets);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    m_holder->setLayout(new QVBoxLayout);
    m_holder->layout()->setContentsMargins(0, 0, 0, 0);
    scroll->setWidget(m_holder);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 10);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(scroll, 1);
    setGroups({});
}

void FreezeMixer::setGroups(const std::vector<LayerGroup>& groups) {
    m_groups = groups;
    m_faders.clear();
    delete m_desk;
    m_desk = new QWidget(m_holder);
    auto* column = new QVBoxLayout(m_desk);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    if (groups.empty()) {
        auto* hint =
            label(tr("The layers of a model appear here, one fader each."), "hint", m_desk);
        hint->setWordWrap(true);
        column->addWidget(hint);
        column->addStretch();
    }
    // One grid for both sections, so that their faders stand under each other.
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(2);
    grid->setVerticalSpacing(2);
    column->addLayout(grid, groups.empty() ? 0 : 1);
    addSection(grid, 0, tr("Picture maker (generator)"), false);
    addSection(grid, kSectionRows, tr("Critic (discriminator)"), true);
    for (int i = 0; i < grid->columnCount(); ++i) {
        grid->setColumnStretch(i, 1);
        grid->setColumnMinimumWidth(i, kColumnPx);
    }
    m_holder->layout()->addWidget(m_desk);
    m_desk->show();
}

void FreezeMixer::addSection(QGridLayout* grid, int row, const QString& title, bool critic) {
    std::vector<LayerGroup> groups;
    std::copy_if(m_groups.begin(), m_groups.end(), std::back_inserter(groups), [&](const auto& g) {
        return g.discriminator == critic;
    });
    if (groups.empty()) {
        return;
    }
    auto* heading = label(title, "hint", m_desk);
    heading->setContentsMargins(0, 0, 0, 4);
    grid->addWidget(heading, row, 0, 1, -1);
    grid->setRowStretch(row + 2, 1);
    grid->setRowMinimumHeight(row + kSectionRows - 1, 8);
    const int count = static_cast<int>(groups.size());
    for (int first = 0; first < count;) {
        // Neighbours of one caption share it.
        int next = first;
        for (; next < count && groups[next].caption == groups[first].caption; ++next) {
            addFader(groups[next], grid, row + 1, next);
        }
        auto* words = label(QString::fromStdString(groups[first].caption), "caption", m_desk);
        words->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        words->setWordWrap(true);
        grid->addWidget(words, row + 4, first, 1, next - first);
        first = next;
    }
}

void FreezeMixer::addFader(const LayerGroup& group, QGridLayout* grid, int row, int column) {
    const QString id = QString::fromStdString(group.id);
    const QString caption = QString::fromStdString(group.caption);
    auto* slider = new QSlider(Qt::Vertical, m_desk);
    slider->setObjectName(QStringLiteral("fader_") + id);
    slider->setRange(0, kSteps);
    slider->setValue(kSteps);
    slider->setPageStep(5);
    slider->setMinimumHeight(70);
    slider->setFocusPolicy(Qt::StrongFocus);
    slider->installEventFilter(this);
    slider->setAccessibleName(tr("%1, %2").arg(id, caption));
    slider->setToolTip(
        tr("%1: %2\n%3 values to learn\nDown: frozen. Up: learns at full speed.\nDouble click: "
           "back to 1.")
            .arg(id, caption, QLocale().toString(static_cast<qlonglong>(group.parameters))));
    auto* value = new QLabel(m_desk);
    value->setObjectName(QStringLiteral("value_") + id);
    value->setAlignment(Qt::AlignCenter);
    auto* name = new QLabel(id, m_desk);
    name->setAlignment(Qt::AlignCenter);
    grid->addWidget(value, row, column);
    grid->addWidget(slider, row + 1, column, Qt::AlignHCenter);
    grid->addWidget(name, row + 2, column);
    m_faders[group.id] = {slider, value};
    showValue(group.id);
    connect(slider, &QSlider::valueChanged, this, [this, key = group.id] {
        showValue(key);
        if (!m_quiet) {
            Q_EMIT planChanged(plan());
        }
    });
}

void FreezeMixer::showValue(const std::string& id) {
    const Fader& fader = m_faders.at(id);
    const int position = fader.slider->value();
    const bool frozen = position == 0;
    if (frozen) {
        fader.value->setPixmap(
            lockPicture(fader.value->fontMetrics().height(), devicePixelRatioF()));
    } else {
        fader.value->setText(QLocale::c().toString(double(position) / kSteps, 'f', 2));
    }
    fader.value->setToolTip(frozen ? tr("Frozen") : QString());
    QPalette colours = palette();
    if (frozen) {
        colours.setColor(QPalette::Button, kIce);
    }
    fader.slider->setPalette(colours);
}

FreezePlan FreezeMixer::plan() const {
    FreezePlan plan;
    for (const auto& [id, fader] : m_faders) {
        if (fader.slider->value() != kSteps) {
            plan.factors[id] = double(fader.slider->value()) / kSteps;
        }
    }
    return plan;
}

void FreezeMixer::setPlan(const FreezePlan& wanted) {
    m_quiet = true;
    for (const auto& [id, fader] : m_faders) {
        fader.slider->setValue(qRound(wanted.factor(id) * kSteps));
    }
    m_quiet = false;
    Q_EMIT planChanged(plan());
}

void FreezeMixer::usePreset(const QString& name) {
    FreezePlan plan;
    std::vector<std::string> generator;
    std::vector<std::string> critic;
    for (const LayerGroup& group : m_groups) {
        (group.discriminator ? critic : generator).push_back(group.id);
    }
    if (name == QLatin1String("pose")) {
        for (const char* id : {"mapping", "g4", "g8"}) {
            plan.factors[id] = 0.0;
        }
    } else if (name == QLatin1String("colour")) {
        // Everything but the two finest resolutions and the colours.
        for (std::size_t i = 0; i + 3 < generator.size(); ++i) {
            plan.factors[generator[i]] = 0.0;
        }
    } else if (name == QLatin1String("critic")) {
        for (std::size_t i = 0; i < critic.size() / 2; ++i) {
            plan.factors[critic[i]] = 0.0;
        }
    }
    setPlan(plan);
}

bool FreezeMixer::eventFilter(QObject* watched, QEvent* event) {
    auto* slider = qobject_cast<QSlider*>(watched);
    if (slider != nullptr && event->type() == QEvent::MouseButtonDblClick) {
        slider->setValue(kSteps);
        return true;
    }
    if (slider != nullptr && event->type() == QEvent::Wheel && !slider->hasFocus()) {
        event->ignore(); // scrolling past a fader must not move it
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sg
