#pragma once

/// "Will it work?": one sentence on how far the pictures are from what the model draws, and which
/// intent to take; details on demand. Measured when asked, off the GUI thread.

#include "ui/session/gap_service.h"

#include <QWidget>

#include <stop_token>
#include <string>

class QLabel;
class QPushButton;
class QScrollArea;

namespace sg {

class GapCard final : public QWidget {
    Q_OBJECT

public:
    /// The service must outlive it and what it started (finishBackground()).
    explicit GapCard(GapService& service, QWidget* parent = nullptr);

    /// Gives a measurement in progress up.
    ~GapCard() override;

    /// What to start from; null = nothing yet. An answer about another one is taken away.
    void setModel(std::shared_ptr<const Model> model, const ModelInfo& info);

    /// What to learn from; weights and order do not matter. With fewer than two pictures the card
    /// hides.
    void setPictures(const StyleSet& pictures);

    /// Measures; `answered` follows unless model or pictures change before.
    void measure();

    /// Id of the intent that the answer names; empty = it names none, or there is no answer to the
    /// present pictures and model.
    [[nodiscard]] const std::string& intent() const { return m_intent; }

Q_SIGNALS:
    void answered();

private:
    void forget();
    void show(const Result<GapReport>& report);
    void showDetails(bool shown);

    GapService& m_service;
    std::shared_ptr<const Model> m_model;
    ModelInfo m_info;
    StyleSet m_pictures;
    std::stop_source m_stop; ///< of the newest measurement
    std::string m_intent;
    int m_asked = 0; ///< counts questions: an answer to an older one is thrown away
    QPushButton* m_ask;
    QLabel* m_sentence;
    QPushButton* m_more;
    QScrollArea* m_details;
    QLabel* m_reasons;
};

} // namespace sg
