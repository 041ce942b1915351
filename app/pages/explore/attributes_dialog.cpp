// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/attributes_dialog.h"

#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "engine/imaging/decode.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <string_view>

namespace carpo::pages {
namespace {

constexpr QSize kDialogSize(640, 520);

// Numbers, codes and bytes. Text, names, unique numbers and times may tell who was examined, where or when.
constexpr std::array<std::string_view, 13> kHarmless{
    "CS", "AS", "DS", "IS", "FL", "FD", "SS", "US", "SL", "UL", "OB", "OW", "SQ"};

/// Odd groups are the makers' own: nobody knows what is in them. The tag counts from the last part on.
bool isPrivate(const std::string& tag)
{
    const std::size_t group = tag.rfind('(');
    constexpr std::size_t kDigits = 4;
    if (group == std::string::npos || group + kDigits >= tag.size())
        return true;
    return std::string_view("13579bdfBDF").find(tag[group + kDigits]) != std::string_view::npos;
}

bool mayIdentify(const imaging::DicomAttribute& attribute)
{
    return isPrivate(attribute.tag) || std::ranges::find(kHarmless, attribute.vr) == kHarmless.end();
}

QStandardItem* itemOf(const QString& text)
{
    auto* item = new QStandardItem(text);
    item->setEditable(false);
    item->setToolTip(text);
    return item;
}

} // namespace

QString AttributesDialog::wordsOf(const core::Error& error)
{
    return error.code == core::ErrorCode::UnsupportedImage
               ? tr("This image is not a DICOM file: it has no attributes.")
               : bridge::errorWords(error);
}

AttributesDialog::AttributesDialog(QThreadPool& pool, QWidget* parent)
    : QDialog(parent)
    , m_job(pool)
{
    setObjectName(QStringLiteral("attributesDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(kDialogSize);
    createLayout();
    connect(&bridge::ImageNames::instance(), &bridge::ImageNames::changed, this, &AttributesDialog::fill);
    retranslate();
}

void AttributesDialog::createLayout()
{
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("attributeSearch"));
    m_search->setClearButtonEnabled(true);
    m_state = new QLabel(this);
    m_state->setObjectName(QStringLiteral("attributeState"));
    m_state->setWordWrap(true);
    m_model = new QStandardItemModel(0, 3, this);
    m_found = new QSortFilterProxyModel(this);
    m_found->setSourceModel(m_model);
    m_found->setFilterKeyColumn(-1);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list = new QTreeView(this);
    m_list->setObjectName(QStringLiteral("attributes"));
    m_list->setModel(m_found);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        style::kBetweenGroups, style::kBetweenGroups, style::kBetweenGroups, style::kBetweenGroups);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_state);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_found->setFilterFixedString(text);
        retranslate();
    });
}

void AttributesDialog::show(const std::filesystem::path& file)
{
    if (file == m_file)
        return;
    m_file = file;
    m_attributes = Attributes();
    fill();
    if (file.empty()) {
        m_job.cancel();
        return;
    }
    m_job.start(
        [file](const std::stop_token& stop, const core::ProgressFn&) {
            return imaging::readAttributes(file, imaging::decodeLimits(), stop);
        },
        [this](const core::Result<Attributes>& attributes) { onRead(attributes); });
    retranslate();
}

void AttributesDialog::onRead(const core::Result<Attributes>& attributes)
{
    m_attributes = attributes;
    fill();
    for (const int column : {0, 1}) {
        m_list->resizeColumnToContents(column);
        m_list->setColumnWidth(column, m_list->columnWidth(column) + style::kBetweenGroups);
    }
}

void AttributesDialog::fill()
{
    m_model->removeRows(0, m_model->rowCount());
    const bool areHidden = bridge::ImageNames::instance().areHidden();
    for (std::size_t i = 0; m_attributes && i < m_attributes->size(); ++i) {
        const imaging::DicomAttribute& attribute = (*m_attributes)[i];
        m_model->appendRow(
            {itemOf(QString::fromStdString(attribute.tag)),
             itemOf(QString::fromStdString(attribute.name)),
             itemOf(areHidden && mayIdentify(attribute) ? tr("hidden")
                                                        : QString::fromStdString(attribute.value))});
    }
    retranslate();
}

void AttributesDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    QDialog::changeEvent(event);
}

void AttributesDialog::retranslate()
{
    setWindowTitle(tr("DICOM attributes"));
    m_search->setPlaceholderText(tr("Search in tag, name and value"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_list->setAccessibleName(tr("DICOM attributes"));
    m_model->setHorizontalHeaderLabels({tr("Tag"), tr("Name"), tr("Value")});
    m_search->setVisible(m_attributes.has_value());
    m_list->setVisible(m_attributes.has_value());
    m_state->setAlignment(m_attributes ? Qt::AlignLeft : Qt::AlignCenter);
    if (!m_attributes)
        m_state->setText(wordsOf(bridge::ImageNames::instance().shown(m_attributes.error())));
    else if (m_job.isRunning())
        m_state->setText(tr("Reading…"));
    else
        m_state->setText(
            tr("%1 of %2 attributes")
                .arg(style::countNumber(m_found->rowCount()), style::countNumber(m_model->rowCount())));
}

} // namespace carpo::pages
