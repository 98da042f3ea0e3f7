#include "app/studio/bundled.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>

namespace sg {

namespace {

QString find(const QString& name) {
    const QString program = QCoreApplication::applicationDirPath();
    const QStringList roots{
        QString(program + QStringLiteral("/../share/stylegraft/")),
        QStringLiteral(STYLEGRAFT_RESOURCES "/")};
    for (const QString& root : roots) {
        const QFileInfo file(root + name);
        if (file.exists()) {
            return file.canonicalFilePath();
        }
    }
    return {};
}

} // namespace

QString bundledModel() {
    return find(QStringLiteral("models/toonhead-64.pkl"));
}

QString bundledPack() {
    return find(QStringLiteral("packs/notionists"));
}

} // namespace sg
