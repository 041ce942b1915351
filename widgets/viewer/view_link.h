// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace carpo::viewer {

class ImageView;

/// Lets two views move as one: zoom, place, turns, window and inversion of the one go over to the other, in
/// proportion where images or views differ in size, and windows where their values reach differently far. An
/// image that is new takes the other's zoom and turns and begins with its own window.
class ViewLink final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the link, which is not active at first.
    ViewLink(ImageView& first, ImageView& second, QObject* parent = nullptr);

    /// The second view takes over what the first one has.
    void setActive(bool active);
    [[nodiscard]] bool isActive() const { return m_active; }

private:
    void follow(ImageView& leader, ImageView& follower);
    void place(ImageView& leader, ImageView& follower);
    void connectViews(ImageView& leader, ImageView& follower);

    ImageView& m_first;
    ImageView& m_second;
    bool m_active = false;
    bool m_following = false; // what changes now is an answer
};

} // namespace carpo::viewer
