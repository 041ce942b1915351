// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/column_chooser.h"

#include "app/bridge/selection_words.h"

#include <QSignalBlocker>

#include <utility>

namespace carpo::pages {
namespace {

constexpr int kVisibleItems = 20;
constexpr int kFewLetters = 6; // a narrow chart cuts the name rather than growing

} // namespace

ColumnChooser::ColumnChooser(const char* objectName, std::string column, QWidget* parent)
    : QComboBox(parent)
    , m_column(std::move(column))
{
    setObjectName(QLatin1String(objectName));
    setMaxVisibleItems(kVisibleItems);
    setMinimumContentsLength(kFewLetters);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setProperty("look", QStringLiteral("quiet"));
    connect(this, &QComboBox::activated, this, [this] {
        m_column = currentData().toString().toStdString();
        Q_EMIT columnChosen();
    });
}

void ColumnChooser::setColumns(const explore::Columns& columns)
{
    const QSignalBlocker quiet(this);
    clear();
    for (const explore::Column& each : columns.all()) {
        if (each.isNumber())
            addItem(bridge::columnName(each), QString::fromStdString(each.key));
    }
    setCurrentIndex(findData(QString::fromStdString(m_column)));
}

} // namespace carpo::pages
