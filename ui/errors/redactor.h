#pragma once

/// Takes out of a text what is nobody's business: names of pictures and models, paths, and who the
/// user is.

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace sg {

class Redactor {
public:
    /// `names` are of the user's files. The home folder and the user's name are known.
    explicit Redactor(QStringList names);

    [[nodiscard]] QString clean(QString text) const;

    /// A line or file of JSON: numbers stay, and of the texts those that describe the training. All
    /// others are left out. Empty when it is not JSON.
    [[nodiscard]] QByteArray cleanJson(const QByteArray& json) const;

private:
    QStringList m_names; ///< longest first
};

} // namespace sg
