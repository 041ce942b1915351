// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/words.h"
#include "widgets/feedback/message_line.h"

#include <QCoreApplication>

namespace carpo::pages {

/// An engine's failure for a message line, in the window's language.
[[nodiscard]] inline feedback::MessageLine::Message problemMessage(const core::Error& error,
                                                                   const QString& button = {})
{
    return {.kind = feedback::MessageLine::Kind::Problem,
            .what = bridge::errorWhat(error),
            .where = {},
            .remedy = bridge::errorRemedy(error),
            .button = button};
}

/// Of a data set that could not be opened: with a button, where choosing its columns may help.
[[nodiscard]] inline feedback::MessageLine::Message openingProblem(const core::Error& error)
{
    return problemMessage(error,
                          error.code == core::ErrorCode::TableColumnMissing
                              ? QCoreApplication::translate("Messages", "Choose the columns…")
                              : QString());
}

} // namespace carpo::pages
