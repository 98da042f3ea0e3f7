#pragma once

/// Lines above the preview about what a project lacks, each with buttons that help. Nothing waits
/// for an answer.

#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace sg {

class ProjectBar final : public QWidget {
    Q_OBJECT

public:
    struct Button {
        QString name; ///< of the object
        QString text;
        std::function<void()> act; ///< may say or take away lines
    };

    explicit ProjectBar(QWidget* parent);

    /// In place of the line of that name, if there is one.
    void say(const QString& name, const QString& sentence, const std::vector<Button>& buttons);

    void take(const QString& name);
    void clear();

private:
    QVBoxLayout* m_lines;
};

} // namespace sg
