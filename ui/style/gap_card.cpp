#include "ui/style/gap_card.h"

#include "ui/common/background.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sg {

namespace {

constexpr int kDetailsHeight = 130; ///< the pictures need the rest of the panel

QString detailsOf(const GapReport& report) {
    QString html = QStringLiteral("<ul style=\"margin-left:-24px\">");
    for (const auto& reason : report.verdict.reasons) {
        html += QStringLiteral("<li>") % QString::fromStdString(reason).toHtmlEscaped() %
                QStringLiteral("</li>");
    }
    return html % QStringLiteral("</ul>");
}

/// The same pictures in the same crops, in whatever order.
bool alike(const StyleSet& a, const StyleSet& b) {
    return std::ranges::is_permutation(
        a.pictures, b.pictures, [](const StylePicture& x, const StylePicture& y) {
            return x.pixelHash == y.pixelHash && x.crop == y.crop;
        });
}

} // namespace

GapCard::GapCard(GapService& service, QWidget* parent)
    : QWidget(parent),
      m_service(service),
      m_ask(new QPushButton(tr("Will it work?"), this)),
      m_sentence(new QLabel(this)),
      m_more(new QPushButton(tr("Details"), this)),
      m_details(new QScrollArea(this)),
      m_reasons(new QLabel(this)) {
    setObjectName(QStringLiteral("gapCard"));
    m_ask->setObjectName(QStringLiteral("askGap"));
    m_ask->setToolTip(
        tr("Compares your pictures with what the model draws, before you train: which "
           "intent to take, and what to mend first"));
    m_sentence->setObjectName(QStringLiteral("gapSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_more->setObjectName(QStringLiteral("gapMore"));
    m_more->setCheckable(true);
    m_details->setObjectName(QStringLiteral("gapDetails"));
    m_details->setFrameShape(QFrame::NoFrame);
    m_details->setWidgetResizable(true);
    m_details->setFixedHeight(kDetailsHeight);
    m_details->setWidget(m_reasons);
    m_reasons->setObjectName(QStringLiteral("gapReasons"));
    m_reasons->setProperty("role", QStringLiteral("hint"));
    m_reasons->setWordWrap(true);
    m_reasons->setTextFormat(Qt::RichText);
    m_reasons->setAlignment(Qt::AlignTop);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_ask);
    buttons->addWidget(m_more);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_sentence);
    layout->addWidget(m_details);
    layout->addLayout(buttons);
    connect(m_ask, &QPushButton::clicked, this, &GapCard::measure);
    connect(m_more, &QPushButton::toggled, this, &GapCard::showDetails);
    forget();
}

GapCard::~GapCard() {
    m_stop.request_stop();
}

void GapCard::setModel(std::shared_ptr<const Model> model, const ModelInfo& info) {
    m_model = std::move(model);
    m_info = info;
    forget();
}

void GapCard::setPictures(const StyleSet& pictures) {
    const bool same = alike(m_pictures, pictures);
    m_pictures = pictures;
    if (!same) {
        forget();
    }
}

void GapCard::forget() {
    m_stop.request_stop();
    ++m_asked;
    m_intent.clear();
    m_sentence->hide();
    m_more->hide();
    m_more->setChecked(false);
    m_details->hide();
    m_ask->setEnabled(true);
    setVisible(m_model && m_pictures.pictures.size() >= 2);
}

void GapCard::measure() {
    m_stop = std::stop_source();
    m_ask->setEnabled(false);
    m_sentence->setText(tr("Comparing your pictures with what the model draws..."));
    m_sentence->show();
    inBackground(
        this,
        [&service = m_service,
         model = m_model,
         info = m_info,
         pictures = m_pictures,
         stop = m_stop.get_token()] { return service.measureGap(model, info, pictures, stop); },
        [this, asked = m_asked](const Result<GapReport>& report) {
            if (asked == m_asked) {
                show(report);
            }
        });
}

void GapCard::show(const Result<GapReport>& report) {
    m_ask->setEnabled(true);
    m_intent = report ? report->verdict.preset : std::string();
    if (report) {
        m_sentence->setText(QString::fromStdString(report->verdict.sentence));
        m_reasons->setText(detailsOf(*report));
    } else {
        m_sentence->setText(QString::fromStdString(report.error().message));
    }
    m_more->setVisible(report.has_value());
    Q_EMIT answered();
}

void GapCard::showDetails(bool shown) {
    m_details->setVisible(shown);
}

} // namespace sg
