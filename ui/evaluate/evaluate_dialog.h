#pragma once

/// How near the model's samples are to pictures, how varied they are, and whether they are copies
/// (docs/evaluation.md). Stays open beside the window; a training goes on meanwhile.

#include "core/base/result.h"
#include "ui/evaluate/evaluation_subject.h"
#include "ui/session/evaluation_service.h"

#include <QDialog>

#include <functional>
#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace sg {

class EvaluationRun;
class NearestGallery;
class PathRow;
class Prompts;
class ReportView;

class EvaluateDialog final : public QDialog {
    Q_OBJECT

public:
    /// Asked anew for each evaluation: a training goes on beside the dialog.
    using Ask = std::function<EvaluationSubject()>;

    /// The prompts must outlive it, and the service also what it started (finishBackground()).
    EvaluateDialog(EvaluationService& service, Prompts& prompts, Ask subject, QWidget* parent);

    /// What is there may have changed: another model, other pictures. An evaluation of a model that
    /// is no longer open is given up, and its result taken away.
    void refresh();

    /// Cancels what is being evaluated.
    void reject() override;

Q_SIGNALS:
    /// A file was saved; in words.
    void said(const QString& words);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Judged {
        std::shared_ptr<const Model> source; ///< the model that was open then
        QString name;                        ///< of that
        QString words;                       ///< what was judged
    };

    /// What is judged, in a few words.
    [[nodiscard]] static QString modelInWords(const EvaluationSubject& subject);

    /// Why nothing can be evaluated; empty = something can.
    [[nodiscard]] static QString obstacleTo(const EvaluationSubject& subject);

    void layOut();
    [[nodiscard]] QWidget* setup();
    [[nodiscard]] QWidget* result();
    void start();
    void cancel();
    void follow(double done, std::optional<double> secondsLeft);
    void showAnswer(const std::shared_ptr<const EvaluationAnswer>& answer);
    void forget();
    void describe(const EvaluationSubject& subject);
    void say(const QString& words, bool problem = false);  ///< of the evaluation
    void tell(const QString& words, bool problem = false); ///< of what was copied or saved
    void setRunning(bool running);
    void copyTables();
    void saveReport();
    void saveGallery();
    void tellSaved(const QString& path, const Result<void>& written);
    [[nodiscard]] QString suggestedName(const QString& ending) const;

    Prompts& m_prompts;
    Ask m_ask;
    EvaluationRun* m_run;
    QString m_obstacle; ///< why nothing can be evaluated now; empty = something can
    Judged m_asked;     ///< what runs is about
    Judged m_judged;    ///< what is shown is about
    std::shared_ptr<const EvaluationAnswer> m_answer; ///< null = nothing is shown
    QLabel* m_model;
    QLabel* m_pictures;
    PathRow* m_heldOut;
    QComboBox* m_samples;
    QPushButton* m_start;
    QPushButton* m_cancel;
    QProgressBar* m_progress;
    QLabel* m_words;
    QLabel* m_told;
    QStackedWidget* m_result;
    QLabel* m_headline;
    QLabel* m_facts;
    QTabWidget* m_pages;
    ReportView* m_report;
    NearestGallery* m_gallery;
    QPushButton* m_copy;
    QPushButton* m_saveReport;
    QPushButton* m_saveGallery;
};

} // namespace sg
