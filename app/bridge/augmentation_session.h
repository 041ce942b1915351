// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/experiment_draft.h"
#include "app/bridge/latest_job.h"
#include "app/bridge/opened_set.h"
#include "engine/imaging/image.h"

#include <QImage>
#include <QObject>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace carpo::bridge {

/// What the draft's augmentation makes of some images of the open set, found off the window's thread while
/// somebody looks. Nothing here blocks.
class AugmentationSession final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kImages = 3;
    static constexpr std::size_t kDraws = 3; ///< of each

    /// All outlive this object.
    AugmentationSession(QThreadPool& pool, const ExperimentDraft& draft, QObject* parent = nullptr);

    void setSet(const OpenedSetPtr& set);
    /// Works only while somebody looks.
    void setActive(bool active);
    /// The same images, drawn again.
    void drawAnew();
    /// Other images of the set.
    void chooseOthers();

    /// Image by image: as it is prepared, then its draws. Empty before the first are made.
    [[nodiscard]] const std::vector<QImage>& pictures() const { return m_pictures; }
    /// Why there are none.
    [[nodiscard]] const std::optional<core::Error>& error() const { return m_error; }
    /// Whether the draft switches any kind on.
    [[nodiscard]] bool isAnyOn() const;
    [[nodiscard]] bool hasSet() const { return m_set != nullptr; }

Q_SIGNALS:
    void changed();

private:
    using ImagesPtr = std::shared_ptr<const std::vector<imaging::Image>>;
    struct Made
    {
        ImagesPtr images;
        std::vector<QImage> pictures;
    };

    void refresh();
    void onMade(core::Result<Made>& made);

    const ExperimentDraft& m_draft;
    OpenedSetPtr m_set;
    bool m_isActive = false;
    std::uint64_t m_choice = 1;
    std::uint64_t m_draw = 1;
    ImagesPtr m_images;       // of m_preparedAs
    std::string m_preparedAs; // what m_images are made from
    std::string m_madeAs;     // what the pictures were asked for with
    std::vector<QImage> m_pictures;
    std::optional<core::Error> m_error;
    LatestJob<Made> m_job;
};

} // namespace carpo::bridge
