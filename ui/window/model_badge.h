#pragma once

/// One line under the preview about the opened file: what it is, whether programs were found in it
/// (none is ever run), and under which licence it seems to stand. A click shows the details.

#include "core/model/model_info.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace sg {

class ModelBadge final : public QWidget {
    Q_OBJECT

public:
    explicit ModelBadge(QWidget* parent);

    using QWidget::show;
    void show(const ModelInfo& info);

private:
    void showDetails();

    ModelInfo m_info;
    QLabel* m_facts;
    QToolButton* m_safety;
    QLabel* m_licence;
};

} // namespace sg
