#include "ui/timeline/timeline_panel.h"

#include "ui/timeline/branch_tree.h"
#include "ui/timeline/film_strip.h"
#include "ui/timeline/state_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace sg {

TimelinePanel::TimelinePanel(QWidget* parent)
    : QWidget(parent),
      m_strip(new FilmStrip(this)),
      m_tree(new BranchTree(this)),
      m_words(new QLabel(this)),
      m_comparison(new QWidget(this)),
      m_comparisonWords(new QLabel(m_comparison)),
      m_compareMenu(new QMenu(this)),
      m_return(addButton(
          "returnToNow", tr("Return to now"), tr("Show what the training has come to (End)"))),
      m_star(addButton("starState", tr("Star"), tr("Keep this state for good"))),
      m_save(addButton(
          "saveState",
          tr("Save..."),
          tr("Save what is seen here as a model file, without the blend"))),
      m_branch(addButton(
          "branchFromHere",
          tr("Branch..."),
          tr("Branch from here: train on from this state under a new name; this run stays as it "
             "is"))),
      m_compare(
          addButton("compareWith", tr("Compare with"), tr("What stands left in the split view"))),
      m_branches(addButton("showBranches", tr("Branches"), tr("The branches of this run"))) {
    setObjectName(QStringLiteral("timelinePanel"));
    m_words->setObjectName(QStringLiteral("timelineWords"));
    m_words->setProperty("role", QStringLiteral("hint"));
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_branches->setCheckable(true);
    m_compare->setPopupMode(QToolButton::InstantPopup);
    m_compare->setMenu(m_compareMenu);
    m_compareMenu->setObjectName(QStringLiteral("compareMenu"));
    auto* head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_words, 1);
    for (QToolButton* button : {m_return, m_star, m_save, m_branch, m_compare, m_branches}) {
        head->addWidget(button);
    }
    m_comparisonWords->setObjectName(QStringLiteral("comparisonWords"));
    m_comparisonWords->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* stop = new QToolButton(m_comparison);
    stop->setObjectName(QStringLiteral("stopComparing"));
    stop->setText(tr("Stop comparing"));
    connect(stop, &QToolButton::clicked, this, &TimelinePanel::stopComparing);
    auto* comparison = new QHBoxLayout(m_comparison);
    comparison->setContentsMargins(0, 0, 0, 0);
    comparison->addWidget(m_comparisonWords, 1);
    comparison->addWidget(stop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 4, 10, 2);
    layout->setSpacing(3);
    layout->addLayout(head);
    layout->addWidget(m_comparison);
    layout->addWidget(m_tree);
    layout->addWidget(m_strip);
    m_comparison->hide();
    m_tree->hide();

    connect(m_return, &QToolButton::clicked, this, &TimelinePanel::returnRequested);
    connect(m_save, &QToolButton::clicked, this, &TimelinePanel::saveRequested);
    connect(m_branches, &QToolButton::toggled, m_tree, &QWidget::setVisible);
    connect(m_star, &QToolButton::clicked, this, [this] {
        if (const auto tile = current()) {
            Q_EMIT starRequested(*tile);
        }
    });
    connect(m_branch, &QToolButton::clicked, this, [this] {
        if (const auto tile = current()) {
            Q_EMIT branchRequested(*tile);
        }
    });
    connect(m_strip, &FilmStrip::starClicked, this, &TimelinePanel::starRequested);
    connect(m_strip, &FilmStrip::menuRequested, this, &TimelinePanel::showMenu);
    setBranches({});
}

QToolButton* TimelinePanel::addButton(const char* name, const QString& text, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setText(text);
    button->setToolTip(tip);
    return button;
}

std::optional<FilmTile> TimelinePanel::current() const {
    const auto kimg = m_strip->kimg();
    const auto tile =
        kimg && !m_strip->reel().empty() ? m_strip->reel().tileAt(*kimg) : std::optional<int>();
    return tile ? std::optional(m_strip->reel().tiles()[std::size_t(*tile)]) : std::nullopt;
}

void TimelinePanel::setBranches(const std::vector<RunBranch>& branches) {
    m_tree->setBranches(branches);
    m_branches->setVisible(branches.size() > 1);
    m_tree->setVisible(branches.size() > 1 && m_branches->isChecked());
}

void TimelinePanel::showPlace(const QString& branch, bool mayReturn) {
    const auto kimg = m_strip->kimg();
    const auto tile = current();
    QString words = tr("Now");
    if (tile) {
        words = tr("At %1 kimg").arg(kimgInWords(*kimg));
    } else if (kimg) {
        words = tr("At %1 kimg (mixed)").arg(QString::number(*kimg, 'f', 3));
    }
    m_words->setText(branch.isEmpty() ? words : tr("%1: %2").arg(branch, words));
    m_words->setToolTip(
        kimg && !tile ? tr("Between two states: a mixture of their weights, in proportion")
                      : m_words->text());
    m_return->setVisible(kimg && mayReturn);
    m_save->setVisible(kimg.has_value());
    m_star->setVisible(kimg.has_value());
    m_star->setEnabled(tile.has_value());
    m_star->setText(tile && tile->starred ? tr("Unstar") : tr("Star"));
    m_branch->setVisible(kimg.has_value());
    m_branch->setEnabled(tile.has_value());
}

void TimelinePanel::showComparison(const QString& words) {
    m_comparisonWords->setText(words);
    m_comparison->setVisible(!words.isEmpty());
}

void TimelinePanel::showMenu(const FilmTile& tile, const QPoint& globalPosition) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("tileMenu"));
    menu->addAction(tile.starred ? tr("Unstar") : tr("Star"), this, [this, tile] {
        Q_EMIT starRequested(tile);
    });
    menu->addAction(
        tr("Branch from here..."), this, [this, tile] { Q_EMIT branchRequested(tile); });
    menu->popup(globalPosition);
}

} // namespace sg
