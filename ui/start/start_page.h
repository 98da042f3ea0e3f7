#pragma once

/// What is seen before something is open: the bundled model to try at once, what was opened last,
/// packs of pictures, and where to drop one's own.

#include "ui/start/start_offers.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QIcon>
#include <QImage>
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace sg {

class StartPage final : public QWidget {
    Q_OBJECT

public:
    /// A file that was opened before.
    struct Recent {
        QString file;
        QString name;
        QString words; ///< what and when
        QImage picture;
        bool isModel = false;
        bool isMissing = false; ///< shown in grey
    };

    /// A project whose studio did not end properly.
    struct Broken {
        QString name;
        QDateTime saved;
    };

    explicit StartPage(QWidget* parent);

    void setOffers(const StartOffers& offers);
    void setRecent(const QList<Recent>& recent);

    /// Said at the top, a line each.
    void setBroken(const QList<Broken>& broken);

    /// Something is open behind the page.
    void setReturnOffered(bool offered);

    /// What a drop would do, while files hover; empty = the usual words.
    void showDrop(const QString& words);

Q_SIGNALS:
    /// This bundled model with this pack.
    void tryRequested(const QString& pack, const QString& model);
    void packChosen(const QString& folder);
    void projectChosen(const QString& file);
    void modelChosen(const QString& file);
    void recentRemoved(const QString& file);
    void recoverRequested(int broken);
    void dismissRequested(int broken);
    void openRequested();
    void addPicturesRequested();
    void returnRequested();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildHead();
    QWidget* buildTry();
    void tryModel(const QString& model);
    QWidget* buildPacks();
    QWidget* buildRecent();
    QWidget* buildDrop();
    [[nodiscard]] QIcon iconOf(const Recent& file) const;
    void choose(int row);
    void removeRecent(int row);
    void showRecent();

    StartOffers m_offers;
    QList<Recent> m_recentFiles;
    QWidget* m_broken;
    QVBoxLayout* m_brokenLines;
    QPushButton* m_return;
    QWidget* m_tryCard;
    QPushButton* m_try;
    QPushButton* m_tryLarger;
    QLabel* m_tryWords;
    QWidget* m_tryPictures;
    QWidget* m_packs;
    QListWidget* m_recent = nullptr;
    QLabel* m_noRecent;
    QLabel* m_drop;
    QPushButton* m_open;
    QElapsedTimer m_chosen; ///< since a file was chosen
};

} // namespace sg
