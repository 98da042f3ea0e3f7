#include "ui/train/taste_card.h"

#include "ui/common/core_words.h"
#include "ui/train/tile_strip.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace sg {

namespace {

constexpr int kWordsWidthPx = 300; ///< the same for all, so that the pictures stand in columns

QString stageInWords(const Taste::Standing& standing, int steps) {
    using enum Taste::Stage;
    switch (standing.stage) {
    case Waiting:
        return TasteCard::tr("Waits.");
    case Preparing:
        return TasteCard::tr("Preparing...");
    case Running:
        return TasteCard::tr("Step %1 of %2").arg(standing.step).arg(steps);
    case Drawing:
        return TasteCard::tr("Drawing the pictures...");
    case Done:
        return TasteCard::tr("After %n steps", nullptr, standing.step);
    case Failed:
        return standing.problem;
    case Cancelled:
        return standing.step > 0 ? TasteCard::tr("Cancelled after %n steps", nullptr, standing.step)
                                 : TasteCard::tr("Not tasted.");
    }
    return {};
}

} // namespace

TasteCard::TasteCard(const QString& name, const QString& words, int places, QWidget* parent)
    : QFrame(parent),
      m_name(new QLabel(name, this)),
      m_words(new QLabel(words, this)),
      m_strip(new TileStrip(places, this)) {
    m_name->setProperty("role", QStringLiteral("heading"));
    m_words->setProperty("role", QStringLiteral("hint"));
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_strip->setAccessibleName(tr("Pictures of %1").arg(name));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 4, 0, 4);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_name, 0, 0);
    grid->addWidget(m_words, 1, 0);
    grid->setRowStretch(1, 1);
    grid->addWidget(m_strip, 0, 1, 3, 1, Qt::AlignTop);
    grid->setColumnStretch(3, 1);
    m_words->setFixedWidth(kWordsWidthPx);
}

TasteCard::TasteCard(const TasteCandidate& candidate, int places, QWidget* parent)
    : TasteCard(
          coreText(candidate.preset.label), coreText(candidate.preset.sentence), places, parent) {
    m_steps = candidate.steps;
    m_state = new QLabel(this);
    m_state->setObjectName(QStringLiteral("tasteState"));
    m_state->setWordWrap(true);
    m_state->setFixedWidth(kWordsWidthPx);
    m_progress = new QProgressBar(this);
    m_progress->setAccessibleName(tr("Progress of %1").arg(m_name->text()));
    m_progress->setRange(0, m_steps);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(6);
    QSizePolicy policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // so that nothing jumps
    m_progress->setSizePolicy(policy);
    m_choose = new QPushButton(tr("Choose"), this);
    m_choose->setObjectName(QStringLiteral("chooseTaste"));
    m_choose->setAccessibleName(tr("Choose %1").arg(m_name->text()));
    m_choose->setToolTip(tr("Takes over its settings and faders; the training then starts from the "
                            "model as it was opened"));
    auto* grid = static_cast<QGridLayout*>(layout());
    auto* foot = new QVBoxLayout;
    foot->setSpacing(3);
    foot->addWidget(m_state);
    foot->addWidget(m_progress);
    grid->addLayout(foot, 2, 0);
    grid->addWidget(m_choose, 0, 2, 3, 1, Qt::AlignVCenter);
    connect(m_choose, &QPushButton::clicked, this, &TasteCard::chosen);
    show(Taste::Standing{});
}

void TasteCard::show(const Taste::Standing& standing) {
    using enum Taste::Stage;
    m_stage = standing.stage;
    m_state->setText(stageInWords(standing, m_steps));
    m_progress->setValue(standing.step);
    m_progress->setVisible(m_stage == Preparing || m_stage == Running || m_stage == Drawing);
    if (standing.frame) {
        m_strip->setTiles(tilesOf(*standing.frame));
    }
    setChoosable(m_choosable);
}

void TasteCard::setChoosable(bool choosable) {
    m_choosable = choosable;
    m_choose->setEnabled(choosable && done());
}

} // namespace sg
