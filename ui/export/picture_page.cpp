#include "ui/export/picture_page.h"

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

namespace sg {

namespace {

constexpr int kMaxSide = 8192;

} // namespace

PicturePage::PicturePage(QWidget* parent)
    : QWidget(parent),
      m_seeds(new SeedChoice(this)),
      m_kind(new CalmComboBox(this)),
      m_quality(new CalmSpinBox(this)),
      m_side(new CalmSpinBox(this)),
      m_shaped(new QCheckBox(this)),
      m_grid(new QCheckBox(tr("Also one picture of all, side by side"), this)),
      m_strip(new QCheckBox(tr("Strip the recipe"), this)),
      m_folder(new PathRow(PathRow::Kind::Folder, QStringLiteral("pictureFolder"), this)) {
    m_kind->setObjectName(QStringLiteral("pictureKind"));
    m_kind->setAccessibleName(tr("Kind of picture files"));
    for (const PictureKindRow& row : pictureKinds()) {
        m_kind->addItem(coreText(row.label), int(row.kind));
    }
    m_quality->setObjectName(QStringLiteral("pictureQuality"));
    m_quality->setAccessibleName(tr("Quality"));
    m_quality->setRange(1, 100);
    m_quality->setDecimals(0);
    m_quality->setValue(ImageExport{}.quality);
    m_side->setObjectName(QStringLiteral("pictureSide"));
    m_side->setAccessibleName(tr("Side in pixels"));
    m_side->setRange(0, kMaxSide);
    m_side->setDecimals(0);
    m_side->setSingleStep(64);
    m_side->setSuffix(tr(" pixels"));
    m_side->setSpecialValueText(tr("as drawn"));
    m_side->setToolTip(
        tr("Side of the pictures. Larger ones are scaled by Lanczos; no detail is added."));
    for (CalmSpinBox* box : {m_quality, m_side}) {
        setUsualValue(*box, box->value());
    }
    m_shaped->setObjectName(QStringLiteral("pictureShaped"));
    m_shaped->setChecked(true);
    m_grid->setObjectName(QStringLiteral("pictureGrid"));
    m_grid->setChecked(true);
    m_strip->setObjectName(QStringLiteral("stripRecipe"));
    m_strip->setToolTip(
        tr("Else each file says which model, seed and variety it was made with, and a PNG that is "
           "dropped on the window brings them back."));

    auto* kind = new QHBoxLayout;
    kind->addWidget(m_kind, 1);
    kind->addSpacing(12);
    auto* qualityLabel = new QLabel(tr("Quality"), this);
    kind->addWidget(qualityLabel);
    kind->addWidget(m_quality);
    auto* form = new QFormLayout(this);
    form->addRow(tr("Seeds"), m_seeds);
    form->addRow(tr("Kind"), kind);
    form->addRow(tr("Size"), m_side);
    form->addRow(QString(), m_shaped);
    form->addRow(QString(), m_grid);
    form->addRow(QString(), m_strip);
    form->addRow(tr("Folder"), m_folder);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &PicturePage::followKind);
    followKind();
}

void PicturePage::setSubject(const ExportSubject& subject) {
    m_aspect = subject.aspect;
    m_seeds->setPins(subject.pins);
    m_shaped->setText(tr("In the shape of the style pictures, %1 times as wide as high")
                          .arg(m_aspect, 0, 'g', 3));
    m_shaped->setVisible(m_aspect != 1.0);
    m_folder->suggest(
        QDir(subject.folder)
            .filePath(QString::fromStdString(subject.info.name) + QStringLiteral("-pictures")));
}

void PicturePage::followKind() {
    m_quality->setEnabled(
        pictureKindRow(static_cast<PictureKind>(m_kind->currentData().toInt())).hasQuality);
}

Result<ImageExport> PicturePage::wish() const {
    auto seeds = m_seeds->seeds();
    if (!seeds) {
        return fail(seeds.error());
    }
    if (m_folder->path().isEmpty()) {
        return fail(ErrorCode::InvalidArgument, tr("Choose a folder first.").toStdString());
    }
    ImageExport wish;
    wish.folder = m_folder->path().toStdString();
    wish.seeds = *std::move(seeds);
    wish.turns = m_seeds->turns();
    wish.truncationPsi = m_seeds->psi();
    wish.aspect = m_aspect != 1.0 && m_shaped->isChecked() ? m_aspect : 1.0;
    wish.side = int(m_side->value());
    wish.kind = static_cast<PictureKind>(m_kind->currentData().toInt());
    wish.quality = int(m_quality->value());
    wish.grid = m_grid->isChecked();
    wish.recipe = !m_strip->isChecked();
    return wish;
}

} // namespace sg
