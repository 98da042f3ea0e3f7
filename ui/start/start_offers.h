#pragma once

/// What comes with the program, for the start page.

#include <QList>
#include <QString>

namespace sg {

struct StylePack {
    QString folder;
    QString name;   ///< for people
    QString credit; ///< who made it, under which licence; may be empty
};

/// The same model for larger pictures.
struct LargerModel {
    QString file; ///< empty = there is none
    int side = 0; ///< of its pictures, in pixels
};

struct StartOffers {
    QString model; ///< the bundled model; empty = there is none
    LargerModel larger;
    QString modelPicture; ///< pictures it draws, side by side; empty = none
    QString modelWords;   ///< a few words about it
    QList<StylePack> packs;
};

} // namespace sg
