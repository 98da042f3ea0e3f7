#include "ui/queue/queue_view.h"

#include "ui/common/setting_words.h"
#include "ui/queue/run_queue.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sg {

QString planInWords(const PlannedRun& run) {
    const auto& pictures = run.config.pictures.pictures;
    const auto shown = std::ranges::count_if(pictures, &StylePicture::isShown);
    return QueueView::tr("%1, %2, %3 kimg")
        .arg(shown == 1 ? QueueView::tr("1 picture") : QueueView::tr("%1 pictures").arg(shown))
        .arg(methodInWords(run.config.settings.method))
        .arg(run.config.settings.kimg, 0, 'g', 6);
}

QueueView::QueueView(RunQueue& queue, QWidget* parent)
    : QWidget(parent),
      m_queue(queue),
      m_words(new QLabel(this)),
      m_list(new QListWidget(this)),
      m_up(new QToolButton(this)),
      m_down(new QToolButton(this)),
      m_remove(new QToolButton(this)),
      m_startNext(new QPushButton(tr("Start the next"), this)) {
    setObjectName(QStringLiteral("queueView"));
    m_words->setObjectName(QStringLiteral("queueWords"));
    m_words->setProperty("role", QStringLiteral("hint"));
    m_words->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("queueList"));
    m_list->setAccessibleName(tr("Runs that wait"));
    m_list->setMinimumHeight(2 * m_list->fontMetrics().lineSpacing() + 12);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const auto setUp = [this](QToolButton* button, const char* name, const QString& words) {
        button->setObjectName(QString::fromLatin1(name));
        button->setToolTip(words);
        button->setAccessibleName(words);
    };
    setUp(m_up, "queueUp", tr("Earlier"));
    m_up->setArrowType(Qt::UpArrow);
    setUp(m_down, "queueDown", tr("Later"));
    m_down->setArrowType(Qt::DownArrow);
    setUp(m_remove, "queueRemove", tr("Take out of the queue (Delete)"));
    m_remove->setText(QStringLiteral("\u00d7"));
    m_startNext->setObjectName(QStringLiteral("startNext"));
    m_startNext->setToolTip(tr("Starts the first run of the queue now"));

    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_startNext);
    for (QToolButton* button : {m_up, m_down, m_remove}) {
        buttons->addWidget(button);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 2, 10, 8);
    layout->setSpacing(6);
    layout->addLayout(buttons);
    layout->addWidget(m_words);
    layout->addWidget(m_list, 1);

    connect(m_up, &QToolButton::clicked, this, [this] { moveBy(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveBy(1); });
    connect(m_remove, &QToolButton::clicked, this, &QueueView::removeSelected);
    connect(
        new QShortcut(QKeySequence::Delete, m_list, nullptr, nullptr, Qt::WidgetShortcut),
        &QShortcut::activated,
        this,
        &QueueView::removeSelected);
    connect(m_startNext, &QPushButton::clicked, this, &QueueView::startNextRequested);
    connect(m_list, &QListWidget::currentRowChanged, this, &QueueView::refreshButtons);
    connect(&m_queue, &RunQueue::changed, this, &QueueView::refresh);
    refresh();
}

void QueueView::setState(SessionState state) {
    m_state = state;
    refreshButtons();
}

void QueueView::setBlocked(const QString& reason) {
    m_blockedBecause = reason;
    refreshButtons();
}

void QueueView::refresh() {
    const int row = std::min(m_list->currentRow(), m_queue.size() - 1);
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const PlannedRun& run : m_queue.runs()) {
            const QString name = QString::fromStdString(run.source.info.name);
            const QString plan = planInWords(run);
            auto* item = new QListWidgetItem(name + QLatin1Char('\n') + plan, m_list);
            item->setToolTip(name + QStringLiteral(": ") + plan);
        }
        m_list->setCurrentRow(row);
    }
    refreshButtons();
}

void QueueView::refreshButtons() {
    const int row = m_list->currentRow();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row < m_queue.size() - 1);
    m_remove->setEnabled(row >= 0);
    const QString& held = m_queue.heldBecause();
    // A run that broke down is paused, and the queue held.
    const bool stuck = m_state == SessionState::Paused && !held.isEmpty();
    m_startNext->setVisible(!isActive(m_state) || stuck);
    m_startNext->setEnabled(m_blockedBecause.isEmpty() && !m_queue.empty());
    m_words->setText(
        m_queue.empty() ? tr("No run waits. What is set up now can be added to the queue.")
        : !m_blockedBecause.isEmpty() ? m_blockedBecause
        : !held.isEmpty()             ? held
        : isActive(m_state)           ? tr("The first starts by itself when the present run ends.")
                            : tr("Nothing runs yet. Each run is kept in a folder of its own."));
}

void QueueView::moveBy(int step) {
    const int row = m_list->currentRow();
    m_queue.move(row, row + step);
    m_list->setCurrentRow(std::clamp(row + step, 0, m_queue.size() - 1));
}

void QueueView::removeSelected() {
    m_queue.remove(m_list->currentRow());
}

} // namespace sg
