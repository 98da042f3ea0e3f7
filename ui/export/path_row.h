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

    /// Proposes another path, unless a person chose the present one.
    void suggest(const QString& path);
    void focus();

Q_SIGNALS:
    void changed(const QString& path);

private:
    void browse();

    Kind m_kind;
    bool m_chosen = false; ///< typed or browsed for
    QLineEdit* m_line;
};

} // namespace sg
