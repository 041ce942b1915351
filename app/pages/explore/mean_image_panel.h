// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/selection.h"
#include "app/pages/translated_widget.h"
#include "engine/explore/mean_image.h"

#include <vector>

class QComboBox;
class QHBoxLayout;
class QStackedWidget;

namespace carpo::feedback {
class ProgressLine;
class StateView;
} // namespace carpo::feedback

namespace carpo::pages {

class MeanPicture;

/// The mean image of those chosen, or its standard deviation: the sexes side by side. Made off the window's
/// thread and only while it is seen, a few images more at a time; another selection begins anew.
class MeanImagePanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    /// As many of each sex as are looked at, drawn at random: a mean of more looks the same.
    static constexpr std::size_t kMostImages = 1000;

    explicit MeanImagePanel(QThreadPool& pool, QWidget* parent = nullptr);

    void setRows(const bridge::ChosenRowsPtr& rows);

Q_SIGNALS:
    void failed(const carpo::core::Error& error);
    void saveFailed(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    /// Those of one sex.
    struct Group
    {
        dataset::Sex sex = dataset::Sex::Unknown;
        std::size_t chosen = 0;
        std::vector<std::size_t> rows; ///< to be looked at, in this order
        std::size_t done = 0;
        explore::MeanImage mean;
        MeanPicture* picture = nullptr;
    };

    void createLayout();
    void begin();
    void addGroup(dataset::Sex sex, std::vector<std::size_t> rows);
    void goOn();
    void onMade(std::size_t group, std::size_t images, core::Result<explore::MeanImage>& made);
    void showGroup(const Group& group);
    void showState();
    void retranslate() override;

    bridge::LatestJob<explore::MeanImage> m_making;
    bridge::ChosenRowsPtr m_rows;
    bridge::ChosenRowsPtr m_begun; // that m_groups are of
    std::vector<Group> m_groups;
    bool m_isGivenUp = false;
    bool m_isSexKnown = false;   // of any of them
    QComboBox* m_what = nullptr; // mean or standard deviation
    QStackedWidget* m_stack = nullptr;
    feedback::StateView* m_empty = nullptr;
    feedback::ProgressLine* m_progress = nullptr;
    QWidget* m_pictures = nullptr;
    QHBoxLayout* m_line = nullptr;
};

} // namespace carpo::pages
