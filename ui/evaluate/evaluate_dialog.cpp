#include "ui/evaluate/evaluate_dialog.h"

#include "core/base/atomic_file.h"
#include "core/measure/evaluation_json.h"
#include "ui/common/background.h"
#include "ui/common/core_words.h"
#include "ui/common/qt_image.h"
#include "ui/curves/curve_export.h"
#include "ui/evaluate/evaluation_run.h"
#include "ui/evaluate/headline.h"
#include "ui/evaluate/nearest_gallery.h"
#include "ui/evaluate/report_view.h"
#include "ui/export/path_row.h"
#include "ui/style/picture_words.h"
#include "ui/timeline/state_words.h"
#include "ui/train/calm_inputs.h"
#include "ui/train/time_words.h"
#include "ui/window/prompts.h"

#include <QClipboard>
#include <QEvent>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QStyle>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace sg {

namespace {

constexpr int kSampleCounts[]{200, 500, 1000, 2000, 5000};
constexpr std::size_t kFewestPictures = 2;
constexpr int kProgressSteps = 1000;
constexpr int kProgressWidth = 260;
constexpr int kSamplesWidth = 84;

QLabel* wrapped(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel* hint(const QString& text, QWidget* parent) {
    QLabel* label = wrapped(text, parent);
    label->setProperty("role", QStringLiteral("hint"));
    return label;
}

void put(QLabel& label, const QString& words, bool problem) {
    label.setProperty("role", problem ? QStringLiteral("caution") : QStringLiteral("hint"));
    label.style()->polish(&label); // the role decides the colour
    label.setText(words);
}

} // namespace

EvaluateDialog::EvaluateDialog(
    EvaluationService& service, Prompts& prompts, Ask subject, QWidget* parent)
    : QDialog(parent),
      m_prompts(prompts),
      m_ask(std::move(subject)),
      m_run(new EvaluationRun(service, this)),
      m_model(wrapped({}, this)),
      m_pictures(wrapped({}, this)),
      m_heldOut(new PathRow(PathRow::Kind::Folder, QStringLiteral("heldOutFolder"), this)),
      m_samples(new CalmComboBox(this)),
      m_start(new QPushButton(tr("Evaluate"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this)),
      m_progress(new QProgressBar(this)),
      m_words(hint({}, this)),
      m_told(hint({}, this)),
      m_result(new QStackedWidget(this)),
      m_headline(wrapped({}, this)),
      m_facts(hint({}, this)),
      m_pages(new QTabWidget(this)),
      m_report(new ReportView(this)),
      m_gallery(new NearestGallery(this)),
      m_copy(new QPushButton(tr("Copy the tables"), this)),
      m_saveReport(new QPushButton(tr("Save report..."), this)),
      m_saveGallery(new QPushButton(tr("Save gallery..."), this)) {
    setObjectName(QStringLiteral("evaluateDialog"));
    setWindowTitle(tr("Evaluate"));
    layOut();
    m_heldOut->browseWith([this](const QString& present) {
        return m_prompts.openPath(this, tr("Folder of held-out pictures"), present, {});
    });
    connect(m_start, &QPushButton::clicked, this, &EvaluateDialog::start);
    connect(m_cancel, &QPushButton::clicked, this, &EvaluateDialog::cancel);
    connect(m_copy, &QPushButton::clicked, this, &EvaluateDialog::copyTables);
    connect(m_saveReport, &QPushButton::clicked, this, &EvaluateDialog::saveReport);
    connect(m_saveGallery, &QPushButton::clicked, this, &EvaluateDialog::saveGallery);
    connect(m_run, &EvaluationRun::progressed, this, &EvaluateDialog::follow);
    connect(m_run, &EvaluationRun::answered, this, &EvaluateDialog::showAnswer);
    connect(m_run, &EvaluationRun::failed, this, [this](const Error& error) {
        setRunning(false);
        say(coreText(error.message), true);
    });
    forget();
    setRunning(false);
}

void EvaluateDialog::layOut() {
    auto* close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &EvaluateDialog::reject);
    for (QPushButton* button : {m_cancel, m_copy, m_saveReport, m_saveGallery, close}) {
        button->setAutoDefault(false);
    }
    m_copy->setObjectName(QStringLiteral("copyTables"));
    m_copy->setToolTip(tr("All tables as text for a spreadsheet, separated by tabs"));
    m_saveReport->setObjectName(QStringLiteral("saveReport"));
    m_saveReport->setToolTip(tr("All numbers as JSON, as stylegraft-cli evaluate prints them"));
    m_saveGallery->setObjectName(QStringLiteral("saveGallery"));
    m_saveGallery->setToolTip(tr("The samples that are most like a picture, each beside it, as "
                                 "PNG"));
    auto* tools = new QHBoxLayout;
    tools->addWidget(m_copy);
    tools->addWidget(m_saveReport);
    tools->addWidget(m_saveGallery);
    tools->addWidget(m_told, 1);
    tools->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(10);
    layout->addWidget(setup());
    layout->addWidget(result(), 1);
    layout->addLayout(tools);
    m_start->setFocus();
    resize(QSize(980, 860).boundedTo(screen()->availableSize() - QSize(40, 60)));
}

QWidget* EvaluateDialog::setup() {
    m_model->setObjectName(QStringLiteral("evaluatedModel"));
    m_pictures->setObjectName(QStringLiteral("evaluatedPictures"));
    m_heldOut->setHint(tr("none: its own pictures stand in, which rewards copying"));
    m_heldOut->setToolTip(
        tr("A folder of pictures of the same kind that the model was not tuned with"));
    m_samples->setObjectName(QStringLiteral("evaluationSamples"));
    m_samples->setAccessibleName(tr("Samples"));
    for (const int count : kSampleCounts) {
        m_samples->addItem(QString::number(count), count);
    }
    m_samples->setMinimumWidth(kSamplesWidth);
    m_samples->setToolTip(tr("Pictures drawn, of the seeds 0, 1, 2 and so on, at psi 1; more take "
                             "longer and tell finer differences"));
    m_start->setObjectName(QStringLiteral("evaluateStart"));
    m_start->setDefault(true);
    m_cancel->setObjectName(QStringLiteral("evaluateCancel"));
    m_progress->setObjectName(QStringLiteral("evaluationProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false); // the words beside it say more
    m_progress->setFixedWidth(kProgressWidth);
    m_words->setObjectName(QStringLiteral("evaluationWords"));
    m_told->setObjectName(QStringLiteral("evaluationTold"));

    auto* setup = new QWidget(this);
    auto* samples = new QHBoxLayout;
    samples->setSpacing(10);
    samples->addWidget(m_samples);
    samples->addWidget(hint(tr("at psi 1, the seeds from 0 on"), setup), 1);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->addRow(tr("Judged"), m_model);
    form->addRow(tr("Tuned with"), m_pictures);
    form->addRow(tr("Held out"), m_heldOut);
    form->addRow(tr("Samples"), samples);
    auto* deeds = new QHBoxLayout;
    deeds->setSpacing(10);
    deeds->addWidget(m_start);
    deeds->addWidget(m_cancel);
    deeds->addWidget(m_progress);
    deeds->addWidget(m_words, 1);
    auto* layout = new QVBoxLayout(setup);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(form);
    layout->addLayout(deeds);
    return setup;
}

QWidget* EvaluateDialog::result() {
    m_result->setObjectName(QStringLiteral("evaluationResult"));
    QLabel* before = hint(
        tr("Three questions: how near are the samples to the pictures, are they varied, are they "
           "copies? A training goes on meanwhile; one core is used."),
        m_result);
    before->setAlignment(Qt::AlignCenter);
    m_headline->setObjectName(QStringLiteral("evaluationHeadline"));
    m_headline->setProperty("role", QStringLiteral("verdict"));
    m_facts->setObjectName(QStringLiteral("evaluationFacts"));
    m_pages->setObjectName(QStringLiteral("evaluationPages"));
    m_pages->addTab(m_report, tr("Numbers"));
    m_pages->addTab(m_gallery, tr("Most like a picture"));
    auto* shown = new QWidget(m_result);
    auto* layout = new QVBoxLayout(shown);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_headline);
    layout->addWidget(m_facts);
    layout->addWidget(m_pages, 1);
    m_result->addWidget(before);
    m_result->addWidget(shown);
    return m_result;
}

void EvaluateDialog::showEvent(QShowEvent* event) {
    refresh();
    QDialog::showEvent(event);
}

void EvaluateDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::ActivationChange && isActiveWindow()) {
        refresh(); // somebody comes back from the window
    }
    QDialog::changeEvent(event);
}

void EvaluateDialog::reject() {
    if (m_run->isRunning()) {
        cancel();
    }
    QDialog::reject();
}

void EvaluateDialog::refresh() {
    const EvaluationSubject subject = m_ask();
    if (m_run->isRunning() && subject.source != m_asked.source) {
        cancel();
    }
    if (m_answer && subject.source != m_judged.source) {
        forget();
    }
    describe(subject);
}

QString EvaluateDialog::modelInWords(const EvaluationSubject& subject) {
    if (!subject.tuned) {
        return tr("%1 as it was opened").arg(subject.name);
    }
    return tr("%1, tuned for %2 kimg").arg(subject.name, kimgInWords(subject.kimg));
}

QString EvaluateDialog::obstacleTo(const EvaluationSubject& subject) {
    if (!subject.model) {
        return tr("Open a model first.");
    }
    return subject.pictureCount() < kFewestPictures ? tr("Add at least two style pictures first.")
                                                    : QString();
}

void EvaluateDialog::describe(const EvaluationSubject& subject) {
    const QString pictures = countedPictures(subject.pictureCount());
    m_model->setText(
        !subject.model  ? tr("no model is open")
        : subject.tuned ? tr("%1, beside the model as it was opened").arg(modelInWords(subject))
                        : tr("%1; nothing is tuned yet, so there is nothing to set beside it")
                              .arg(modelInWords(subject)));
    m_pictures->setText(
        subject.own ? tr("%1 that the run brought along").arg(pictures)
                    : tr("%1 of the style panel").arg(pictures));
    const QString obstacle = obstacleTo(subject);
    m_start->setEnabled(obstacle.isEmpty() && !m_run->isRunning());
    if (obstacle != m_obstacle && !m_run->isRunning()) {
        say(obstacle);
    }
    m_obstacle = obstacle;
}

void EvaluateDialog::start() {
    const EvaluationSubject subject = m_ask();
    describe(subject); // it may have changed beside the dialog
    if (!m_start->isEnabled()) {
        return;
    }
    EvaluationQuestion question;
    question.model = subject.model;
    question.source = subject.tuned ? subject.source : nullptr;
    question.pictures = subject.pictures;
    question.own = subject.own;
    question.heldOut = m_heldOut->path().toStdString();
    question.samples = m_samples->currentData().toInt();
    m_asked = {subject.source, subject.name, modelInWords(subject)};
    m_run->start(std::move(question));
    setRunning(true);
    say(timeLeftInWords({}));
}

void EvaluateDialog::cancel() {
    m_run->cancel();
    setRunning(false);
    say(tr("Cancelled."));
}

void EvaluateDialog::follow(double done, std::optional<double> secondsLeft) {
    m_progress->setMaximum(done > 0.0 ? kProgressSteps : 0); // 0 = it moves, without a share
    m_progress->setValue(int(done * kProgressSteps));
    say(timeLeftInWords(secondsLeft));
}

void EvaluateDialog::showAnswer(const std::shared_ptr<const EvaluationAnswer>& answer) {
    m_answer = answer;
    m_judged = std::exchange(m_asked, {});
    const Evaluation& evaluation = answer->evaluation;
    m_headline->setText(headlineOf(evaluation));
    m_facts->setText(
        evaluation.testPictures > 0
            ? tr("%1: %2 samples, compared with %3 held-out pictures; %4 pictures to copy from.")
                  .arg(m_judged.words)
                  .arg(evaluation.samples)
                  .arg(evaluation.testPictures)
                  .arg(evaluation.trainPictures)
            : tr("%1: %2 samples, compared with the %3 pictures they could be copied from.")
                  .arg(m_judged.words)
                  .arg(evaluation.samples)
                  .arg(evaluation.trainPictures));
    m_report->setEvaluation(evaluation);
    m_gallery->setAnswer(*answer);
    m_result->setCurrentIndex(1);
    setRunning(false);
    say(m_obstacle);
}

void EvaluateDialog::forget() {
    m_answer.reset();
    m_judged = {};
    m_told->clear();
    m_report->clear();
    m_gallery->clear();
    m_result->setCurrentIndex(0);
    setRunning(m_run->isRunning());
}

void EvaluateDialog::say(const QString& words, bool problem) {
    put(*m_words, words, problem);
}

void EvaluateDialog::tell(const QString& words, bool problem) {
    put(*m_told, words, problem);
}

void EvaluateDialog::setRunning(bool running) {
    const bool focused = focusWidget() == m_start || focusWidget() == m_cancel;
    m_start->setVisible(!running);
    m_start->setEnabled(!running && m_obstacle.isEmpty());
    m_cancel->setVisible(running);
    if (focused) { // one takes the place of the other
        (running ? m_cancel : m_start)->setFocus();
    }
    m_progress->setVisible(running);
    m_progress->setRange(0, 0);
    m_heldOut->setEnabled(!running);
    m_samples->setEnabled(!running);
    for (QPushButton* button : {m_copy, m_saveReport, m_saveGallery}) {
        button->setEnabled(m_answer != nullptr);
    }
}

void EvaluateDialog::copyTables() {
    QGuiApplication::clipboard()->setText(m_report->asText());
    tell(tr("The tables are on the clipboard."));
}

QString EvaluateDialog::suggestedName(const QString& ending) const {
    return m_judged.name % QStringLiteral("-evaluation.") % ending;
}

void EvaluateDialog::saveReport() {
    const auto answer = m_answer; // another one may come while it is asked
    const QString path = m_prompts.savePath(
        this, tr("Save the report"), suggestedName(QStringLiteral("json")), tr("Report (*.json)"));
    if (path.isEmpty()) {
        return;
    }
    inBackground(
        this,
        [answer, path] {
            const std::string text = evaluationJson(answer->evaluation, answer->pictures) + '\n';
            return writeFile(path.toStdString(), text, Replace::Always);
        },
        [this, path](const Result<void>& written) { tellSaved(path, written); });
}

void EvaluateDialog::saveGallery() {
    const auto answer = m_answer;
    const QString path = m_prompts.savePath(
        this, tr("Save the gallery"), suggestedName(QStringLiteral("png")), tr("Picture (*.png)"));
    if (path.isEmpty()) {
        return;
    }
    inBackground(
        this,
        [answer, path] { return savePicture(toQImage(galleryImage(answer->nearest)), path); },
        [this, path](const Result<void>& written) { tellSaved(path, written); });
}

void EvaluateDialog::tellSaved(const QString& path, const Result<void>& written) {
    if (!written) {
        tell(coreText(written.error().message), true);
        return;
    }
    const QString words = tr("Saved %1").arg(path);
    tell(words);
    Q_EMIT said(words);
}

} // namespace sg
