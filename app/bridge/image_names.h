// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/dataset.h"

#include <QObject>
#include <QString>

namespace carpo::bridge {

/// What images are called in the window: by their ids and files, or, in front of a class, by neutral numbers.
/// Whatever shows an id, a file's name or a path asks here. On the window's thread; nothing here blocks.
class ImageNames final : public QObject
{
    Q_OBJECT

public:
    /// Those of the running window.
    static ImageNames& instance();

    void setHidden(bool hidden);
    [[nodiscard]] bool areHidden() const { return m_hidden; }

    /// The data set's name, which a folder gave it, or a neutral word.
    [[nodiscard]] QString setName(const dataset::Dataset& dataset) const;
    /// The image's id, or its number.
    [[nodiscard]] QString caption(const dataset::Dataset& dataset, std::size_t image) const;
    /// The file's name, or the image's number.
    [[nodiscard]] QString fileName(const dataset::Dataset& dataset, std::size_t image) const;
    /// The file's whole path, or the image's number.
    [[nodiscard]] QString path(const dataset::Dataset& dataset, std::size_t image) const;

    /// A folder's or file's path as it may be shown; empty where names are hidden.
    [[nodiscard]] QString place(const QString& path) const { return m_hidden ? QString() : path; }
    /// An error without its place and without files and ids, where names are hidden.
    [[nodiscard]] core::Error shown(core::Error error) const;

Q_SIGNALS:
    void changed();

private:
    ImageNames() = default;
    [[nodiscard]] static QString number(std::size_t image);

    bool m_hidden = false;
};

} // namespace carpo::bridge
