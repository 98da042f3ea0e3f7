#include "ui/style/crop_editor.h"

#include "ui/common/background.h"
#include "ui/common/qt_image.h"
#include "ui/habits/input_habits.h"
#include "ui/style/crop_canvas.h"
#include "ui/style/picture_icon.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sg {

namespace {

constexpr int kViewSide = 2048;   ///< of the picture on the screen, at most
constexpr int kPreviewSide = 208; ///< on the screen
constexpr int kMostPreviewPixels = 512;
constexpr int kUnknownResolution = 128;
constexpr int kUsualThumbnail = 96;
constexpr int kStepsPerDegree = 2; ///< of the slider

} // namespace

CropEditor::CropEditor(
    PictureServices& services, std::vector<StylePicture> pictures, int resolution, QWidget* parent)
    : QDialog(parent),
      m_services(services),
      m_pictures(std::move(pictures)),
      m_resolution(resolution),
      m_canvas(new CropCanvas(this)),
      m_preview(new QLabel(this)),
      m_facts(new QLabel(this)),
      m_angle(new QSlider(Qt::Horizontal, this)),
      m_degrees(new QDoubleSpinBox(this)),
      m_mirror(new QCheckBox(tr("&Mirrored"), this)),
      m_squeeze(new QCheckBox(tr("&Whole picture, squeezed"), this)),
      m_reset(new QPushButton(tr("&Reset"), this)),
      m_previous(new QPushButton(tr("&Previous"), this)),
      m_next(new QPushButton(tr("&Next"), this)),
      m_name(new QLabel(this)),
      m_refusal(new QLabel(this)),
      m_apply(new QPushButton(tr("&Apply"), this)) {
    setObjectName(QStringLiteral("cropEditor"));
    setWindowTitle(tr("Crop"));
    m_canvas->setObjectName(QStringLiteral("cropCanvas"));
    m_preview->setObjectName(QStringLiteral("cropPreview"));
    m_preview->setFixedSize(kPreviewSide, kPreviewSide);
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->setAutoFillBackground(true);
    m_preview->setBackgroundRole(QPalette::Base);
    m_facts->setObjectName(QStringLiteral("cropFacts"));
    m_facts->setProperty("role", QStringLiteral("hint"));
    m_facts->setWordWrap(true);
    m_facts->setMinimumHeight(m_facts->fontMetrics().lineSpacing() * 4);
    m_facts->setAlignment(Qt::AlignTop);
    m_angle->setObjectName(QStringLiteral("cropAngle"));
    m_angle->setAccessibleName(tr("Angle of the square"));
    m_angle->setRange(-180 * kStepsPerDegree, 180 * kStepsPerDegree);
    m_angle->setPageStep(5 * kStepsPerDegree);
    m_degrees->setObjectName(QStringLiteral("cropDegrees"));
    m_degrees->setAccessibleName(tr("Angle of the square in degrees"));
    m_degrees->setLocale(QLocale::c());
    m_degrees->setRange(-180.0, 180.0);
    m_degrees->setDecimals(1);
    m_degrees->setSuffix(QStringLiteral("\u00b0"));
    m_degrees->setKeyboardTracking(false);
    setUsualValue(*m_angle, 0);
    setUsualValue(*m_degrees, 0.0);
    m_mirror->setObjectName(QStringLiteral("cropMirrored"));
    m_mirror->setToolTip(tr("Left and right change places, in this picture only"));
    m_squeeze->setObjectName(QStringLiteral("cropSqueezed"));
    m_squeeze->setToolTip(
        tr("Nothing is cut off: the picture is made square, and the model learns it so. When all "
           "pictures are squeezed and have one shape, exported pictures can be given that shape "
           "again."));
    m_reset->setObjectName(QStringLiteral("cropReset"));
    m_reset->setToolTip(tr("The largest square in the middle"));
    m_previous->setObjectName(QStringLiteral("cropPrevious"));
    m_next->setObjectName(QStringLiteral("cropNext"));
    m_name->setObjectName(QStringLiteral("cropName"));
    m_refusal->setObjectName(QStringLiteral("cropRefusal"));
    m_refusal->setProperty("role", QStringLiteral("caution"));
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    m_apply->setObjectName(QStringLiteral("cropApply"));
    m_apply->setDefault(true);
    layOut();
    connectParts();
}

void CropEditor::layOut() {
    auto* turn = new QHBoxLayout;
    turn->addWidget(m_angle, 1);
    turn->addWidget(m_degrees);
    auto* angleLabel = new QLabel(tr("&Turned by"), this);
    angleLabel->setBuddy(m_degrees);
    auto* help = new QLabel(
        tr("Drag inside the square to move it, a corner to scale it, the knob to turn it (Shift: "
           "in steps). The wheel scales, the arrow keys nudge."),
        this);
    help->setProperty("role", QStringLiteral("hint"));
    help->setWordWrap(true);
    auto* side = new QVBoxLayout;
    side->setSpacing(8);
    side->addWidget(m_preview, 0, Qt::AlignHCenter);
    side->addWidget(m_facts);
    side->addWidget(angleLabel);
    side->addLayout(turn);
    side->addWidget(m_mirror);
    side->addWidget(m_squeeze);
    side->addWidget(m_reset, 0, Qt::AlignLeft);
    side->addStretch();
    side->addWidget(help);
    auto* column = new QWidget(this);
    column->setLayout(side);
    side->setContentsMargins(0, 0, 0, 0);
    column->setFixedWidth(248);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cropCancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    for (QPushButton* button : {m_reset, m_previous, m_next, cancel}) {
        button->setAutoDefault(false);
    }
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_previous);
    bottom->addWidget(m_next);
    bottom->addWidget(m_name, 1);
    bottom->addWidget(cancel);
    bottom->addWidget(m_apply);
    auto* grid = new QGridLayout(this);
    grid->setSpacing(12);
    grid->addWidget(m_canvas, 0, 0);
    grid->addWidget(column, 0, 1);
    grid->addWidget(m_refusal, 1, 0, 1, 2);
    grid->addLayout(bottom, 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(0, 1);
    resize(900, 620);
}

void CropEditor::connectParts() {
    connect(m_canvas, &CropCanvas::cropChanged, this, &CropEditor::showCrop);
    connect(m_angle, &QSlider::valueChanged, this, [this](int steps) {
        m_degrees->setValue(double(steps) / kStepsPerDegree);
    });
    connect(m_degrees, &QDoubleSpinBox::valueChanged, this, [this](double degrees) {
        PictureCrop crop = m_canvas->wanted();
        crop.degrees = degrees;
        setCrop(crop);
    });
    connect(m_mirror, &QCheckBox::toggled, this, [this](bool mirrored) {
        PictureCrop crop = m_canvas->wanted();
        crop.mirrored = mirrored;
        setCrop(crop);
    });
    connect(m_squeeze, &QCheckBox::toggled, this, [this](bool squeezed) {
        PictureCrop crop = m_canvas->wanted();
        crop.fit = squeezed ? PictureCrop::Fit::Squeeze : PictureCrop::Fit::Square;
        setCrop(crop);
    });
    connect(m_reset, &QPushButton::clicked, this, [this] { setCrop({}); });
    connect(m_previous, &QPushButton::clicked, this, [this] { showPicture(m_row - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { showPicture(m_row + 1); });
    connect(m_apply, &QPushButton::clicked, this, &CropEditor::apply);
}

void CropEditor::showPicture(std::size_t row) {
    remember();
    m_row = row;
    m_view.reset();
    m_canvas->setSentence(tr("Reading..."));
    m_name->setText(tr("%1 of %2: %3")
                        .arg(row + 1)
                        .arg(m_pictures.size())
                        .arg(QString::fromStdString(picture().name)));
    m_previous->setEnabled(row > 0);
    m_next->setEnabled(row + 1 < m_pictures.size());
    const auto changed = m_changes.find(row);
    setCrop(changed == m_changes.end() ? picture().crop : changed->second.crop);
    m_preview->clear();
    inBackground(
        this,
        [&services = m_services, shown = picture()] {
            return services.viewPicture(shown, kViewSide);
        },
        [this, number = ++m_viewNumber](const Result<Image>& view) {
            if (number == m_viewNumber) {
                showView(view);
            }
        });
}

void CropEditor::showView(const Result<Image>& view) {
    if (!view) {
        m_canvas->setSentence(QString::fromStdString(view.error().message));
        return;
    }
    m_view = std::make_shared<const Image>(*view);
    m_canvas->setPicture(toQImage(*m_view));
    m_canvas->setFocus();
    showCrop(m_canvas->crop());
}

void CropEditor::setCrop(const PictureCrop& crop) {
    m_canvas->setCrop(crop);
    showCrop(m_canvas->crop());
}

void CropEditor::showCrop(const PictureCrop& crop) {
    const bool square = crop.fit == PictureCrop::Fit::Square;
    const QSignalBlocker quietAngle(m_angle);
    const QSignalBlocker quietDegrees(m_degrees);
    const QSignalBlocker quietMirror(m_mirror);
    const QSignalBlocker quietSqueeze(m_squeeze);
    m_angle->setValue(qRound(crop.degrees * kStepsPerDegree));
    m_degrees->setValue(crop.degrees);
    m_mirror->setChecked(crop.mirrored);
    m_squeeze->setChecked(!square);
    const Extent original = picture().original;
    const bool there = m_view != nullptr; // a thumbnail of the crop needs the picture
    m_squeeze->setEnabled(there && (!square || original.width != original.height));
    m_angle->setEnabled(there && square);
    m_degrees->setEnabled(there && square);
    m_mirror->setEnabled(there);
    m_reset->setEnabled(there);
    const int across = qRound(pixelsAcross(crop, original));
    QString facts =
        square
            ? tr("%1 x %1 pixels of %2 x %3.").arg(across).arg(original.width).arg(original.height)
            : tr("All of %1 x %2 pixels.").arg(original.width).arg(original.height);
    if (m_resolution > 0) {
        facts += QLatin1Char(' ') +
                 (across < m_resolution
                      ? tr("The model draws %1, so the picture is enlarged and will look soft.")
                            .arg(m_resolution)
                      : tr("The model draws %1.").arg(m_resolution));
    }
    m_facts->setText(facts);
    drawPreview();
}

void CropEditor::remember() {
    if (m_view == nullptr) {
        return; // nothing could be changed yet
    }
    const PictureCrop crop = m_canvas->crop();
    if (crop == picture().crop) {
        m_changes.erase(m_row);
        return;
    }
    const int side =
        picture().thumbnail.empty() ? kUsualThumbnail : picture().thumbnail.extent.width;
    m_changes[m_row] = {m_row, crop, m_services.cropPicture(*m_view, crop, side)};
}

void CropEditor::drawPreview() {
    if (m_view == nullptr) {
        return;
    }
    if (m_previewing) {
        m_previewAgain = true; // of all the squares meanwhile only the last counts
        return;
    }
    m_previewing = true;
    const int side =
        std::min(kMostPreviewPixels, m_resolution > 0 ? m_resolution : kUnknownResolution);
    inBackground(
        this,
        [&services = m_services, view = m_view, crop = m_canvas->crop(), side] {
            return services.cropPicture(*view, crop, side);
        },
        [this, view = m_view](const Image& square) {
            m_previewing = false;
            if (std::exchange(m_previewAgain, false) || view != m_view) {
                drawPreview();
                return;
            }
            // Enlarged pixel by pixel, so that one sees what the model gets.
            const auto way = square.extent.width < kPreviewSide ? Qt::FastTransformation
                                                                : Qt::SmoothTransformation;
            QPixmap pixmap = QPixmap::fromImage(toQImage(square).scaled(
                QSize(kPreviewSide, kPreviewSide) * devicePixelRatio(), Qt::KeepAspectRatio, way));
            pixmap.setDevicePixelRatio(devicePixelRatio());
            m_preview->setPixmap(pixmap);
            Q_EMIT previewed();
        });
}

void CropEditor::apply() {
    remember();
    std::vector<CropChange> changes;
    for (const auto& [row, change] : m_changes) {
        changes.push_back(change);
    }
    m_refusal->hide();
    Q_EMIT applied(changes);
    if (m_refusal->isHidden()) {
        accept();
    }
}

void CropEditor::refuse(const QString& why) {
    m_refusal->setText(why);
    m_refusal->show();
}

} // namespace sg
