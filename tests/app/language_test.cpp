// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/plots/plot.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGroupBox>
#include <QLabel>
#include <QTabWidget>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace carpo::app_test {
namespace {

class LanguageSwitch : public WindowFixture
{
protected:
    /// Every text that the window has at this moment, shown or not.
    std::set<std::string> texts()
    {
        std::set<std::string> all;
        for (const QWidget* const widget : window().findChildren<QWidget*>()) {
            if (qobject_cast<const QTabBar*>(widget->parentWidget()) != nullptr)
                continue; // its arrows, which Qt names once and for all
            add(widget->toolTip(), all);
            add(widget->accessibleName(), all);
            if (const auto* const label = qobject_cast<const QLabel*>(widget))
                add(label->text(), all);
            else if (const auto* const button = qobject_cast<const QAbstractButton*>(widget))
                add(button->text(), all);
            else if (const auto* const box = qobject_cast<const QGroupBox*>(widget))
                add(box->title(), all);
            else if (const auto* const combo = qobject_cast<const QComboBox*>(widget))
                addItems(*combo, all);
            else if (const auto* const tabs = qobject_cast<const QTabWidget*>(widget))
                addTabs(*tabs, all);
        }
        for (const QAction* const action : window().findChildren<QAction*>())
            add(action->text(), all);
        return all;
    }

private:
    static void addItems(const QComboBox& combo, std::set<std::string>& all)
    {
        for (int i = 0; i < combo.count(); ++i)
            add(combo.itemText(i), all);
    }

    static void addTabs(const QTabWidget& tabs, std::set<std::string>& all)
    {
        for (int i = 0; i < tabs.count(); ++i)
            add(tabs.tabText(i), all);
    }

    /// Texts of three words or more; numbers, names and abbreviations are the same in both languages.
    static void add(const QString& text, std::set<std::string>& all)
    {
        if (std::ranges::count(text, QLatin1Char(' ')) >= 2
            && std::ranges::count_if(text, [](QChar c) { return c.isLetter(); }) > text.size() / 2)
            all.insert(text.toStdString());
    }
};

TEST_F(LanguageSwitch, leavesNoTextOfTheOtherLanguage)
{
    writeSmallCohort(m_folder / "c", 6, 64);
    openAndWait(m_folder / "c");
    for (const char* page :
         {"actionHome", "actionExperiment", "actionLessons", "actionSettings", "actionExplore"})
        trigger(page);
    EXPECT_TRUE(waitFor([this] { return part<QComboBox>("preset").currentIndex() >= 0; }));
    const auto portuguese = texts();
    EXPECT_GT(portuguese.size(), 80U);
    speak("en");
    const auto english = texts();
    std::vector<std::string> both;
    std::ranges::set_intersection(portuguese, english, std::back_inserter(both));
    // Names of a method and of a language, the same everywhere.
    EXPECT_THAT(both, testing::IsSubsetOf({"He normal"}));
    speak("pt_BR");
    std::vector<std::string> left;
    std::ranges::set_intersection(english, texts(), std::back_inserter(left));
    EXPECT_THAT(left, testing::IsSubsetOf(both)) << "the way back";
}

TEST_F(LanguageSwitch, qtsOwnDialogsSpeakTheWindowsLanguage)
{
    const auto save = [] { return QDialogButtonBox(QDialogButtonBox::Save).buttons().front()->text(); };
    EXPECT_TRUE(save().contains(QStringLiteral("Salvar"))) << save().toStdString();
    EXPECT_EQ(QFileDialog::tr("Look in:"), QStringLiteral("Procurar em:"));
    speak("en");
    EXPECT_EQ(QFileDialog::tr("Look in:"), QStringLiteral("Look in:"));
}

TEST_F(LanguageSwitch, startsInPortugueseWhateverTheSystem)
{
    EXPECT_EQ(part<QAction>("actionExplore").text(), QStringLiteral("Explorar"));
    EXPECT_EQ(QLocale().name(), QStringLiteral("pt_BR"));
    EXPECT_EQ(QLocale().decimalPoint(), QStringLiteral(","));
}

TEST_F(LanguageSwitch, everyPartThatTakesTheKeyboardHasAName)
{
    std::set<std::string> unnamed;
    for (const QAbstractButton* const button : window().findChildren<QAbstractButton*>()) {
        if (button->isVisible() && button->text().isEmpty() && button->accessibleName().isEmpty()
            && button->toolTip().isEmpty())
            unnamed.insert(button->objectName().toStdString() + " in "
                           + button->parentWidget()->metaObject()->className());
    }
    EXPECT_THAT(unnamed, testing::IsEmpty());
}

} // namespace
} // namespace carpo::app_test
