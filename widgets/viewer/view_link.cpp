// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewer/view_link.h"

#include "widgets/viewer/image_view.h"

#include <QScopedValueRollback>

namespace carpo::viewer {
namespace {

/// The same part of what there is from darkest to brightest.
GrayWindow inProportion(const ImageView& from, const ImageView& to)
{
    const auto [low, high] = from.valueRange();
    const auto [lowest, highest] = to.valueRange();
    const double factor = (highest - lowest + 1.0) / (high - low + 1.0);
    return {lowest + (from.window().center - low) * factor, from.window().width * factor};
}

} // namespace

ViewLink::ViewLink(ImageView& first, ImageView& second, QObject* parent)
    : QObject(parent)
    , m_first(first)
    , m_second(second)
{
    connectViews(first, second);
    connectViews(second, first);
}

void ViewLink::connectViews(ImageView& leader, ImageView& follower)
{
    connect(&leader, &ImageView::adjusted, this, [&] { follow(leader, follower); });
    connect(&leader, &ImageView::imageChanged, this, [&] { place(follower, leader); });
}

void ViewLink::setActive(bool active)
{
    m_active = active;
    follow(m_first, m_second);
}

void ViewLink::follow(ImageView& leader, ImageView& follower)
{
    if (!m_active || m_following || leader.image().isNull() || follower.image().isNull())
        return;
    place(leader, follower);
    const QScopedValueRollback following(m_following, true);
    follower.setInverted(leader.isInverted());
    follower.setWindow(inProportion(leader, follower));
}

void ViewLink::place(ImageView& leader, ImageView& follower)
{
    if (!m_active || m_following || leader.image().isNull() || follower.image().isNull())
        return;
    const QScopedValueRollback following(m_following, true);
    follower.setPlacement(leader.placement());
}

} // namespace carpo::viewer
