// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/image_names.h"

#include "app/bridge/words.h"
#include "widgets/style/numbers.h"

#include <string>

namespace carpo::bridge {

ImageNames& ImageNames::instance()
{
    static ImageNames names;
    return names;
}

void ImageNames::setHidden(bool hidden)
{
    if (hidden == m_hidden)
        return;
    m_hidden = hidden;
    Q_EMIT changed();
}

QString ImageNames::caption(const dataset::Dataset& dataset, std::size_t image) const
{
    return m_hidden ? number(image) : QString::fromStdString(dataset.ids[image]);
}

QString ImageNames::fileName(const dataset::Dataset& dataset, std::size_t image) const
{
    return m_hidden ? number(image) : toQString(dataset.files[image].filename());
}

QString ImageNames::path(const dataset::Dataset& dataset, std::size_t image) const
{
    return m_hidden ? number(image) : toQString(dataset.files[image]);
}

core::Error ImageNames::shown(core::Error error) const
{
    if (!m_hidden)
        return error;
    const std::string hidden = "•••";
    error.place = hidden;
    for (auto& [name, value] : error.values) {
        if (name == "file" || name == "id" || name == "detail" || name == "found")
            value = hidden;
    }
    return error;
}

QString ImageNames::number(std::size_t image)
{
    //: stands for the name of an image in front of a class; %1 is its place in the data set
    return tr("image %1").arg(style::countNumber(static_cast<qint64>(image) + 1));
}

} // namespace carpo::bridge
