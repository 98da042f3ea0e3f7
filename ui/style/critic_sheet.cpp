#include "ui/style/critic_sheet.h"

#include "ui/common/background.h"
#include "ui/common/qt_image.h"
#include "ui/common/setting_words.h"
#include "ui/habits/input_habits.h"
#include "ui/style/contact_sheet.h"
#include "ui/style/picture_icon.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <random>
#include <utility>

namespace sg {

namespace {

constexpr int kColumns = 6;
constexpr int kShown = 24;
constexpr int kSteps = 100; ///< of the slider

QString nameOf(const std::string& augment) {
    return augment == "none" ? CriticSheet::tr("nothing: the critic sees the pictures as they are")
                             : augmentInWords(augment);
}

} // namespace

CriticSheet::CriticSheet(
    PictureServices& services, StyleSet pictures, ModelSize size, QWidget* parent)
    : QDialog(parent),
      m_services(services),
      m_pictures(std::move(pictures)),
      m_size(size),
      m_sheet(new ContactSheet(kColumns, this)),
      m_kind(new QLabel(this)),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_words(new QLabel(this)),
      m_follow(new QCheckBox(tr("As the &training has it now"), this)) {
    setObjectName(QStringLiteral("criticSheet"));
    setWindowTitle(tr("What the critic sees"));
    m_sheet->setObjectName(QStringLiteral("criticPictures"));
    m_sheet->setSentence(tr("Reading..."));
    m_kind->setObjectName(QStringLiteral("criticKind"));
    m_slider->setObjectName(QStringLiteral("criticP"));
    m_slider->setAccessibleName(tr("Probability of the augmentations"));
    m_slider->setToolTip(tr("How likely each augmentation is. Looking changes nothing in the "
                            "training."));
    m_slider->setRange(0, kSteps);
    m_words->setObjectName(QStringLiteral("criticWords"));
    m_follow->setObjectName(QStringLiteral("criticFollow"));
    m_follow->setChecked(true);
    m_follow->hide();
    layOut();
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        m_follow->setChecked(false);
        showP();
        request(false);
    });
    showP();
    request(true);
}

void CriticSheet::layOut() {
    auto* hint = new QLabel(
        tr("%1 draws as the critic may get them: heavier pictures come more often.").arg(kShown),
        this);
    hint->setProperty("role", QStringLiteral("hint"));
    hint->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->addWidget(m_slider, 1);
    row->addWidget(m_words);
    row->addWidget(m_follow);
    auto* facts = new QGridLayout;
    facts->addWidget(new QLabel(tr("Augmentation"), this), 0, 0);
    facts->addWidget(m_kind, 0, 1);
    facts->addWidget(new QLabel(tr("Probability"), this), 1, 0);
    facts->addLayout(row, 1, 1);
    facts->setColumnStretch(1, 1);
    facts->setHorizontalSpacing(12);
    auto* again = new QPushButton(tr("&Draw again"), this);
    again->setObjectName(QStringLiteral("criticAgain"));
    auto* close = new QPushButton(tr("Close"), this);
    connect(again, &QPushButton::clicked, this, &CriticSheet::drawOthers);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(hint, 1);
    buttons->addWidget(again);
    buttons->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_sheet, 1);
    layout->addLayout(facts);
    layout->addLayout(buttons);
    resize(760, 640);
}

bool CriticSheet::hasP() const {
    // What is always on has no probability.
    return m_augment != "none" && m_augment.rfind("diff", 0) != 0;
}

void CriticSheet::setPictures(StyleSet pictures) {
    m_pictures = std::move(pictures);
    request(true);
}

void CriticSheet::setModelSize(ModelSize size) {
    m_size = size;
    request(true);
}

void CriticSheet::setMirrored(bool mirrored) {
    m_mirrored = mirrored;
    request(false);
}

void CriticSheet::setLook(const std::string& augment, double p, bool mirror) {
    m_augment = augment;
    m_mirrored = mirror;
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(qRound(p * kSteps));
    setUsualValue(*m_slider, m_slider->value());
    showP();
    request(false);
}

void CriticSheet::setLiveP(double p) {
    m_live = true;
    m_follow->setVisible(hasP());
    const int steps = qRound(p * kSteps);
    setUsualValue(*m_slider, steps);
    if (m_follow->isChecked() && steps != m_slider->value()) {
        const QSignalBlocker quiet(m_slider);
        m_slider->setValue(steps);
        showP();
        request(false);
    }
}

void CriticSheet::endLive() {
    m_live = false;
    m_follow->hide();
}

void CriticSheet::showP() {
    m_kind->setText(nameOf(m_augment));
    m_slider->setEnabled(hasP());
    m_follow->setVisible(m_live && hasP());
    m_words->setText(
        hasP() ? QStringLiteral("p = %1").arg(double(m_slider->value()) / kSteps, 0, 'f', 2)
        : m_augment == "none" ? QString()
                              : tr("always on"));
}

void CriticSheet::drawOthers() {
    ++m_seed;
    request(true);
}

void CriticSheet::request(bool otherPictures) {
    m_otherPictures = m_otherPictures || otherPictures;
    m_again = true;
    if (!m_working) {
        begin();
    }
}

StyleSet CriticSheet::drawnByWeight() const {
    std::vector<double> weights;
    for (const StylePicture& picture : m_pictures.pictures) {
        weights.push_back(picture.weight);
    }
    StyleSet drawn;
    if (weights.empty()) {
        return drawn;
    }
    std::mt19937_64 random(m_seed);
    std::discrete_distribution<std::size_t> next(weights.begin(), weights.end());
    for (int i = 0; i < kShown; ++i) {
        drawn.pictures.push_back(m_pictures.pictures[next(random)]);
    }
    return drawn;
}

void CriticSheet::begin() {
    using Squares = std::vector<Image>;
    m_working = true;
    m_again = false;
    const bool others = std::exchange(m_otherPictures, false);
    const CriticEyes eyes{m_augment, double(m_slider->value()) / kSteps, m_mirrored, m_seed};
    inBackground(
        this,
        [&services = m_services,
         size = m_size,
         eyes,
         set = others ? drawnByWeight() : StyleSet(),
         squares = others ? Squares() : m_squares]() -> Result<std::pair<Squares, Squares>> {
            const auto read = set.empty()
                                  ? Result<Squares>(squares)
                                  : services.trainingSquares(set, size.resolution, size.channels);
            if (!read) {
                return fail(read.error());
            }
            auto seen = services.asTheCriticSees(*read, eyes);
            if (!seen) {
                return fail(seen.error());
            }
            return std::pair(*read, std::move(*seen));
        },
        [this](Result<std::pair<Squares, Squares>> done) {
            m_working = false;
            if (!done) {
                m_sheet->setSentence(QString::fromStdString(done.error().message));
                m_otherPictures = true;
            } else {
                m_squares = std::move(done->first);
                std::vector<QImage> pictures;
                for (const Image& picture : done->second) {
                    pictures.push_back(toQImage(picture));
                }
                m_sheet->setPictures(std::move(pictures));
            }
            if (m_again) {
                begin();
            } else {
                Q_EMIT drawn();
            }
        });
}

} // namespace sg
