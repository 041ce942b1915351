// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/column_chooser.h"

#include "app/bridge/selection_words.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace carpo::pages {
namespace {

constexpr int kVisibleItems = 20;
constexpr int kView = Qt::UserRole + 1; // number of a view
constexpr int kBesideText = 40;         // scroll bar and margins, pixels
constexpr int kFewLetters = 6;          // a narrow chart cuts the name rather than growing

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
    setEnabled(false); // until there are columns
    connect(this, &QComboBox::activated, this, &ColumnChooser::onActivated);
    retranslate();
}

void ColumnChooser::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QComboBox::changeEvent(event);
}

void ColumnChooser::retranslate()
{
    setPlaceholderText(tr("Measure"));
}

void ColumnChooser::onActivated()
{
    const QVariant view = currentData(kView);
    if (view.isValid()) {
        setColumn(m_column);
        Q_EMIT viewChosen(view.toInt());
    } else if (currentData().isValid()) {
        m_column = currentData().toString().toStdString();
        Q_EMIT columnChosen();
    }
}

void ColumnChooser::setColumn(const std::string& column)
{
    const QSignalBlocker quiet(this);
    m_column = column;
    setCurrentIndex(findData(QString::fromStdString(m_column)));
}

void ColumnChooser::setColumns(const explore::Columns& columns)
{
    const QSignalBlocker quiet(this);
    clear();
    const auto add = [this](const explore::Column* column) {
        if (column != nullptr && column->isNumber())
            addItem(bridge::columnName(*column), QString::fromStdString(column->key));
    };
    for (int i = 0; i < m_views.size(); ++i) {
        addItem(m_views[i]);
        setItemData(i, i, kView);
    }
    if (!m_views.isEmpty())
        insertSeparator(count());
    for (const std::string& key : m_first)
        add(columns.find(key));
    if (!m_first.empty())
        insertSeparator(count());
    for (const explore::Column& each : columns.all())
        add(&each);
    setColumn(m_column);
    int widest = 0;
    for (int i = 0; i < count(); ++i)
        widest = std::max(widest, fontMetrics().horizontalAdvance(itemText(i)));
    view()->setMinimumWidth(widest + kBesideText);
    setEnabled(count() > 0);
}

} // namespace carpo::pages
