#include "ui/mixer/freeze_mixer.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

namespace sg {

namespace {

constexpr int kSteps = 20; ///< slider positions from 0 to 1

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
    layout->setContentsMargins(10, 10, 10, 10);
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
    for (const bool critic : {false, true}) {
        QHBoxLayout* row = nullptr;
        for (const LayerGroup& group : groups) {
            if (group.discriminator != critic) {
                continue;
            }
            if (row == nullptr) {
                column->addWidget(label(
                    critic ? tr("Critic (discriminator)") : tr("Picture maker (generator)"),
                    "hint",
                    m_desk));
                row = new QHBoxLayout;
                row->setSpacing(2);
                column->addLayout(row, 1);
            }
            addFader(group, row);
        }
    }
    m_holder->layout()->addWidget(m_desk);
    m_desk->show();
}

void FreezeMixer::addFader(const LayerGroup& group, QHBoxLayout* row) {
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
    value->setAlignment(Qt::AlignCenter);
    auto* name = new QLabel(id, m_desk);
    name->setAlignment(Qt::AlignCenter);
    auto* words = label(caption, "hint", m_desk);
    words->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    words->setWordWrap(true);
    QFont small = words->font();
    small.setPointSizeF(small.pointSizeF() * 0.8);
    words->setFont(small);
    words->setMinimumHeight(words->fontMetrics().height() * 3);
    auto* strip = new QVBoxLayout;
    strip->setSpacing(2);
    strip->addWidget(value);
    strip->addWidget(slider, 1, Qt::AlignHCenter);
    strip->addWidget(name);
    strip->addWidget(words);
    row->addLayout(strip, 1);
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
    fader.value->setText(
        position == 0 ? tr("frozen") : QLocale::c().toString(double(position) / kSteps, 'f', 2));
    QPalette colours = palette();
    if (position == 0) {
        colours.setColor(QPalette::WindowText, QColor(0x7f, 0xb2, 0xe5)); // ice
    }
    fader.value->setPalette(colours);
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
