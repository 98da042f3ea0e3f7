#pragma once

/// The documentation that comes with the program, to be read beside the window.

#include <QDialog>

class QListWidget;
class QTextBrowser;
class QUrl;

namespace sg {

class GuideDialog final : public QDialog {
    Q_OBJECT

public:
    explicit GuideDialog(QWidget* parent);

private:
    void fill();
    void follow(const QUrl& source);

    QListWidget* m_pages;
    QTextBrowser* m_text;
};

} // namespace sg
