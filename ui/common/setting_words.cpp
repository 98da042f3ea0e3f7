#include "ui/common/setting_words.h"

#include "core/train/methods/method_spec.h"
#include "ui/common/core_words.h"

#include <QCoreApplication>

namespace sg {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("sg", text);
}

} // namespace

QString augmentInWords(const std::string& preset) {
    return preset == "none"        ? tr("nothing")
           : preset == "diff-half" ? tr("light, for few pictures")
           : preset == "diff"      ? tr("light, changes all colours")
           : preset == "diff-tc"   ? tr("light, keeps colours")
           : preset == "bg"        ? tr("place and turn")
           : preset == "bgc"       ? tr("place, turn and colour")
           : preset == "bgcf"      ? tr("place, turn, colour and sharpness")
                                   : QString::fromStdString(preset);
}

QString methodInWords(const std::string& id) {
    for (const MethodSpec& method : trainMethods()) {
        if (method.id == id) {
            return coreText(method.label);
        }
    }
    return QString::fromStdString(id);
}

} // namespace sg
