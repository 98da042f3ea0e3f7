#pragma once

/// Pictures of one size side by side, as large as there is room for.

#include <QImage>
#include <QWidget>

#include <vector>

namespace sg {

class ContactSheet final : public QWidget {
    Q_OBJECT

public:
    explicit ContactSheet(int columns, QWidget* parent = nullptr);

    void setPictures(std::vector<QImage> pictures);

    /// Shown when there are no pictures.
    void setSentence(const QString& sentence);

    [[nodiscard]] const std::vector<QImage>& pictures() const { return m_pictures; }

    [[nodiscard]] QSize sizeHint() const override { return {720, 480}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_columns;
    std::vector<QImage> m_pictures;
    QString m_sentence;
};

} // namespace sg
