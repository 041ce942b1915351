// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/preparation_session.h"
#include "app/pages/translated_widget.h"

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace carpo::pages {

class PreparePicture;

/// The image that is looked at before and after its preparation, and each step between as a small picture
/// that can be chosen to stand in place of the last.
class PrepareImage final : public TranslatedWidget
{
    Q_OBJECT

public:
    /// The session outlives this object.
    explicit PrepareImage(const bridge::PreparationSession& session, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The image so many places further in the gallery is wanted.
    void stepWanted(int images);

private:
    void createLayout();
    QToolButton* createStep(const char* name, const char* icon, int images);
    void refresh();
    void fillStrip(const bridge::ImagePreview& preview);
    void showStep(int index);
    [[nodiscard]] static QString stepName(jobs::PreparedStep::Kind kind);
    [[nodiscard]] QString words(const bridge::ImagePreview& preview) const;
    void retranslate() override;

    const bridge::PreparationSession& m_session;
    PreparePicture* m_before = nullptr;
    PreparePicture* m_after = nullptr;
    QHBoxLayout* m_strip = nullptr;
    QButtonGroup* m_steps = nullptr;
    int m_chosen = -1; // a step's kind; -1: the last step
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QLabel* m_words = nullptr;
};

} // namespace carpo::pages
