// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/dataset.h"
#include "engine/explore/prediction_errors.h"

#include <QObject>

#include <memory>
#include <utility>

namespace carpo::bridge {

/// How far off the run that is looked at is for the images of a set: Experimentos says it, Explorar has it as
/// columns. A value and a signal; nothing here blocks.
class ImageErrors final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void set(const std::shared_ptr<const dataset::Dataset>& dataset,
             const explore::PredictionErrorsPtr& errors)
    {
        m_dataset = dataset;
        if (std::exchange(m_errors, errors) != errors)
            Q_EMIT changed();
    }

    /// Null where nothing is known of that set.
    [[nodiscard]] explore::PredictionErrorsPtr
    of(const std::shared_ptr<const dataset::Dataset>& dataset) const
    {
        return m_dataset == dataset ? m_errors : nullptr;
    }

Q_SIGNALS:
    void changed();

private:
    std::shared_ptr<const dataset::Dataset> m_dataset;
    explore::PredictionErrorsPtr m_errors;
};

} // namespace carpo::bridge
