#include "ui/help/problem_dialog.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace sg {

namespace {

constexpr int kWordsPx = 440;
constexpr int kIconPx = 40;
constexpr int kDetailsPx = 160;

QLabel* words(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText); // a file's name may look like markup
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ProblemDialog::ProblemDialog(const Problem& problem, QWidget* parent)
    : QDialog(parent),
      m_problem(problem),
      m_fold(new QToolButton(this)),
      m_details(new QPlainTextEdit(problem.detail, this)),
      m_copy(new QPushButton(tr("&Copy details"), this)) {
    setObjectName(QStringLiteral("problemDialog"));
    setWindowTitle(tr("Stylegraft cannot do this"));
    auto* icon = new QLabel(this);
    icon->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(kIconPx));
    auto* message = words(problem.message, this);
    message->setObjectName(QStringLiteral("problemMessage"));
    message->setMinimumWidth(kWordsPx); // the dialog may be wider, for the words of its buttons
    auto* advice = words(problem.advice, this);
    advice->setObjectName(QStringLiteral("problemAdvice"));
    advice->setProperty("role", QStringLiteral("hint"));
    advice->setVisible(!problem.advice.isEmpty());
    m_fold->setObjectName(QStringLiteral("problemFold"));
    m_fold->setProperty("role", QStringLiteral("fold"));
    m_fold->setText(tr("Details"));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setArrowType(Qt::RightArrow);
    m_fold->setCheckable(true);
    m_details->setObjectName(QStringLiteral("problemDetails"));
    m_details->setAccessibleName(m_fold->text());
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_details->setFixedHeight(kDetailsPx);
    m_details->hide();
    m_copy->setObjectName(QStringLiteral("copyDetails"));
    m_copy->setAutoDefault(false);
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("closeProblem"));

    auto* text = new QVBoxLayout;
    text->addWidget(message);
    text->addWidget(advice);
    auto* head = new QHBoxLayout;
    head->setSpacing(14);
    head->addWidget(icon, 0, Qt::AlignTop);
    head->addLayout(text, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addStretch();
    for (const Remedy& remedy : m_problem.remedies) {
        auto* button = new QPushButton(remedy.text, this);
        button->setObjectName(remedy.name);
        button->setAutoDefault(false);
        buttons->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, &remedy] {
            m_chosen = &remedy;
            accept();
        });
    }
    buttons->addWidget(close);
    close->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addWidget(m_fold, 0, Qt::AlignLeft);
    layout->addWidget(m_details);
    layout->addLayout(buttons);
    close->setFocus();
    connect(m_fold, &QToolButton::toggled, this, &ProblemDialog::showDetails);
    connect(m_copy, &QPushButton::clicked, this, &ProblemDialog::copy);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
}

void ProblemDialog::showDetails(bool shown) {
    m_fold->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    m_details->setVisible(shown);
    adjustSize();
}

void ProblemDialog::copy() {
    QGuiApplication::clipboard()->setText(m_problem.message + QLatin1Char('\n') + m_problem.detail);
    m_copy->setText(tr("Copied"));
}

} // namespace sg
