// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/network/layer_chain.h"
#include "widgets/style/theme.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QStandardItemModel>
#include <QTest>

using namespace carpo::network;
using carpo::style::Role;
using carpo::style::Theme;

namespace {

QStandardItem* layer(const QString& name, int channels, int extent, const QString& problem = {})
{
    auto* const item = new QStandardItem(name);
    item->setData(QStringLiteral("%1 × %2").arg(channels).arg(extent), ShapeRole);
    item->setData(QStringLiteral("detail"), DetailRole);
    item->setData(problem, ProblemRole);
    item->setData(channels, ChannelsRole);
    item->setData(extent, ExtentRole);
    return item;
}

class Chain : public testing::Test
{
protected:
    void SetUp() override
    {
        m_chain.setModel(&m_model);
        m_chain.resize(320, 600);
    }

    /// Points of a row in that colour.
    int count(int row, const QColor& color)
    {
        const QImage picture = m_chain.grab(m_chain.visualRect(m_model.index(row, 0))).toImage();
        int found = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                found += picture.pixelColor(x, y) == color ? 1 : 0;
        }
        return found;
    }

    QStandardItemModel m_model;
    LayerChain m_chain;
};

} // namespace

TEST_F(Chain, DrawsABlockAsHighAsThePicturesAndAsThickAsTheChannels)
{
    for (auto* const item : {layer({}, 8, 16), layer({}, 8, 256), layer({}, 256, 16), layer({}, 0, 0)})
        m_model.appendRow(item);
    m_chain.show();
    const QColor block = Theme::instance().color(Role::Series);
    const int small = count(0, block);
    EXPECT_GT(small, 20);
    EXPECT_GT(count(1, block), small);
    EXPECT_GT(count(2, block), small);
    EXPECT_EQ(count(3, block), 0) << "nobody knows";
}

TEST_F(Chain, SaysWhatIsWrongOnAsManyLinesAsItTakes)
{
    const QString problem = QStringLiteral("numbers cannot be pooled, for they have no place ").repeated(3);
    m_model.appendRow(layer(QStringLiteral("pool"), 8, 16));
    m_model.appendRow(layer(QStringLiteral("pool"), 8, 16, problem));
    m_chain.show();
    const QColor color = Theme::instance().color(Role::Problem);
    EXPECT_GT(m_chain.visualRect(m_model.index(1, 0)).height(),
              m_chain.visualRect(m_model.index(0, 0)).height() + 20);
    EXPECT_EQ(count(0, color), 0);
    EXPECT_GT(count(1, color), 100);
}

TEST_F(Chain, HasTheKeyboardAndCanBeChangedOnlyWhereItMay)
{
    for (int row = 0; row < 3; ++row)
        m_model.appendRow(layer(QString::number(row), 8, 16));
    m_chain.show();
    m_chain.setCurrentIndex(m_model.index(0, 0));
    QTest::keyClick(&m_chain, Qt::Key_Down);
    EXPECT_EQ(m_chain.currentIndex().row(), 1);
    EXPECT_EQ(m_chain.editTriggers(), QAbstractItemView::NoEditTriggers);
    EXPECT_EQ(m_chain.dragDropMode(), QAbstractItemView::NoDragDrop);
    m_chain.setReorderable(true);
    EXPECT_EQ(m_chain.dragDropMode(), QAbstractItemView::InternalMove);
    EXPECT_TRUE(m_chain.editTriggers().testFlag(QAbstractItemView::EditKeyPressed));
}
