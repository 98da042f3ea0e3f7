#pragma once

/// Asks where to save what the window shows, and has it written there: the model, pictures of the
/// pinned seeds, the composite, the curves.

#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace sg {

class CurvesView;
class Exporter;
class PreviewPanel;
class Prompts;
class RunControl;
class RunSetup;

class SaveDesk final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        RunControl& run;
        const RunSetup& setup;
        Exporter& exporter;
        PreviewPanel& preview;
        CurvesView& curves;
        Prompts& prompts;
    };

    /// All of them must outlive it; questions are asked over `window`.
    SaveDesk(const Parts& parts, QWidget& window);

    /// Nothing is asked while no model is open.
    void saveModel();
    void savePictures();

Q_SIGNALS:
    void said(const QString& words);

private:
    void saveComposite();
    void saveNumbers();
    void saveCurves();
    void askToReplace(const QString& reason, const std::function<void()>& replace);
    [[nodiscard]] bool hasModel() const;

    /// Where to write what the present run has come to: the queue waits for the answer.
    QString askPath(const QString& title, const QString& suggestion, const QString& filter);

    Parts m_parts;
    QWidget& m_window;
};

} // namespace sg
