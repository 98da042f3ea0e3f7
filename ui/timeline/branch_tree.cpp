#include "ui/timeline/branch_tree.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace sg {

namespace {

constexpr int kGapPx = 8;
constexpr int kLongestNamePx = 140;
constexpr double kDotPx = 2.0;

} // namespace

BranchTree::BranchTree(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("branchTree"));
    setAccessibleName(tr("Branches of the run"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void BranchTree::setBranches(std::vector<RunBranch> branches) {
    m_branches = std::move(branches);
    m_lastKimg = 0.0;
    for (const RunBranch& branch : m_branches) {
        m_lastKimg = std::max(m_lastKimg, end(branch));
    }
    updateGeometry();
    update();
}

void BranchTree::setCurrent(const QString& shown, const QString& training) {
    m_shown = shown;
    m_training = training;
    update();
}

QSize BranchTree::sizeHint() const {
    return {200, rowHeight() * static_cast<int>(m_branches.size())};
}

int BranchTree::rowHeight() const {
    return fontMetrics().height() + 3;
}

int BranchTree::middleOf(int row) const {
    return row * rowHeight() + rowHeight() / 2;
}

int BranchTree::nameWidth() const {
    int width = 0;
    for (const RunBranch& branch : m_branches) {
        width =
            std::max(width, fontMetrics().horizontalAdvance(QString::fromStdString(branch.name)));
    }
    return std::min(width, kLongestNamePx);
}

double BranchTree::end(const RunBranch& branch) const {
    double last = branch.forkKimg;
    for (const StateEntry& state : branch.states) {
        last = std::max(last, state.kimg());
    }
    return last;
}

double BranchTree::xOf(double kimg) const {
    const double left = nameWidth() + 2.0 * kGapPx;
    const double right = width() - kGapPx;
    return m_lastKimg > 0.0 ? left + (right - left) * kimg / m_lastKimg : left;
}

int BranchTree::rowOf(const QString& branch) const {
    const auto found = std::ranges::find(m_branches, branch.toStdString(), &RunBranch::name);
    return found == m_branches.end() ? -1 : static_cast<int>(found - m_branches.begin());
}

QPoint BranchTree::placeOf(const QString& branch) const {
    const int row = rowOf(branch);
    return {int(xOf(m_lastKimg / 2.0)), middleOf(std::max(0, row))};
}

void BranchTree::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = palette().color(QPalette::Highlight);
    const QColor words = palette().color(QPalette::WindowText);
    const QColor faint = palette().color(QPalette::PlaceholderText);
    for (int row = 0; row < static_cast<int>(m_branches.size()); ++row) {
        const RunBranch& branch = m_branches[std::size_t(row)];
        const QString name = QString::fromStdString(branch.name);
        const bool shown = name == m_shown;
        const QColor colour = shown ? accent : faint;
        const double y = middleOf(row);
        const double from = xOf(branch.forkKimg);
        const double to = xOf(end(branch));
        painter.setPen(QPen(colour, shown ? 2.0 : 1.2));
        if (const int parent = rowOf(QString::fromStdString(branch.parent)); parent >= 0) {
            painter.drawLine(QPointF(from, middleOf(parent)), QPointF(from, y));
        }
        painter.drawLine(QPointF(from, y), QPointF(to, y));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        for (const StateEntry& state : branch.states) {
            painter.drawEllipse(QPointF(xOf(state.kimg()), y), kDotPx, kDotPx);
        }
        if (name == m_training) {
            painter.drawEllipse(QPointF(to, y), 2.0 * kDotPx, 2.0 * kDotPx);
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(shown || hasFocus() ? words : faint);
        const QRect box(kGapPx, row * rowHeight(), nameWidth(), rowHeight());
        painter.drawText(
            box,
            Qt::AlignLeft | Qt::AlignVCenter,
            fontMetrics().elidedText(name, Qt::ElideRight, box.width()));
    }
}

QString BranchTree::wordsOf(const RunBranch& branch) const {
    const QString name = QString::fromStdString(branch.name);
    QString words = branch.parent.empty() ? name
                                          : tr("%1, from %2 at %3 kimg")
                                                .arg(name, QString::fromStdString(branch.parent))
                                                .arg(branch.forkKimg, 0, 'f', 2);
    words += QLatin1Char('\n') + tr("Newest state: %1 kimg").arg(end(branch), 0, 'f', 2);
    if (name == m_training) {
        words += QLatin1Char('\n') + tr("It is being trained");
    }
    return words;
}

bool BranchTree::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto row = std::size_t(help->pos().y() / rowHeight());
        QToolTip::showText(
            help->globalPos(),
            row < m_branches.size() ? wordsOf(m_branches[row]) : QString(),
            this);
        return true;
    }
    return QWidget::event(event);
}

void BranchTree::mousePressEvent(QMouseEvent* event) {
    const auto row = std::size_t(event->pos().y() / rowHeight());
    if (event->button() == Qt::LeftButton && row < m_branches.size()) {
        Q_EMIT chosen(QString::fromStdString(m_branches[row].name));
    } else {
        event->ignore();
    }
}

void BranchTree::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Up ? -1 : event->key() == Qt::Key_Down ? 1 : 0;
    const int row = rowOf(m_shown) + step;
    if (step == 0) {
        QWidget::keyPressEvent(event);
    } else if (row >= 0 && row < static_cast<int>(m_branches.size())) {
        Q_EMIT chosen(QString::fromStdString(m_branches[std::size_t(row)].name));
    }
}

} // namespace sg
