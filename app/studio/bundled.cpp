#include "app/studio/bundled.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace sg {

namespace {

/// An installed program has its files beside it; only the one in the build folder takes them from
/// the sources.
QString find(const QString& name) {
    const QString program = QCoreApplication::applicationDirPath();
    const bool built = QDir(program) == QDir(QStringLiteral(STYLEGRAFT_BUILD "/bin"));
    const QString root = built ? QStringLiteral(STYLEGRAFT_RESOURCES "/")
                               : program + QStringLiteral("/../share/stylegraft/");
    const QFileInfo file(root + name);
    return file.exists() ? file.canonicalFilePath() : QString();
}

/// "openPeeps" as "Open Peeps".
QString spelt(QString name) {
    static const QRegularExpression hump(QStringLiteral("([a-z])([A-Z])"));
    name.replace(hump, QStringLiteral("\\1 \\2"));
    name[0] = name[0].toUpper();
    return name;
}

/// The head of its LICENSE: of what, by whom, from where, under what.
QString creditOf(const QDir& pack) {
    QFile licence(pack.filePath(QStringLiteral("LICENSE")));
    if (!licence.open(QIODevice::ReadOnly)) {
        return {};
    }
    return QString::fromUtf8(licence.read(4096))
        .split(QLatin1Char('\n'))
        .mid(0, 4)
        .join(QLatin1Char('\n'));
}

} // namespace

QString bundledModel() {
    return find(QStringLiteral("models/toonhead-64.pkl"));
}

QString bundledPack() {
    return find(QStringLiteral("packs/openPeeps"));
}

StartOffers bundledOffers() {
    StartOffers offers;
    offers.model = bundledModel();
    offers.larger = {find(QStringLiteral("models/toonhead-128.pkl")), 128};
    offers.modelPicture = find(QStringLiteral("models/toonhead-64.png"));
    offers.modelWords = QCoreApplication::translate(
        "StartOffers", "A model that draws portraits learns to draw like these pictures.");
    const QString first = bundledPack();
    const QDir packs(find(QStringLiteral("packs")));
    for (const QFileInfo& folder :
         packs.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const StylePack pack{
            folder.filePath(), spelt(folder.fileName()), creditOf(QDir(folder.filePath()))};
        if (folder.canonicalFilePath() == first) {
            offers.packs.prepend(pack);
        } else {
            offers.packs.append(pack);
        }
    }
    return offers;
}

} // namespace sg
