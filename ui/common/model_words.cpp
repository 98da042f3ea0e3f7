#include "ui/common/model_words.h"

#include "ui/common/core_words.h"

#include <QCoreApplication>

namespace sg {

QString programsInWords(int programs) {
    if (programs == 0) {
        return QCoreApplication::translate("sg::ModelWords", "No programs found");
    }
    return programs == 1
               ? QCoreApplication::translate("sg::ModelWords", "1 program found, none run")
               : QCoreApplication::translate("sg::ModelWords", "%1 programs found, none run")
                     .arg(programs);
}

QString licenceWarning(const ModelInfo& info) {
    return info.nonCommercial
               ? QCoreApplication::translate(
                     "sg::ModelWords",
                     "The model this was made from is for non-commercial use (%1). So is what is "
                     "made from it.")
                     .arg(coreText(info.licence))
               : QString();
}

} // namespace sg
