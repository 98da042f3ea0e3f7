#include "ui/train/taste_dialog.h"

#include "ui/common/qt_image.h"
#include "ui/habits/input_habits.h"
#include "ui/train/taste_card.h"
#include "ui/train/tile_strip.h"
#include "ui/train/time_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace sg {

namespace {

constexpr int kFewestSteps = 10;
constexpr int kMostSteps = 1000;

} // namespace

TasteDialog::TasteDialog(Taste& taste, QWidget* parent)
    : QDialog(parent),
      m_taste(taste),
      m_steps(new QSpinBox(this)),
      m_start(new QPushButton(this)),
      m_cancel(new QPushButton(tr("Cancel the taste"), this)),
      m_words(new QLabel(this)),
      m_scroll(new QScrollArea(this)),
      m_pictures(new TasteCard(
          tr("Your pictures"), tr("What the model is to learn from."), kPictures, this)),
      m_source(new TasteCard(
          tr("The model now"), tr("The same seeds, before any training."), kPictures, this)) {
    setObjectName(QStringLiteral("tasteDialog"));
    setWindowTitle(tr("Taste the intents"));
    layOut();
    connect(m_start, &QPushButton::clicked, this, &TasteDialog::startRequested);
    connect(m_cancel, &QPushButton::clicked, &m_taste, &Taste::cancel);
    connect(m_steps, &QSpinBox::valueChanged, this, &TasteDialog::stepsChanged);
    connect(&m_taste, &Taste::planned, this, &TasteDialog::build);
    connect(&m_taste, &Taste::sourceDrawn, this, &TasteDialog::showSource);
    connect(&m_taste, &Taste::changed, this, &TasteDialog::showCard);
    connect(&m_taste, &Taste::busyChanged, this, &TasteDialog::refresh);
    connect(&m_taste, &Taste::cancellingBegan, this, &TasteDialog::refresh);
    build();
}

void TasteDialog::layOut() {
    auto* heading = new QLabel(
        tr("A few short runs, one after the other, from the model as you opened it and with your "
           "pictures. They show which way each leads, not how far. Choose the one you like: its "
           "settings and faders are taken over, and the training starts from the beginning."),
        this);
    heading->setWordWrap(true);
    m_steps->setObjectName(QStringLiteral("tasteSteps"));
    m_steps->setAccessibleName(tr("Steps a run"));
    m_steps->setRange(kFewestSteps, kMostSteps);
    m_steps->setSingleStep(10);
    m_steps->setValue(kSteps);
    setUsualValue(*m_steps, kSteps);
    m_steps->setToolTip(tr("How long each run is; more steps show more and take longer"));
    auto* stepsLabel = new QLabel(tr("Steps a run"), this);
    stepsLabel->setBuddy(m_steps);
    m_start->setObjectName(QStringLiteral("tasteStart"));
    m_start->setDefault(true);
    m_cancel->setObjectName(QStringLiteral("tasteCancel"));
    m_cancel->setToolTip(tr("Ends after the step in progress; what is done stays"));
    m_words->setObjectName(QStringLiteral("tasteWords"));
    m_words->setProperty("role", QStringLiteral("hint"));
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("tasteClose"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    m_cancel->setAutoDefault(false);

    auto* tools = new QHBoxLayout;
    tools->addWidget(m_start);
    tools->addWidget(m_cancel);
    tools->addWidget(stepsLabel);
    tools->addWidget(m_steps);
    tools->addSpacing(12);
    tools->addWidget(m_words, 1);
    tools->addWidget(close);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    layout->addWidget(heading);
    layout->addLayout(tools);
    layout->addWidget(m_pictures);
    layout->addWidget(m_source);
    layout->addWidget(m_scroll, 1);
    resize(QSize(1060, 940).boundedTo(screen()->availableSize() - QSize(40, 60)));
}

int TasteDialog::steps() const {
    return m_steps->value();
}

void TasteDialog::setPictures(const StyleSet& pictures) {
    QList<QImage> tiles;
    for (const StylePicture& picture : pictures.pictures) {
        if (!picture.thumbnail.empty() && tiles.size() < kPictures) {
            tiles << toQImage(picture.thumbnail);
        }
    }
    m_pictures->strip().setTiles(tiles);
}

void TasteDialog::setObstacle(const QString& reason) {
    m_obstacle = reason;
    refresh();
}

void TasteDialog::build() {
    m_cards.clear();
    auto* sheet = new QWidget(m_scroll);
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(6);
    for (int i = 0; i < static_cast<int>(m_taste.candidates().size()); ++i) {
        const TasteCandidate& candidate = m_taste.candidates()[static_cast<std::size_t>(i)];
        auto* card = new TasteCard(candidate, kPictures, sheet);
        card->setObjectName(QStringLiteral("tasteCard%1").arg(i));
        card->setProperty("intent", QString::fromStdString(candidate.preset.id));
        connect(card, &TasteCard::chosen, this, [this, i] { Q_EMIT chosen(i); });
        column->addWidget(card);
        m_cards.push_back(card);
    }
    column->addStretch(1);
    m_scroll->setWidget(sheet);
    showSource();
    refresh();
}

void TasteDialog::showSource() {
    m_source->strip().setTiles(m_taste.source() ? tilesOf(*m_taste.source()) : QList<QImage>());
}

void TasteDialog::showCard(int index) {
    TasteCard* card = m_cards[static_cast<std::size_t>(index)];
    card->show(m_taste.standing(index));
    if (m_taste.standing(index).stage == Taste::Stage::Preparing) {
        m_scroll->ensureWidgetVisible(card, 0, 0);
    }
    refresh();
}

void TasteDialog::refresh() {
    const bool busy = m_taste.busy();
    const bool tasted =
        std::ranges::any_of(m_cards, [](const TasteCard* card) { return card->done(); });
    m_start->setText(tasted ? tr("Taste again") : tr("Taste"));
    m_start->setVisible(!busy);
    m_cancel->setVisible(busy);
    m_start->setEnabled(m_obstacle.isEmpty());
    m_cancel->setEnabled(!m_taste.cancelling());
    m_steps->setEnabled(!busy);
    for (TasteCard* card : m_cards) {
        card->setChoosable(m_obstacle.isEmpty());
    }
    m_words->setText(
        !m_obstacle.isEmpty()          ? m_obstacle
        : m_taste.cancelling() && busy ? tr("Finishing the step in progress...")
        : busy                         ? tr("Run %1 of %2, %3")
                     .arg(m_taste.current() + 1)
                     .arg(m_taste.candidates().size())
                     .arg(timeLeftInWords(m_taste.secondsLeft()))
               : QString());
}

} // namespace sg
