// Licence hints from the first lines of program texts.

#include "core/io/licence.h"

#include <QtTest>

using namespace sg;

class LicenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void hint_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("nonCommercial");
        const QString nvidia = QStringLiteral("NVIDIA Source Code License (non-commercial)");
        QTest::newRow("copyright of NVIDIA")
            << QStringLiteral("# Copyright (c) 2021, NVIDIA CORPORATION.  All rights reserved.\n"
                              "#\n# NVIDIA CORPORATION and its licensors retain all\n\nimport x\n")
            << nvidia << true;
        QTest::newRow("named over a line end")
            << QStringLiteral("# Under the Nvidia Source Code\n#  License, see LICENSE.txt")
            << nvidia << true;
        QTest::newRow("NC") << QStringLiteral("\"\"\"NVIDIA Source Code License-NC\"\"\"")
                            << QStringLiteral("NVIDIA Source Code License-NC") << true;
        QTest::newRow("Creative Commons") << QStringLiteral("# License: CC-BY-NC-SA 4.0")
                                          << QStringLiteral("CC BY-NC-SA") << true;
        QTest::newRow("in words") << QStringLiteral("# For Non-Commercial use only")
                                  << QStringLiteral("non-commercial terms") << true;
        QTest::newRow("MIT") << QStringLiteral("# Copyright 2020 Somebody\n# MIT License")
                             << QStringLiteral("MIT License") << false;
        QTest::newRow("SPDX") << QStringLiteral("// SPDX-License-Identifier: Zlib")
                              << QStringLiteral("SPDX-License-Identifier: Zlib") << false;
        QTest::newRow("only a copyright")
            << QStringLiteral("import a\n## Copyright 2019 A. Painter \u00e9\n")
            << QStringLiteral("Copyright 2019 A. Painter") << false;
        QTest::newRow("nothing") << QStringLiteral("import torch\n") << QStringLiteral("unknown")
                                 << false;
        QTest::newRow("empty") << QString() << QStringLiteral("unknown") << false;
        QTest::newRow("too far down")
            << QString(5000, QLatin1Char('x')) + QStringLiteral("MIT License")
            << QStringLiteral("unknown") << false;
    }

    void hint() {
        QFETCH(QString, source);
        QFETCH(QString, name);
        QFETCH(bool, nonCommercial);
        const LicenceHint found = licenceOf(source.toStdString());
        QCOMPARE(QString::fromStdString(found.name), name);
        QCOMPARE(found.nonCommercial, nonCommercial);
    }

    void aHostileLineIsCutAndCleaned() {
        const auto found = licenceOf("# Copyright \x1b[31m" + std::string(3000, 'A') + "\n");
        QVERIFY(found.name.size() <= 120);
        QVERIFY(found.name.starts_with("Copyright [31mAAA"));
    }

    void theStricterHintWins() {
        const LicenceHint unknown;
        const LicenceHint mit{"MIT License", false};
        const LicenceHint nc{"CC BY-NC", true};
        QCOMPARE(stricter(unknown, mit).name, mit.name);
        QCOMPARE(stricter(mit, unknown).name, mit.name);
        QCOMPARE(stricter(mit, nc).name, nc.name);
        QCOMPARE(stricter(nc, mit).name, nc.name);
    }

    void noticeOnlyWhenNonCommercial() {
        ModelInfo info;
        QVERIFY(licenceNotice(info).empty());
        info.licence = "CC BY-NC";
        info.nonCommercial = true;
        QVERIFY(licenceNotice(info).find("CC BY-NC") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(LicenceTest)
#include "licence_test.moc"
