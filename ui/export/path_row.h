#pragma once

/// A line for a file or folder to write, with a button that browses.

#include <QString>
#include <QWidget>

class QLineEdit;

namespace sg {

class PathRow final : public QWidget {
    Q_OBJECT

public:
    enum class Kind { File, Folder };

    /// `name` becomes the object name of the line.
    PathRow(Kind kind, const QString& name, QWidget* parent);

    [[nodiscard]] QString path() const;
    void setPath(const QString& path);

    /// Proposes another path, unless a person chose the present one. A line that was emptied is
    /// left so until it is shown again.
    void suggest(const QString& path);
    void focus();

Q_SIGNALS:
    void changed(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void browse();

    Kind m_kind;
    bool m_chosen = false;  ///< typed or browsed for, not only suggested
    bool m_setting = false; ///< the text is being set from here
    QString m_suggestion;
    QLineEdit* m_line;
};

} // namespace sg
