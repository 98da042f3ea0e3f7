#pragma once

/// What went wrong, for a dialog.

#include <QString>

#include <functional>
#include <vector>

namespace sg {

struct Remedy {
    QString name; ///< of the button's object
    QString text;
    std::function<void()> act; ///< called after the dialog has closed
};

struct Problem {
    QString message; ///< what happened, in a sentence
    QString advice;  ///< what to try; may be empty
    QString detail;  ///< for a bug report
    std::vector<Remedy> remedies;
};

} // namespace sg
