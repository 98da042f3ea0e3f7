#pragma once

/// Under which terms Stylegraft and all that comes with it stand.

#include <QList>
#include <QString>

namespace sg {

struct Licence {
    QString part;    ///< what it is about
    QString licence; ///< its short name
    QString text;    ///< in full where it is at hand
};

[[nodiscard]] QList<Licence> licences();

} // namespace sg
