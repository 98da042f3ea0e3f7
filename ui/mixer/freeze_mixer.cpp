#include "ui/mixer/freeze_mixer.h"

#include "ui/mixer/blend_panel.h"
#include "ui/mixer/mixer_section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace sg {

namespace {

constexpr int kSectionGapPx = 10;

QLabel* label(const QString& text, const char* role, QWidget* parent) {
    auto* made = new QLabel(text, parent);
    made->setProperty("role", QString::fromLatin1(role));
    return made;
}

} // namespace

FreezeMixer::FreezeMixer(QWidget* parent)
    : QWidget(parent),
      m_reason(new QLabel(this)),
      m_holder(new QWidget(this)),
      m_blend(new BlendPanel(this)) {
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
    reset->setToolTip(tr("All faders up, mute and solo off: everything learns at full speed"));
    connect(reset, &QToolButton::clicked, this, [this] { setPlan({}); });
    auto* top = new QHBoxLayout;
    top->addStretch();
    top->addWidget(reset);
    top->addWidget(presets);
    m_reason->setObjectName(QStringLiteral("freezeReason"));
    m_reason->setProperty("role", QStringLiteral("hint"));
    m_reason->setAccessibleName(tr("Why the faders stand there"));
    m_reason->setWordWrap(true);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("mixerScroll"));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // each desk scrolls by itself
    m_holder->setLayout(new QVBoxLayout);
    m_holder->layout()->setContentsMargins(0, 0, 0, 0);
    scroll->setWidget(m_holder);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 2, 10, 10);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_reason);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_blend);
    setGroups({});
}

void FreezeMixer::setGroups(const std::vector<LayerGroup>& groups) {
    m_groups = groups;
    m_blend->setGroups(groups);
    m_sections.clear();
    delete m_desk;
    m_desk = new QWidget(m_holder);
    m_column = new QVBoxLayout(m_desk);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(kSectionGapPx);
    if (groups.empty()) {
        auto* hint =
            label(tr("The layers of a model appear here, one fader each."), "hint", m_desk);
        hint->setWordWrap(true);
        m_column->addWidget(hint);
        m_column->addStretch();
    }
    addSection(QStringLiteral("generator"), tr("Picture maker (generator)"), false);
    addSection(QStringLiteral("critic"), tr("Critic (discriminator)"), true);
    alignColumns();
    m_holder->layout()->addWidget(m_desk);
    m_desk->show();
    showReason({});
    m_told = plan();
}

void FreezeMixer::addSection(const QString& id, const QString& title, bool critic) {
    std::vector<LayerGroup> groups;
    std::copy_if(m_groups.begin(), m_groups.end(), std::back_inserter(groups), [&](const auto& g) {
        return g.discriminator == critic;
    });
    if (groups.empty()) {
        return;
    }
    auto* section = new MixerSection({id, title}, groups, m_desk);
    m_column->addWidget(section, 1);
    m_sections.push_back(section);
    connect(section, &MixerSection::faderMoved, this, [this] { showReason({}); });
    connect(section, &MixerSection::changed, this, [this] {
        if (plan() != m_told) { // a fader that was moved there and back has changed nothing
            tell();
        } else {
            Q_EMIT deskChanged();
        }
    });
}

void FreezeMixer::alignColumns() {
    std::vector<int> widths;
    for (const MixerSection* section : m_sections) {
        const std::vector<int>& own = section->columnWidths();
        widths.resize(std::max(widths.size(), own.size()));
        for (std::size_t i = 0; i < own.size(); ++i) {
            widths[i] = std::max(widths[i], own[i]);
        }
    }
    for (MixerSection* section : m_sections) {
        section->setColumnWidths(widths);
    }
}

void FreezeMixer::showReason(const QString& reason) {
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
}

void FreezeMixer::tell() {
    m_told = plan();
    Q_EMIT planChanged(m_told);
    Q_EMIT deskChanged();
}

FreezePlan FreezeMixer::plan() const {
    FreezePlan plan;
    for (const MixerSection* section : m_sections) {
        section->addTo(plan);
    }
    return plan;
}

void FreezeMixer::setPlan(const FreezePlan& plan, const QString& reason) {
    for (MixerSection* section : m_sections) {
        section->setPlan(plan);
    }
    showReason(reason);
    tell();
}

void FreezeMixer::moveFaders(const std::map<std::string, double>& factors, const QString& reason) {
    for (MixerSection* section : m_sections) {
        section->moveFaders(factors);
    }
    showReason(reason);
    tell();
}

DeskState FreezeMixer::desk() const {
    DeskState desk;
    for (const MixerSection* section : m_sections) {
        section->addTo(desk);
    }
    return desk;
}

void FreezeMixer::setDesk(const DeskState& desk) {
    for (MixerSection* section : m_sections) {
        section->setDesk(desk);
    }
    showReason({});
    if (plan() != m_told) {
        tell();
    }
}

void FreezeMixer::setDrift(const std::map<std::string, double>& drift) {
    for (MixerSection* section : m_sections) {
        section->setDrift(drift);
    }
}

void FreezeMixer::clearDrift() {
    setDrift({});
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

} // namespace sg
