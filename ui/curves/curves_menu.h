#pragma once

/// What can be chosen about the curves: how they are looked at, and saving them.

#include "ui/curves/curve_options.h"

#include <QMenu>

namespace sg {

class CurvesMenu final : public QMenu {
    Q_OBJECT

public:
    explicit CurvesMenu(QWidget* parent);

    /// Takes the choices over into `options`; leaves the smoothing alone.
    void apply(CurveOptions& options) const;

    /// Without a single step there is nothing to save.
    void setSavingOffered(bool offered);

Q_SIGNALS:
    void changed();
    void showAllRequested();
    void saveNumbersRequested();
    void savePictureRequested();

private:
    QAction* choice(const char* objectName, const QString& text, const QString& tip, bool checked);
    QAction* add(const char* objectName, const QString& text, const QString& tip);

    QAction* m_logarithmic;
    QAction* m_ignoreOutliers;
    QAction* m_byKimg = nullptr;
    QAction* m_byTime = nullptr;
    QAction* m_saveNumbers = nullptr;
    QAction* m_savePicture = nullptr;
};

} // namespace sg
