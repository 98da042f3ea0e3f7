#include "ui/curves/curves_menu.h"

#include <QActionGroup>

namespace sg {

CurvesMenu::CurvesMenu(QWidget* parent)
    : QMenu(parent),
      m_logarithmic(choice(
          "curvesLogarithmic",
          tr("&Logarithmic scale"),
          tr("Shows small and large values side by side; values of zero or less are left out"),
          CurveOptions().logarithmic)),
      m_ignoreOutliers(choice(
          "curvesIgnoreOutliers",
          tr("&Ignore outliers"),
          tr("Fits the height to the usual values, so that a few spikes do not flatten the rest"),
          CurveOptions().ignoreOutliers)) {
    setObjectName(QStringLiteral("curvesMenu"));
    setToolTipsVisible(true);
    addSeparator();
    m_byKimg = choice(
        "curvesByKimg",
        tr("Along the bottom: &pictures shown (kimg)"),
        tr("How far the training is, in thousands of pictures it has seen"),
        !CurveOptions().byTime);
    m_byTime = choice(
        "curvesByTime",
        tr("Along the bottom: &time"),
        tr("How long the training has worked, without its pauses"),
        CurveOptions().byTime);
    auto* along = new QActionGroup(this);
    along->addAction(m_byKimg);
    along->addAction(m_byTime);
    addSeparator();
    connect(
        add("curvesShowAll",
            tr("Show &everything"),
            tr("Undoes zooming, as a double click on the curves does")),
        &QAction::triggered,
        this,
        &CurvesMenu::showAllRequested);
    addSeparator();
    m_saveNumbers =
        add("curvesSaveNumbers",
            tr("Save &numbers (CSV)..."),
            tr("Every number of every step, for a spreadsheet"));
    m_savePicture =
        add("curvesSavePicture",
            tr("Save pi&cture (PNG)..."),
            tr("The curves as you see them now, at twice the size"));
    connect(m_saveNumbers, &QAction::triggered, this, &CurvesMenu::saveNumbersRequested);
    connect(m_savePicture, &QAction::triggered, this, &CurvesMenu::savePictureRequested);
    setSavingOffered(false);
}

QAction* CurvesMenu::add(const char* objectName, const QString& text, const QString& tip) {
    QAction* action = addAction(text);
    action->setObjectName(QString::fromLatin1(objectName));
    action->setToolTip(tip);
    return action;
}

QAction*
CurvesMenu::choice(const char* objectName, const QString& text, const QString& tip, bool checked) {
    QAction* action = add(objectName, text, tip);
    action->setCheckable(true);
    action->setChecked(checked);
    connect(action, &QAction::toggled, this, &CurvesMenu::changed);
    return action;
}

void CurvesMenu::apply(CurveOptions& options) const {
    options.logarithmic = m_logarithmic->isChecked();
    options.ignoreOutliers = m_ignoreOutliers->isChecked();
    options.byTime = m_byTime->isChecked();
}

void CurvesMenu::setSavingOffered(bool offered) {
    m_saveNumbers->setEnabled(offered);
    m_savePicture->setEnabled(offered);
}

} // namespace sg
