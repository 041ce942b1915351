// SPDX-License-Identifier: GPL-3.0-or-later
// Explorar by keyboard alone, and what is read out of each of its parts.
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/plots/plot.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPointer>
#include <QScrollBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace carpo::app_test {
namespace {

constexpr int kKeyboardImages = 20;
constexpr std::size_t kMostSteps = 500;

class Keyboard : public WindowFixture
{
protected:
    void SetUp() override
    {
        writeSmallCohort(m_folder / "cohort", kKeyboardImages, 96);
        openAndWait(m_folder / "cohort");
        EXPECT_TRUE(waitFor([this] { return part<QAction>("keepImage").isEnabled(); }));
        EXPECT_TRUE(waitFor(
            [this] { return part<QComboBox>("numbersColumn").findData(QStringLiteral("width")) >= 0; }));
        activate(window());
    }

    static bool takesInput(const QWidget& widget)
    {
        if (qobject_cast<const QScrollBar*>(&widget) != nullptr
            || qobject_cast<const QAbstractSpinBox*>(widget.parentWidget()) != nullptr
            || qobject_cast<const QComboBox*>(widget.parentWidget()) != nullptr
            || widget.focusPolicy() == Qt::NoFocus)
            return false; // a part of one, or for the mouse alone
        return qobject_cast<const QAbstractButton*>(&widget) != nullptr
               || qobject_cast<const QComboBox*>(&widget) != nullptr
               || qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr
               || qobject_cast<const QLineEdit*>(&widget) != nullptr
               || qobject_cast<const QAbstractSlider*>(&widget) != nullptr
               || (qobject_cast<const QAbstractItemView*>(&widget) != nullptr
                   && widget.focusPolicy() != Qt::NoFocus)
               || qobject_cast<const plots::Plot*>(&widget) != nullptr;
    }

    /// Where the focus is with one key after the other, from a widget until it is there again.
    std::vector<QWidget*> walk(QWidget& from, Qt::Key key)
    {
        std::vector<QWidget*> way;
        from.setFocus(Qt::TabFocusReason);
        do {
            way.push_back(window().focusWidget());
            QTest::keyClick(way.back(), key);
        } while (window().focusWidget() != way.front() && way.size() < kMostSteps);
        EXPECT_LT(way.size(), kMostSteps) << "it does not come back to " << qPrintable(nameOf(from))
                                          << " but stays at " << qPrintable(nameOf(*way.back()));
        return way;
    }

    /// Of what has the focus, or of the first one around it that has a name of its own.
    static QString nameOf(const QWidget& widget)
    {
        const QWidget* named = &widget;
        while (named != nullptr
               && (named->objectName().isEmpty() || named->objectName().startsWith(QStringLiteral("qt_"))))
            named = named->parentWidget();
        return named == nullptr ? QString() : named->objectName();
    }

    static QStringList namesOf(const std::vector<QWidget*>& way)
    {
        QStringList names;
        for (const QWidget* const each : way)
            names += nameOf(*each);
        return names;
    }

    /// On every page, and there on every tab.
    void everywhere(const std::function<void(const QString& where)>& look)
    {
        for (const char* const page :
             {"actionHome", "actionExplore", "actionExperiment", "actionLessons", "actionSettings"}) {
            trigger(page);
            look(QLatin1String(page));
            for (QTabWidget* const tabs : window().findChildren<QTabWidget*>()) {
                for (int tab = 0; tabs->isVisible() && tab < tabs->count(); ++tab) {
                    tabs->setCurrentIndex(tab);
                    QTest::qWait(20);
                    look(tabs->objectName() + QLatin1Char(' ') + tabs->tabText(tab));
                }
            }
        }
    }

    void addMissed(const QString& where, std::set<std::string>& missed)
    {
        std::vector<QWidget*> wanted;
        for (QWidget* const widget : window().findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->isEnabled() && widget->window() == &window()
                && takesInput(*widget) && (widget->focusPolicy() & Qt::TabFocus) != 0)
                wanted.push_back(widget);
        }
        ASSERT_FALSE(wanted.empty()) << qPrintable(where);
        const auto way = walk(*wanted.front(), Qt::Key_Tab);
        for (QWidget* const each : wanted) {
            // Of buttons of which one is pressed, the Tab key comes to that one, and arrows to the others.
            const auto* const button = qobject_cast<QAbstractButton*>(each);
            const bool isByArrow =
                button != nullptr && button->group() != nullptr && button->group()->exclusive();
            if (!isByArrow && std::ranges::find(way, each) == way.end())
                missed.insert(QStringLiteral("%1: %2 %3")
                                  .arg(where, QLatin1String(each->metaObject()->className()), nameOf(*each))
                                  .toStdString());
        }
    }

    void addUnnamed(const QString& where, std::set<std::string>& unnamed)
    {
        for (QWidget* const widget : window().findChildren<QWidget*>()) {
            if (!widget->isVisible() || !takesInput(*widget))
                continue;
            QAccessibleInterface* const read = QAccessible::queryAccessibleInterface(widget);
            if (read != nullptr && read->text(QAccessible::Name).isEmpty())
                unnamed.insert(QStringLiteral("%1: %2 '%3' in %4 '%5'")
                                   .arg(where,
                                        QLatin1String(widget->metaObject()->className()),
                                        widget->objectName(),
                                        QLatin1String(widget->parentWidget()->metaObject()->className()),
                                        widget->parentWidget()->objectName())
                                   .toStdString());
        }
    }
};

TEST_F(Keyboard, everyPartOfEveryPageAndTabHasAName)
{
    std::set<std::string> unnamed;
    everywhere([&](const QString& where) { addUnnamed(where, unnamed); });
    EXPECT_THAT(unnamed, testing::IsEmpty());
}

TEST_F(Keyboard, tabGoesAllTheWayRoundExplorarAndBack)
{
    const auto way = walk(part<QToolButton>("addCondition"), Qt::Key_Tab);
    const QStringList names = namesOf(way);
    qsizetype before = -1;
    for (const char* const part : {"addCondition",
                                   "sexChart",
                                   "ageChart",
                                   "numbersChart",
                                   "numbersColumn",
                                   "pairChart",
                                   "xColumn",
                                   "galleryTabs",
                                   "galleryOrder",
                                   "gallery",
                                   "imageView",
                                   "windowSlider",
                                   "exportButton"}) {
        const qsizetype place = names.indexOf(QLatin1String(part));
        EXPECT_GT(place, before) << part << " comes too early or not at all in "
                                 << qPrintable(names.join(QLatin1Char(' ')));
        before = place;
    }
    auto back = walk(part<QToolButton>("addCondition"), Qt::Key_Backtab);
    std::reverse(back.begin() + 1, back.end());
    EXPECT_EQ(namesOf(back), names);
}

TEST_F(Keyboard, tabComesToEveryPartOfEveryPageAndTab)
{
    std::set<std::string> missed;
    everywhere([&](const QString& where) { addMissed(where, missed); });
    EXPECT_THAT(missed, testing::IsEmpty());
}

TEST_F(Keyboard, aChipKeepsTheFocusWhileRowsChange)
{
    auto& ages = part<plots::HistogramPlot>("ageChart");
    Q_EMIT ages.rangeChosen(60, 240);
    const auto chips = [this] {
        return window().findChildren<QToolButton*>(QStringLiteral("conditionChip"));
    };
    ASSERT_TRUE(waitFor([&] { return chips().size() == 1; }));
    const QPointer<QToolButton> chip = chips().first();
    chip->setFocus(Qt::TabFocusReason);
    const auto shown = [this] { return part<gallery::Gallery>("gallery").model()->rowCount(); };
    const int before = shown();
    Q_EMIT ages.rangeTried(96, 132);
    ASSERT_TRUE(waitFor([&] { return shown() < before; }));
    ASSERT_FALSE(chip.isNull());
    EXPECT_TRUE(chip->hasFocus());
    Q_EMIT ages.rangeChosen(96, 132);
    ASSERT_TRUE(waitFor([&] { return shown() < before; }));
    ASSERT_EQ(chips().size(), 1);
    EXPECT_TRUE(chips().first()->hasFocus()) << "the one in its place";
    QTest::keyClick(chips().first(), Qt::Key_Space);
    ASSERT_TRUE(waitFor([&] { return chips().isEmpty(); }));
    EXPECT_TRUE(part<QToolButton>("addCondition").hasFocus());
}

TEST_F(Keyboard, theListOfKeysHasThoseThatNoButtonStandsFor)
{
    trigger("actionShortcuts");
    const auto* const list =
        window().findChild<QDialog*>(QStringLiteral("shortcutsDialog"))->findChild<QTreeWidget*>();
    ASSERT_NE(list, nullptr);
    const auto found = [list](const QString& text, Qt::MatchFlags how, int column) {
        return list->findItems(text, how | Qt::MatchRecursive, column);
    };
    const auto larger = found(part<QAction>("actionLargerText").text(), Qt::MatchContains, 1);
    ASSERT_EQ(larger.size(), 1);
    EXPECT_EQ(larger.first()->parent(), list->topLevelItem(0)) << "that is on every page";
    const auto keep = found(part<QAction>("keepImage").text().remove(QLatin1Char('&')), Qt::MatchExactly, 1);
    ASSERT_EQ(keep.size(), 1);
    EXPECT_EQ(keep.first()->parent()->text(0), part<QAction>("actionExplore").text());
    EXPECT_FALSE(found(QStringLiteral("Enter"), Qt::MatchExactly, 0).isEmpty());
    EXPECT_FALSE(found(QStringLiteral("Esc"), Qt::MatchStartsWith, 0).isEmpty());
    EXPECT_GE(found(QStringLiteral("Ctrl"), Qt::MatchContains, 0).size(), 3);
}

} // namespace
} // namespace carpo::app_test
