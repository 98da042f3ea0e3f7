#include "ui/errors/problem_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>

namespace sg {

namespace {

constexpr int kTextPx = 400;
constexpr int kIconPx = 40;
constexpr int kDetailLines = 7;

QLabel* words(const char* name, const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    label->setMinimumWidth(kTextPx);
    label->setTextFormat(Qt::PlainText); // names of files stand in it
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ProblemDialog::ProblemDialog(const Problem& problem, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("problemDialog"));
    setWindowTitle(tr("Something went wrong"));
    auto* icon = new QLabel(this);
    icon->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(kIconPx));
    auto* what = words("problemWhat", problem.what, this);
    what->setProperty("role", QStringLiteral("heading"));
    auto* advice = words("problemAdvice", problem.advice, this);
    advice->setVisible(!problem.advice.isEmpty());
    auto* details = new QPlainTextEdit(problem.details, this);
    details->setObjectName(QStringLiteral("problemDetails"));
    details->setAccessibleName(tr("Details"));
    details->setReadOnly(true);
    details->setTabChangesFocus(true);
    details->setMinimumHeight(kDetailLines * details->fontMetrics().lineSpacing());
    details->hide();

    auto* box = new QDialogButtonBox(this);
    auto* close = box->addButton(QDialogButtonBox::Close);
    close->setText(tr("&Close"));
    auto* more = box->addButton(tr("De&tails"), QDialogButtonBox::HelpRole);
    more->setObjectName(QStringLiteral("problemMore"));
    more->setCheckable(true);
    auto* copy = box->addButton(tr("Cop&y"), QDialogButtonBox::HelpRole);
    copy->setObjectName(QStringLiteral("problemCopy"));
    copy->setToolTip(tr("Copies message and details"));
    connect(more, &QPushButton::toggled, this, [this, details](bool open) {
        details->setVisible(open);
        adjustSize();
    });
    connect(copy, &QPushButton::clicked, this, [problem] {
        QApplication::clipboard()->setText(
            problem.what + QStringLiteral("\n\n") + problem.details +
            QStringLiteral("\n\nStylegraft ") + QStringLiteral(STYLEGRAFT_VERSION));
    });
    if (problem.remedy != Remedy::None) {
        auto* remedy = box->addButton(problem.remedyText, QDialogButtonBox::AcceptRole);
        remedy->setObjectName(QStringLiteral("problemRemedy"));
        remedy->setDefault(true);
        connect(remedy, &QPushButton::clicked, this, [this] { m_wantsRemedy = true; });
    } else {
        close->setDefault(true);
    }
    connect(box, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* grid = new QGridLayout(this);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(10);
    grid->addWidget(icon, 0, 0, 2, 1, Qt::AlignTop);
    grid->addWidget(what, 0, 1);
    grid->addWidget(advice, 1, 1);
    grid->addWidget(details, 2, 0, 1, 2);
    grid->addWidget(box, 3, 0, 1, 2);
    grid->setColumnStretch(1, 1);
}

} // namespace sg
