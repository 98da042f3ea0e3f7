#pragma once

/// The filmstrip under the preview, with what can be done about the place it stands on, and the
/// tree of branches.

#include "ui/timeline/film_reel.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QMenu;
class QToolButton;

namespace sg {

class BranchTree;
class FilmStrip;

class TimelinePanel final : public QWidget {
    Q_OBJECT

public:
    explicit TimelinePanel(QWidget* parent);

    [[nodiscard]] FilmStrip& strip() { return *m_strip; }

    [[nodiscard]] BranchTree& tree() { return *m_tree; }

    /// Filled when it is about to be shown.
    [[nodiscard]] QMenu& compareMenu() { return *m_compareMenu; }

    /// The tree is offered when there is more than one branch.
    void setBranches(const std::vector<RunBranch>& branches);

    /// Words and buttons follow the strip's cursor. `branch` is named when there are several;
    /// `mayReturn`: there is something newer to return to.
    void showPlace(const QString& branch, bool mayReturn);

    /// What stands left of the split and what right; empty = the source and the tuned model as
    /// usual.
    void showComparison(const QString& words);

Q_SIGNALS:
    void returnRequested();
    void starRequested(const sg::FilmTile& tile);
    void saveRequested();
    void branchRequested(const sg::FilmTile& tile);
    void stopComparing();

private:
    QToolButton* addButton(const char* name, const QString& text, const QString& tip);
    void showMenu(const FilmTile& tile, const QPoint& globalPosition);
    [[nodiscard]] std::optional<FilmTile> current() const;

    FilmStrip* m_strip;
    BranchTree* m_tree;
    QLabel* m_words;
    QWidget* m_comparison;
    QLabel* m_comparisonWords;
    QMenu* m_compareMenu;
    QToolButton* m_return;
    QToolButton* m_star;
    QToolButton* m_save;
    QToolButton* m_branch;
    QToolButton* m_compare;
    QToolButton* m_branches;
};

} // namespace sg
