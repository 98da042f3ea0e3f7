#pragma once

/// The settings of a run: by intent first, the two numbers everybody needs, the others folded.

#include "core/project/presets.h"
#include "core/project/train_settings.h"
#include "core/train/session.h"

#include <QTimer>
#include <QWidget>

#include <map>
#include <string>

class QAction;
class QComboBox;
class QLabel;

namespace sg {

class CalmSpinBox;
class FoldedForm;
class SettingRow;
class SettingSearch;

class SettingsForm final : public QWidget {
    Q_OBJECT

public:
    explicit SettingsForm(QWidget* parent);

    /// The numbers of the form; `mirror` is not part of it.
    [[nodiscard]] TrainSettings settings() const;
    void setSettings(const TrainSettings& settings);

    /// What the presets, automatic settings and safe ranges are chosen for.
    void setFacts(const RunFacts& facts);

    /// Opens what may change now.
    void setState(SessionState state);

    /// As if this intent had been chosen in the form.
    void choose(const PresetChoice& preset);

    /// The same as long as nobody has chosen, edited or set anything; false = somebody has. `why`
    /// is a sentence that stands behind the preset's own.
    bool propose(const PresetChoice& preset, const QString& why = {});

    /// Id of the chosen intent; empty = the user's own settings.
    [[nodiscard]] std::string intent() const;

    /// Names the intent that the settings came from; they stay as they are.
    void nameIntent(const std::string& id);

    /// "Taste the intents", for a menu; its button stands below the intent.
    [[nodiscard]] QAction* tasteAction() const { return m_taste; }

    /// The line that finds settings; stands where the owner puts it, so that it is never scrolled
    /// away.
    [[nodiscard]] SettingSearch* search() const;

Q_SIGNALS:
    /// A value is another one, whoever changed it.
    void changed();

    /// The user changed something. Steps of a number that follow each other are told once, when
    /// they come to rest.
    void edited();

    /// Its settings are filled in; the faders are somebody else's.
    void presetChosen(const sg::PresetChoice& preset);

private:
    void fillAugment();
    void fillPrecision();
    void fillWith(const PresetChoice& preset, const QString& why = {});
    void show(const TrainSettings& settings);
    void fillPresets();
    void fillMethods();
    void addRows();
    void addTasteButton();
    void showIntent();
    void connectFields();
    void connectField(const CalmSpinBox& field);
    void noteEdit();
    void know(const TrainSettings& settings);
    void shareFacts();

    RunFacts m_facts;
    TrainSettings m_known;   ///< as the form stood when it was last told or asked about
    bool m_untouched = true; ///< since the start
    QTimer m_settle;         ///< of a number that is stepped
    FoldedForm* m_sheet;
    QComboBox* m_preset;
    QAction* m_taste;
    QComboBox* m_method;
    QComboBox* m_augment;
    QComboBox* m_precision;
    QLabel* m_intent; ///< what the chosen preset is for
    std::map<std::string, SettingRow*> m_rows;
};

} // namespace sg
