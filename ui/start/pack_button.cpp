#include "ui/start/pack_button.h"

#include "ui/start/picture_strip.h"

#include <QLabel>
#include <QVBoxLayout>

namespace sg {

namespace {

constexpr int kPictures = 3;
constexpr int kSidePx = 44;

} // namespace

PackButton::PackButton(const StylePack& pack, QWidget* parent) : QPushButton(parent) {
    setObjectName(QStringLiteral("pack_") + pack.name);
    setProperty("role", QStringLiteral("card"));
    setAutoDefault(true);
    setAccessibleName(tr("Add the pack %1 to the style pictures").arg(pack.name));
    setToolTip(
        pack.credit.isEmpty() ? accessibleName()
                              : QString(accessibleName() + QLatin1Char('\n') + pack.credit));
    auto* pictures = new PictureStrip(kSidePx, this);
    pictures->read(pack.folder, kPictures);
    auto* name = new QLabel(pack.name, this);
    name->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 8);
    layout->setSpacing(6);
    layout->addWidget(pictures, 0, Qt::AlignHCenter);
    layout->addWidget(name, 0, Qt::AlignHCenter);
}

QSize PackButton::sizeHint() const {
    return layout()->sizeHint();
}

} // namespace sg
