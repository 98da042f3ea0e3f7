#pragma once

/// A line for a file or folder, with a button that browses. Without browseWith() it is one to
/// write.

#include <QString>
#include <QWidget>

#include <functional>

class QLineEdit;

namespace sg {

class PathRow final : public QWidget {
    Q_OBJECT

public:
    enum class Kind { File, Folder };

    /// Gives another path than the present one; empty = cancelled.
    using Ask = std::function<QString(const QString& present)>;

    /// `name` becomes the object name of the line.
    PathRow(Kind kind, const QString& name, QWidget* parent);

    /// In place of a dialog for what is to be written.
    void browseWith(Ask ask);

    /// Stands in the line while it is empty.
    void setHint(const QString& words);

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
    Ask m_browse;
    bool m_chosen = false;  ///< typed or browsed for, not only suggested
    bool m_setting = false; ///< the text is being set from here
    QString m_suggestion;
    QLineEdit* m_line;
};

} // namespace sg
