#include "ui/coach/coach_bar.h"

#include "core/project/train_settings.h"
#include "ui/common/core_words.h"
#include "ui/common/setting_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace sg {

namespace {

QString labelOf(const std::string& setting) {
    for (const ParamSpec& spec : trainParams()) {
        if (spec.id == setting) {
            return coreText(spec.label);
        }
    }
    return setting == "augment" ? CoachBar::tr("Augment") : QString::fromStdString(setting);
}

QString valueOf(const std::string& setting, const std::string& name) {
    return setting == "augment"  ? augmentInWords(name)
           : setting == "method" ? methodInWords(name)
                                 : QString::fromStdString(name);
}

QString words(const ChangeSetting& change) {
    const auto* name = std::get_if<std::string>(&change.value);
    const QString value = name != nullptr ? valueOf(change.id, *name)
                                          : QString::number(std::get<double>(change.value), 'g', 4);
    return CoachBar::tr("Apply: %1 %2").arg(labelOf(change.id), value);
}

QString words(const MoveFaders& move) {
    QStringList groups;
    for (const auto& [group, factor] : move.factors) {
        groups << QString::fromStdString(group);
    }
    return groups.size() > 3
               ? CoachBar::tr("Apply: move %1 faders").arg(groups.size())
               : CoachBar::tr("Apply: move %1").arg(groups.join(QStringLiteral(", ")));
}

QString words(const TakeResult&) {
    return CoachBar::tr("Stop and keep");
}

} // namespace

QString actionInWords(const AdviceAction& action) {
    return std::visit([](const auto& a) { return words(a); }, action);
}

CoachBar::CoachBar(QWidget* parent)
    : QWidget(parent),
      m_sentence(new QLabel(this)),
      m_apply(new QPushButton(this)),
      m_dismiss(new QToolButton(this)) {
    setObjectName(QStringLiteral("coachBar"));
    setAttribute(Qt::WA_StyledBackground);
    setProperty("role", QStringLiteral("notice"));
    m_sentence->setObjectName(QStringLiteral("coachSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_apply->setObjectName(QStringLiteral("coachApply"));
    m_dismiss->setObjectName(QStringLiteral("coachDismiss"));
    m_dismiss->setText(QStringLiteral("\u00d7"));
    m_dismiss->setAutoRaise(true);
    m_dismiss->setToolTip(tr("Hide this advice"));
    m_dismiss->setAccessibleName(tr("Hide this advice"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 4, 6, 4);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_apply);
    layout->addWidget(m_dismiss);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        if (const auto advice = m_advice) {
            setAdvice({});
            Q_EMIT applyRequested(*advice);
        }
    });
    connect(m_dismiss, &QToolButton::clicked, this, [this] { setAdvice({}); });
    hide();
}

void CoachBar::setAdvice(std::optional<Advice> advice) {
    m_advice = std::move(advice);
    if (m_advice) {
        m_sentence->setText(QString::fromStdString(m_advice->sentence));
        m_apply->setText(actionInWords(m_advice->action));
    }
    setVisible(m_advice.has_value());
}

} // namespace sg
