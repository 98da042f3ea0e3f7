#include "ui/mixer/mixer_section.h"

#include "ui/common/core_words.h"
#include "ui/mixer/fader.h"
#include "ui/mixer/fader_channel.h"
#include "ui/mixer/mixer_words.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sg {

namespace {

constexpr int kColumnPx = 40;
constexpr int kColumnGapPx = 2;

int stepsOf(double factor) {
    return qRound(factor * Fader::kSteps);
}

} // namespace

MixerSection::MixerSection(
    const Names& names, const std::vector<LayerGroup>& groups, QWidget* parent)
    : QWidget(parent),
      m_link(new QToolButton(this)),
      m_count(new QLabel(this)),
      m_scroll(new QScrollArea(this)) {
    setObjectName(QStringLiteral("section_") + names.id);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    buildHeader(names);
    column->addWidget(m_count);
    column->addSpacing(2);
    column->addWidget(m_scroll, 1);
    buildDesk(groups);
    forgetAims();
    showEffect();
}

void MixerSection::buildHeader(const Names& names) {
    auto* title = new QLabel(names.title, this);
    title->setProperty("role", QStringLiteral("hint"));
    m_link->setObjectName(QStringLiteral("link_") + names.id);
    m_link->setProperty("role", QStringLiteral("link"));
    m_link->setText(tr("Link"));
    m_link->setCheckable(true);
    m_link->setAccessibleName(tr("Link the faders: %1").arg(names.title));
    m_link->setToolTip(tr("Moving one fader moves the others of this row by the same amount. "
                          "Holding Shift does it once."));
    connect(m_link, &QToolButton::toggled, this, &MixerSection::forgetAims);
    m_count->setObjectName(QStringLiteral("count_") + names.id);
    m_count->setProperty("role", QStringLiteral("caption"));
    m_count->setToolTip(tr("How many of this network's numbers are in layers that are not frozen. "
                           "A method of training may change fewer of them."));
    auto* header = new QHBoxLayout;
    header->addWidget(title);
    header->addStretch();
    header->addWidget(m_link);
    static_cast<QVBoxLayout*>(layout())->addLayout(header);
}

void MixerSection::buildDesk(const std::vector<LayerGroup>& groups) {
    auto* desk = new QWidget;
    m_grid = new QGridLayout(desk);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(kColumnGapPx);
    m_grid->setVerticalSpacing(2);
    m_grid->setRowStretch(0, 1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(desk);
    const int count = static_cast<int>(groups.size());
    for (int first = 0; first < count;) {
        // Neighbours of one caption share it.
        int next = first;
        for (; next < count && groups[next].caption == groups[first].caption; ++next) {
            addChannel(groups[next], next);
        }
        addCaption(groups[first].caption, first, next - first);
        first = next;
    }
    setColumnWidths(m_widths);
}

void MixerSection::addChannel(const LayerGroup& group, int column) {
    auto* channel = new FaderChannel(group, m_scroll->widget());
    m_grid->addWidget(channel, 0, column);
    m_channels.push_back(channel);
    m_widths.push_back(std::max(kColumnPx, channel->minimumSizeHint().width()));
    connect(
        channel, &FaderChannel::moved, this, [this, channel](int from) { follow(*channel, from); });
    connect(channel, &FaderChannel::switched, this, [this] {
        showEffect();
        Q_EMIT changed();
    });
    connect(&channel->fader(), &Fader::gestureEnded, this, [this] {
        if (std::exchange(m_pending, false)) {
            Q_EMIT changed();
        }
    });
    connect(&channel->fader(), &Fader::tabbedInto, this, [this, channel] {
        m_scroll->ensureWidgetVisible(channel, 0, 0);
    });
}

void MixerSection::addCaption(const std::string& caption, int first, int count) {
    auto* words = new QLabel(coreText(caption), m_scroll->widget());
    words->setProperty("role", QStringLiteral("caption"));
    words->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    words->setWordWrap(true);
    words->ensurePolished(); // its font comes with the style sheet
    if (count == 1) {
        m_widths.back() = std::max(m_widths.back(), words->minimumSizeHint().width());
    }
    int width = (count - 1) * kColumnGapPx;
    for (int i = first; i < first + count; ++i) {
        width += m_widths[std::size_t(i)];
    }
    // A scroll area asks for no height by width, so the lines are counted here.
    words->setMinimumHeight(words->heightForWidth(width));
    // Else the scroll area gives the desk its preferred height, and cuts it off where that is
    // tight.
    QSizePolicy policy = words->sizePolicy();
    policy.setHeightForWidth(false);
    words->setSizePolicy(policy);
    m_grid->addWidget(words, 1, first, 1, count);
}

void MixerSection::setColumnWidths(const std::vector<int>& widths) {
    for (int i = 0; i < std::ssize(widths); ++i) {
        m_grid->setColumnStretch(i, 1);
        m_grid->setColumnMinimumWidth(i, widths[std::size_t(i)]);
    }
    fitHeight();
}

void MixerSection::fitHeight() {
    const QSize least = m_grid->minimumSize();
    const int bar =
        least.width() > width() ? m_scroll->horizontalScrollBar()->sizeHint().height() : 0;
    m_scroll->setMinimumHeight(least.height() + bar);
}

void MixerSection::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitHeight();
}

bool MixerSection::anySolo() const {
    return std::any_of(m_channels.begin(), m_channels.end(), [](const FaderChannel* channel) {
        return channel->isSoloed();
    });
}

QString MixerSection::soloNames() const {
    QStringList names;
    for (const FaderChannel* channel : m_channels) {
        if (channel->isSoloed()) {
            names << QString::fromStdString(channel->group().id);
        }
    }
    return names.join(QStringLiteral(", "));
}

double MixerSection::factor(const FaderChannel& channel, bool anySolo) const {
    const bool held = channel.isMuted() || (anySolo && !channel.isSoloed());
    return held ? 0.0 : double(channel.position()) / Fader::kSteps;
}

void MixerSection::addTo(FreezePlan& plan) const {
    const bool solo = anySolo();
    for (const FaderChannel* channel : m_channels) {
        if (const double value = factor(*channel, solo); value != 1.0) {
            plan.factors[channel->group().id] = value;
        }
    }
}

void MixerSection::setPlan(const FreezePlan& plan) {
    for (FaderChannel* channel : m_channels) {
        channel->setPosition(stepsOf(plan.factor(channel->group().id)));
        channel->setMuted(false);
        channel->setSoloed(false);
    }
    m_pending = false; // of a drag that goes on: what it had done is overruled
    forgetAims();
    showEffect();
}

void MixerSection::moveFaders(const std::map<std::string, double>& factors) {
    const bool solo = anySolo();
    for (FaderChannel* channel : m_channels) {
        const auto found = factors.find(channel->group().id);
        if (found != factors.end()) {
            channel->setPosition(stepsOf(found->second));
            channel->setMuted(false);
            channel->setSoloed(channel->isSoloed() || (solo && found->second > 0.0));
        }
    }
    forgetAims();
    showEffect();
}

void MixerSection::addTo(DeskState& desk) const {
    for (const FaderChannel* channel : m_channels) {
        desk[channel->group().id] = {channel->position(), channel->isMuted(), channel->isSoloed()};
    }
}

void MixerSection::setDesk(const DeskState& desk) {
    for (FaderChannel* channel : m_channels) {
        if (const auto found = desk.find(channel->group().id); found != desk.end()) {
            channel->setPosition(found->second.position);
            channel->setMuted(found->second.muted);
            channel->setSoloed(found->second.soloed);
        }
    }
    m_pending = false;
    forgetAims();
    showEffect();
}

void MixerSection::setDrift(const std::map<std::string, double>& drift) {
    for (FaderChannel* channel : m_channels) {
        const auto found = drift.find(channel->group().id);
        channel->setDrift(found == drift.end() ? std::nullopt : std::optional(found->second));
    }
}

void MixerSection::follow(FaderChannel& moved, int from) {
    const int to = moved.position();
    if (m_link->isChecked() || moved.fader().movesAll()) {
        for (std::size_t i = 0; i < m_channels.size(); ++i) {
            FaderChannel* channel = m_channels[i];
            if (channel == &moved) {
                m_aims[i] = to; // the hand decides where this one is
                continue;
            }
            m_aims[i] = std::clamp(m_aims[i] + to - from, -Fader::kSteps, 2 * Fader::kSteps);
            channel->setPosition(std::clamp(m_aims[i], 0, Fader::kSteps));
        }
    } else {
        forgetAims();
    }
    showEffect();
    Q_EMIT faderMoved();
    if (moved.fader().inGesture()) {
        m_pending = true;
    } else {
        Q_EMIT changed();
    }
}

void MixerSection::forgetAims() {
    m_aims.clear();
    for (const FaderChannel* channel : m_channels) {
        m_aims.push_back(channel->position());
    }
}

void MixerSection::showEffect() {
    const QString solo = soloNames();
    std::int64_t free = 0;
    std::int64_t total = 0;
    for (FaderChannel* channel : m_channels) {
        channel->showEffect(channel->isSoloed() ? QString() : solo);
        const std::int64_t count = channel->group().parameters;
        total += count;
        free += factor(*channel, !solo.isEmpty()) > 0.0 ? count : 0;
    }
    const QString words = freeInWords(free, total);
    m_count->setText(words);
    m_count->setVisible(!words.isEmpty());
}

} // namespace sg
