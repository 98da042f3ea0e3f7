#include "ui/mixer/blend_panel.h"

#include "ui/common/core_words.h"
#include "ui/habits/input_habits.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sg {

namespace {

constexpr int kColumns = 2; ///< of groups, side by side

QString percent(int position) {
    return BlendPanel::tr("%1 %").arg(position * 100 / BlendPanel::kSteps);
}

QLabel* valueLabel(QWidget* parent) {
    auto* label = new QLabel(percent(BlendPanel::kSteps), parent);
    label->setProperty("role", QStringLiteral("caption"));
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    label->setMinimumWidth(label->fontMetrics().horizontalAdvance(percent(BlendPanel::kSteps)));
    return label;
}

} // namespace

BlendPanel::BlendPanel(QWidget* parent)
    : QWidget(parent),
      m_fold(new QToolButton(this)),
      m_state(new QLabel(this)),
      m_content(new QWidget(this)),
      m_sliders(new QWidget(m_content)),
      m_master(addSlider(m_content, QStringLiteral("all"), tr("All groups, source to tuned"))),
      m_masterValue(valueLabel(m_content)),
      m_keep(new QPushButton(tr("Keep this blend..."), m_content)),
      m_reset(new QPushButton(tr("Back to tuned"), m_content)) {
    setObjectName(QStringLiteral("blendPanel"));
    m_fold->setObjectName(QStringLiteral("blendFold"));
    m_fold->setProperty("role", QStringLiteral("fold"));
    m_fold->setText(tr("Blend"));
    m_fold->setCheckable(true);
    m_fold->setArrowType(Qt::RightArrow);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setAccessibleName(tr("Blend of source and tuned model"));
    m_fold->setToolTip(tr("See a mixture of the source and the tuned model"));
    m_state->setObjectName(QStringLiteral("blendState"));
    m_state->setProperty("role", QStringLiteral("caption"));
    auto* head = new QHBoxLayout;
    head->addWidget(m_fold);
    head->addStretch();
    head->addWidget(m_state);

    auto* hint = new QLabel(
        tr("Changes what you see as tuned, and what you keep. The training stays as it is."),
        m_content);
    hint->setProperty("role", QStringLiteral("caption"));
    hint->setWordWrap(true);
    auto* masterRow = new QHBoxLayout;
    masterRow->setSpacing(6);
    masterRow->addWidget(new QLabel(tr("Source"), m_content));
    masterRow->addWidget(m_master, 1);
    masterRow->addWidget(new QLabel(tr("Tuned"), m_content));
    masterRow->addWidget(m_masterValue);
    m_keep->setObjectName(QStringLiteral("keepBlend"));
    m_keep->setToolTip(tr("Saves a model file with the blend as you see it. The training and its "
                          "result stay as they are."));
    m_reset->setObjectName(QStringLiteral("resetBlend"));
    m_reset->setToolTip(tr("All sliders to the right: the model as it was trained"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_reset);
    buttons->addWidget(m_keep);
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 2, 0, 0);
    content->setSpacing(4);
    content->addWidget(hint);
    content->addLayout(masterRow);
    content->addWidget(m_sliders);
    content->addLayout(buttons);
    m_content->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_content);

    connect(m_fold, &QToolButton::toggled, this, [this](bool open) {
        m_fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_content->setVisible(open);
    });
    connect(m_master, &QSlider::valueChanged, this, &BlendPanel::setAll);
    connect(m_reset, &QPushButton::clicked, this, [this] { reset(); });
    connect(m_keep, &QPushButton::clicked, this, &BlendPanel::keepRequested);
    setGroups({});
}

QSlider* BlendPanel::addSlider(QWidget* parent, const QString& id, const QString& name) {
    auto* slider = new QSlider(Qt::Horizontal, parent);
    slider->setObjectName(QStringLiteral("blend_") + id);
    slider->setAccessibleName(name);
    slider->setRange(0, kSteps);
    slider->setValue(kSteps);
    slider->setPageStep(10);
    slider->setMinimumWidth(48);
    slider->setFocusPolicy(Qt::StrongFocus);
    setUsualValue(*slider, kSteps);
    return slider;
}

void BlendPanel::setGroups(const std::vector<LayerGroup>& groups) {
    m_rows.clear();
    m_blend = {};
    auto* sliders = new QWidget(m_content);
    delete m_content->layout()->replaceWidget(m_sliders, sliders);
    delete m_sliders;
    m_sliders = sliders;
    auto* grid = new QGridLayout(m_sliders);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(1);
    int index = 0;
    const auto count =
        static_cast<int>(std::ranges::count(groups, false, &LayerGroup::discriminator));
    const int lines = (count + kColumns - 1) / kColumns;
    for (const LayerGroup& group : groups) {
        if (!group.discriminator) {
            // Down the first column, then down the second.
            addRow(group, *grid, (index % lines) * kColumns + index / lines);
            ++index;
        }
    }
    const QSignalBlocker quiet(m_master);
    m_master->setValue(kSteps);
    setVisible(count > 0);
    setOffered(false);
}

void BlendPanel::addRow(const LayerGroup& group, QGridLayout& grid, int index) {
    const QString id = QString::fromStdString(group.id);
    const QString caption = coreText(group.caption);
    auto* name = new QLabel(id, m_sliders);
    auto* slider = addSlider(m_sliders, id, tr("%1, %2: source to tuned").arg(id, caption));
    slider->setToolTip(
        tr("%1: %2\nLeft: as in the source. Right: as it was trained.").arg(id, caption));
    name->setToolTip(slider->toolTip());
    auto* value = valueLabel(m_sliders);
    const int row = index / kColumns;
    const int column = index % kColumns * 3;
    grid.addWidget(name, row, column);
    grid.addWidget(slider, row, column + 1);
    grid.addWidget(value, row, column + 2);
    grid.setColumnStretch(column + 1, 1);
    m_rows.push_back({group.id, slider, value});
    connect(slider, &QSlider::valueChanged, this, &BlendPanel::take);
}

void BlendPanel::setOffered(bool offered) {
    m_offered = offered;
    m_sliders->setEnabled(offered);
    m_master->setEnabled(offered);
    showWords();
}

void BlendPanel::setBlend(const Blend& blend) {
    for (const Row& row : m_rows) {
        const QSignalBlocker quiet(row.slider);
        row.slider->setValue(qRound(blend.factor(row.group) * kSteps));
    }
    take();
}

void BlendPanel::setAll(int position) {
    for (QSlider* slider : findChildren<QSlider*>()) {
        const QSignalBlocker quiet(slider);
        slider->setValue(position);
    }
    take();
}

void BlendPanel::take() {
    Blend blend;
    for (const Row& row : m_rows) {
        if (row.slider->value() != kSteps) {
            blend.factors[row.group] = double(row.slider->value()) / kSteps;
        }
    }
    const bool changed = blend != m_blend;
    m_blend = std::move(blend);
    showWords();
    if (changed) {
        Q_EMIT blendChanged(m_blend);
    }
}

void BlendPanel::showWords() {
    int least = kSteps;
    int most = 0;
    int sum = 0;
    for (const Row& row : m_rows) {
        row.value->setText(percent(row.slider->value()));
        least = std::min(least, row.slider->value());
        most = std::max(most, row.slider->value());
        sum += row.slider->value();
    }
    const bool full = m_blend.isFull();
    if (!m_rows.empty()) {
        // The master stands at the mean of what it moves.
        const QSignalBlocker quiet(m_master);
        m_master->setValue(sum / static_cast<int>(m_rows.size()));
        m_masterValue->setText(least == most ? percent(least) : tr("mixed"));
    }
    if (!m_offered) {
        m_state->setText(tr("nothing learned yet"));
    } else if (full) {
        m_state->setText(tr("as tuned"));
    } else {
        m_state->setText(least == most ? tr("%1 tuned").arg(percent(least)) : tr("mixed"));
    }
    m_keep->setEnabled(m_offered && !full);
    m_reset->setEnabled(!full);
}

} // namespace sg
