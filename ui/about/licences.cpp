#include "ui/about/licences.h"

#include <QCoreApplication>
#include <QFile>

namespace sg {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("sg::Licences", text);
}

QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

struct Library {
    const char* name;
    const char* licence;
    const char* package; ///< Debian keeps its terms in /usr/share/doc
    const char* site;
};

constexpr Library kLibraries[]{
    {"Qt 6", "LGPL-3.0", "libqt6core6", "https://www.qt.io"},
    {"QCustomPlot", "GPL-3.0-or-later", "libqcustomplot2.1", "https://www.qcustomplot.com"},
    {"LibTorch", "BSD-3-Clause", "libtorch1.13", "https://pytorch.org"},
    {"OpenCV", "Apache-2.0", "libopencv-core406", "https://opencv.org"},
    {"Vulkan loader", "Apache-2.0", "libvulkan1", "https://www.vulkan.org"},
    {"OpenBLAS", "BSD-3-Clause", "libopenblas0-openmp", "https://www.openblas.net"},
    {"ONNX", "Apache-2.0", "libonnx1", "https://onnx.ai"},
    {"OpenSSL", "Apache-2.0", "libssl3", "https://www.openssl.org"},
    {"libzip", "BSD-3-Clause", "libzip4", "https://libzip.org"},
    {"libpng", "libpng-2.0", "libpng16-16", "http://www.libpng.org/pub/png/libpng.html"},
    {"zlib", "Zlib", "zlib1g", "https://zlib.net"},
    {"JSON for Modern C++", "MIT", "nlohmann-json3-dev", "https://json.nlohmann.me"},
    {"tl::expected", "CC0-1.0", "libexpected-dev", "https://github.com/TartanLlama/expected"},
    {"CLI11", "BSD-3-Clause", "libcli11-dev", "https://github.com/CLIUtils/CLI11"},
};

Licence licenceOf(const Library& library) {
    const QString kept =
        QStringLiteral("/usr/share/doc/%1/copyright").arg(QLatin1String(library.package));
    QString text = QLatin1String(library.name) + QLatin1Char('\n') + QLatin1String(library.site) +
                   QLatin1Char('\n') + tr("Licence: %1").arg(QLatin1String(library.licence)) +
                   QStringLiteral("\n\n");
    const QString whole = textOf(kept);
    text += whole.isEmpty() ? tr("On Debian its terms are in %1.").arg(kept) : whole;
    return {QLatin1String(library.name), QLatin1String(library.licence), text};
}

} // namespace

QList<Licence> licences() {
    QList<Licence> all{
        {QStringLiteral("Stylegraft"),
         QStringLiteral("GPL-3.0-or-later"),
         textOf(QStringLiteral(":/licences/LICENSE"))},
        {tr("Model ToonHead 64"),
         QStringLiteral("GPL-3.0-or-later, CC BY 4.0"),
         tr("Trained on pictures of the avatar style \"ToonHead\" by Johan Melin, CC BY 4.0 "
            "(https://creativecommons.org/licenses/by/4.0/).") +
             QStringLiteral("\n\n") + textOf(QStringLiteral(":/licences/models/README.md"))}};
    for (const char* pack : {"lorelei", "notionists", "openPeeps", "pixelArt"}) {
        all << Licence{
            tr("Style pictures %1").arg(QLatin1String(pack)),
            QStringLiteral("CC0 1.0"),
            textOf(QStringLiteral(":/licences/packs/%1/LICENSE").arg(QLatin1String(pack)))};
    }
    for (const Library& library : kLibraries) {
        all << licenceOf(library);
    }
    return all;
}

} // namespace sg
