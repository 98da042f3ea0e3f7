#include "ui/export/model_page.h"

#include "ui/common/model_words.h"
#include "ui/export/format_table.h"
#include "ui/export/path_row.h"

#include <QCheckBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace sg {

ModelPage::ModelPage(QWidget* parent)
    : QWidget(parent),
      m_table(new FormatTable(this)),
      m_note(new QLabel(this)),
      m_licence(new QLabel(this)),
      m_path(new PathRow(PathRow::Kind::File, QStringLiteral("modelPath"), this)),
      m_passport(new QCheckBox(tr("Write a passport beside it: one page for people"), this)),
      m_thumbnails(new QCheckBox(tr("with small copies of the style pictures"), this)),
      m_ownWork(new QCheckBox(tr("It was trained on my own work"), this)) {
    m_note->setProperty("role", QStringLiteral("hint"));
    m_note->setWordWrap(true);
    m_licence->setWordWrap(true);
    m_passport->setObjectName(QStringLiteral("passport"));
    m_passport->setToolTip(
        tr("An HTML file that says what the model comes from: its parent and licence, the hashes "
           "of the pictures, the settings, and what changed on the way."));
    m_thumbnails->setObjectName(QStringLiteral("passportThumbnails"));
    m_ownWork->setObjectName(QStringLiteral("passportOwnWork"));
    m_ownWork->setToolTip(tr("Your word; the passport repeats it."));
    for (QCheckBox* detail : {m_thumbnails, m_ownWork}) {
        detail->setEnabled(false);
        connect(m_passport, &QCheckBox::toggled, detail, &QCheckBox::setEnabled);
    }
    auto* form = new QFormLayout;
    form->addRow(tr("File"), m_path);
    form->addRow(tr("Passport"), m_passport);
    form->addRow(QString(), m_thumbnails);
    form->addRow(QString(), m_ownWork);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_note);
    layout->addWidget(m_licence);
    layout->addLayout(form);
    connect(m_table, &QTableWidget::currentCellChanged, this, &ModelPage::followRow);
    connect(m_path, &PathRow::changed, this, &ModelPage::followPath);
    followRow();
}

bool ModelPage::setSubject(const ExportSubject& subject) {
    const QString warning = licenceWarning(subject.info);
    m_licence->setText(warning);
    m_licence->setVisible(!warning.isEmpty());
    const QString format = m_table->extension();
    m_table->offerDelta(subject.delta);
    const bool gone = m_table->extension() != format;
    const QString path =
        QDir(subject.folder)
            .filePath(
                QString::fromStdString(subject.info.name) +
                (subject.tuned ? QStringLiteral("-tuned.pkl") : QStringLiteral("-copy.pkl")));
    // A format that was chosen before stays.
    m_path->suggest(m_path->path().isEmpty() ? path : m_table->adapted(path));
    return !gone;
}

void ModelPage::followRow() {
    m_note->setText(m_table->note());
    if (!m_following && !m_path->path().isEmpty()) {
        const QScopedValueRollback following(m_following, true);
        m_path->setPath(m_table->adapted(m_path->path()));
    }
}

void ModelPage::followPath() {
    if (!m_following) {
        const QScopedValueRollback following(m_following, true);
        m_table->selectFor(m_path->path());
    }
}

Result<ModelWishes> ModelPage::wish() const {
    if (m_path->path().isEmpty()) {
        return fail(ErrorCode::InvalidArgument, tr("Give the file a name first.").toStdString());
    }
    ModelWishes wish;
    wish.path = m_table->adapted(m_path->path()); // as the selected row
    wish.delta = wish.path.endsWith(QStringLiteral(".sgdelta"), Qt::CaseInsensitive);
    wish.passport = m_passport->isChecked();
    wish.thumbnails = m_thumbnails->isChecked();
    wish.ownWork = m_ownWork->isChecked();
    return wish;
}

} // namespace sg
