#include "ui/export/film_page.h"

#include "core/film/film_kind.h"
#include "ui/common/core_words.h"
#include "ui/export/path_row.h"
#include "ui/export/seed_choice.h"
#include "ui/habits/input_habits.h"
#include "ui/train/calm_inputs.h"

#include <QCheckBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStandardItemModel>

#include <cmath>

namespace sg {

namespace {

constexpr int kMaxSide = 4096;

QString text(std::string_view view) {
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

CalmSpinBox*
number(QWidget* parent, const QString& name, const QString& words, double low, double high) {
    auto* box = new CalmSpinBox(parent);
    box->setObjectName(name);
    box->setAccessibleName(words);
    box->setDecimals(0);
    box->setRange(low, high);
    return box;
}

} // namespace

FilmPage::FilmPage(QWidget* parent)
    : QWidget(parent),
      m_story(new CalmComboBox(this)),
      m_seeds(new SeedChoice(this)),
      m_kind(new CalmComboBox(this)),
      m_seconds(number(this, QStringLiteral("filmSeconds"), tr("Length"), 0.5, 600)),
      m_speed(number(this, QStringLiteral("filmSpeed"), tr("Pictures a second"), 1, 60)),
      m_side(number(this, QStringLiteral("filmSide"), tr("Side in pixels"), 0, kMaxSide)),
      m_shaped(new QCheckBox(this)),
      m_path(new PathRow(PathRow::Kind::File, QStringLiteral("filmPath"), this)),
      m_note(new QLabel(this)) {
    m_story->setObjectName(QStringLiteral("filmStory"));
    m_story->setAccessibleName(tr("What the film shows"));
    m_story->addItem(tr("A walk from seed to seed, and back to the first"));
    m_story->addItem(tr("All seeds side by side, each on a walk of its own"));
    m_story->addItem(tr("How the run went: a time-lapse of all seeds"));
    m_kind->setObjectName(QStringLiteral("filmKind"));
    m_kind->setAccessibleName(tr("Kind of film"));
    for (const FilmKindRow& row : filmKinds()) {
        m_kind->addItem(coreText(row.label), int(row.kind));
    }
    m_seconds->setDecimals(1);
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setValue(FilmExport{}.seconds);
    m_speed->setValue(FilmExport{}.framesPerSecond);
    m_side->setSingleStep(64);
    m_side->setSuffix(tr(" pixels"));
    m_side->setSpecialValueText(tr("as drawn"));
    m_side->setToolTip(tr("Side of one picture. Larger ones are scaled by Lanczos."));
    m_shaped->setObjectName(QStringLiteral("filmShaped"));
    m_shaped->setChecked(true);
    for (CalmSpinBox* box : {m_seconds, m_speed, m_side}) {
        setUsualValue(*box, box->value());
    }
    m_note->setObjectName(QStringLiteral("filmNote"));
    m_note->setProperty("role", QStringLiteral("hint"));
    m_note->setWordWrap(true);

    auto* length = new QHBoxLayout;
    length->addWidget(m_seconds);
    length->addSpacing(12);
    length->addWidget(new QLabel(tr("Pictures a second"), this));
    length->addWidget(m_speed);
    length->addStretch();
    auto* form = new QFormLayout(this);
    form->addRow(tr("Shows"), m_story);
    form->addRow(tr("Seeds"), m_seeds);
    form->addRow(tr("Kind"), m_kind);
    form->addRow(tr("Length"), length);
    form->addRow(tr("Size"), m_side);
    form->addRow(QString(), m_shaped);
    form->addRow(tr("File"), m_path);
    form->addRow(QString(), m_note);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &FilmPage::followKind);
    connect(m_path, &PathRow::changed, this, &FilmPage::followPath);
    connect(m_story, &QComboBox::currentIndexChanged, this, &FilmPage::describe);
    connect(m_seconds, &QDoubleSpinBox::valueChanged, this, &FilmPage::describe);
    connect(m_speed, &QDoubleSpinBox::valueChanged, this, &FilmPage::describe);
    describe();
}

bool FilmPage::setSubject(const ExportSubject& subject) {
    m_subject = subject;
    m_seeds->setPins(subject.pins);
    m_shaped->setText(tr("In the shape of the style pictures, %1 times as wide as high")
                          .arg(subject.aspect, 0, 'g', 3));
    m_shaped->setVisible(subject.aspect != 1.0);
    const bool hasRun = !subject.run.empty();
    if (auto* items = qobject_cast<QStandardItemModel*>(m_story->model())) {
        items->item(TimeLapse)->setEnabled(hasRun);
    }
    const bool gone = !hasRun && m_story->currentIndex() == TimeLapse;
    if (gone) {
        m_story->setCurrentIndex(Through);
    }
    m_path->suggest(
        QDir(subject.folder)
            .filePath(QString::fromStdString(subject.info.name) + QStringLiteral("-film")) +
        chosenExtension());
    describe();
    return !gone;
}

void FilmPage::followKind() {
    QString path = m_path->path();
    if (const FilmKindRow* old = filmKindByExtension(path.toStdString())) {
        path.chop(qsizetype(old->extension.size()));
    }
    m_path->setPath(path + chosenExtension());
}

QString FilmPage::chosenExtension() const {
    return text(filmKindRow(static_cast<FilmKind>(m_kind->currentData().toInt())).extension);
}

void FilmPage::followPath() {
    if (const FilmKindRow* row = filmKindByExtension(m_path->path().toStdString())) {
        const QSignalBlocker quiet(m_kind);
        m_kind->setCurrentIndex(m_kind->findData(int(row->kind)));
    }
}

void FilmPage::describe() {
    const long pictures = std::lround(m_seconds->value() * m_speed->value());
    QString words = tr("%1 pictures.").arg(pictures);
    switch (m_story->currentIndex()) {
    case TimeLapse:
        words += tr(" From the first saved state of the run to the last; the end stands still for "
                    "a moment.");
        break;
    default:
        words += tr(" It ends where it began, so that it can be looped.");
        if (m_subject.run.empty()) {
            words += tr(" A time-lapse needs a run that is kept in a folder.");
        }
    }
    m_note->setText(words);
}

Result<FilmExport> FilmPage::wish() const {
    auto seeds = m_seeds->seeds();
    if (!seeds) {
        return fail(seeds.error());
    }
    FilmExport wish;
    wish.path = m_path->path().toStdString();
    if (filmKindByExtension(wish.path) == nullptr) {
        return fail(
            ErrorCode::InvalidArgument,
            tr("Give the film a name that ends in .mp4, .webm or .gif.").toStdString());
    }
    wish.seeds = *std::move(seeds);
    wish.truncationPsi = m_seeds->psi();
    wish.aspect = m_shaped->isChecked() ? m_subject.aspect : 1.0;
    wish.side = int(m_side->value());
    wish.framesPerSecond = int(m_speed->value());
    wish.seconds = m_seconds->value();
    wish.grid = m_story->currentIndex() == Grid;
    if (m_story->currentIndex() == TimeLapse) {
        wish.run = m_subject.run;
        wish.branch = m_subject.branch;
    }
    return wish;
}

} // namespace sg
