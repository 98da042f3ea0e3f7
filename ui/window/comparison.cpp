#include "ui/window/comparison.h"

#include "ui/session/training_controller.h"
#include "ui/timeline/film_strip.h"
#include "ui/timeline/moment_loader.h"
#include "ui/timeline/state_words.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/window/preview_panel.h"

#include <QAction>
#include <QMenu>

namespace sg {

namespace {

/// Letters of a branch's name that a button has room for.
constexpr int kLongestName = 8;

QString shortName(const QString& branch) {
    return branch.size() > kLongestName ? branch.left(kLongestName - 1) + QChar(0x2026) : branch;
}

} // namespace

Comparison::Comparison(RunArchive& archive, const Parts& parts, QObject* parent)
    : QObject(parent), m_parts(parts), m_loader(new MomentLoader(archive, this)) {
    connect(m_loader, &MomentLoader::loaded, this, [this](const Moment& moment) {
        m_parts.controller.compareWith(moment);
    });
    connect(m_loader, &MomentLoader::failed, this, [this](const Error& error) {
        stop();
        Q_EMIT failed(error);
    });
    connect(&m_parts.timeline.compareMenu(), &QMenu::aboutToShow, this, &Comparison::fillMenu);
    connect(&m_parts.timeline, &TimelinePanel::stopComparing, this, &Comparison::stop);
}

void Comparison::follow(const QString& shownBranch) {
    m_shown = shownBranch;
    showWords();
}

void Comparison::stop() {
    m_side.reset();
    m_loader->cancel();
    m_parts.controller.compareWith({});
    showWords();
}

void Comparison::begin(const Side& side) {
    m_side = side;
    m_loader->load(side.place);
    m_parts.preview.setCompare(CompareMode::Split);
    showWords();
}

void Comparison::fillMenu() {
    QMenu& menu = m_parts.timeline.compareMenu();
    menu.clear();
    QAction* source = menu.addAction(tr("Source (the opened model)"), this, &Comparison::stop);
    source->setCheckable(true);
    source->setChecked(!m_side);
    const auto add = [this, &menu](const QString& words, const Side& side) {
        QAction* action = menu.addAction(words, this, [this, side] { begin(side); });
        action->setCheckable(true);
        action->setChecked(
            m_side && m_side->branch == side.branch && m_side->place.kimg == side.place.kimg);
    };
    for (const RunBranch& branch : m_branches) {
        const FilmReel reel(branch.states);
        if (!reel.empty()) {
            const double last = reel.tiles().back().kimg;
            const QString name = QString::fromStdString(branch.name);
            add(tr("Newest state of %1 (%2 kimg)").arg(name, kimgInWords(last)),
                {name, reel.placeAt(last)});
        }
    }
    const FilmStrip& strip = m_parts.timeline.strip();
    if (strip.kimg() && !strip.reel().empty()) {
        add(tr("What is seen now (%1, %2 kimg)").arg(m_shown, kimgInWords(*strip.kimg())),
            {m_shown, strip.reel().placeAt(*strip.kimg())});
    }
}

void Comparison::showWords() {
    QString name = tr("Source");
    QString tip = tr("The opened model (C changes the view)");
    QString words;
    if (m_side) {
        const QString kimg = kimgInWords(m_side->place.kimg);
        const auto right = m_parts.timeline.strip().kimg();
        name = shortName(m_side->branch);
        tip = tr("%1 at %2 kimg, in place of the source").arg(m_side->branch, kimg);
        words = tr("Left: %1 at %2 kimg. Right: %3, %4.")
                    .arg(m_side->branch, kimg, m_shown)
                    .arg(right ? tr("at %1 kimg").arg(kimgInWords(*right)) : tr("now"));
    }
    for (QAction* action : m_parts.preview.compareActions()) {
        if (action->data().toInt() == static_cast<int>(CompareMode::Source)) {
            action->setText(name);
            action->setToolTip(tip);
        }
    }
    m_parts.timeline.showComparison(words);
}

} // namespace sg
