#pragma once

/// The branches of a run as a tree: a line each, from where it left its parent to its newest state.

#include "core/train/run/run_branches.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace sg {

class BranchTree final : public QWidget {
    Q_OBJECT

public:
    explicit BranchTree(QWidget* parent);

    /// In the order of runBranches().
    void setBranches(std::vector<RunBranch> branches);

    /// Whose strip is shown, and which one is being trained (empty = none).
    void setCurrent(const QString& shown, const QString& training);

    /// The middle of a branch's line.
    [[nodiscard]] QPoint placeOf(const QString& branch) const;

    QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(const QString& branch);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int middleOf(int row) const;
    [[nodiscard]] int nameWidth() const;
    [[nodiscard]] double end(const RunBranch& branch) const;
    [[nodiscard]] double xOf(double kimg) const;
    [[nodiscard]] int rowOf(const QString& branch) const;
    [[nodiscard]] QString wordsOf(const RunBranch& branch) const;

    std::vector<RunBranch> m_branches;
    QString m_shown;
    QString m_training;
    double m_lastKimg = 0.0;
};

} // namespace sg
