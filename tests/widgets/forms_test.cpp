// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/form.h"
#include "widgets/forms/real_spin_box.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace carpo::forms;

namespace {

FieldSpec field(const char* key, const char* group, FieldKind kind, const QVariant& value)
{
    FieldSpec spec;
    spec.key = QLatin1String(key);
    spec.label = QStringLiteral("Label of ") + spec.key;
    spec.group = QLatin1String(group);
    spec.kind = kind;
    spec.maximum = 1000.0;
    spec.defaultValue = value;
    return spec;
}

std::vector<FieldSpec> fields()
{
    FieldSpec rate = field("rate", "Learning", FieldKind::Real, 0.001);
    rate.minimum = 1e-7;
    rate.maximum = 10.0;
    rate.logarithmic = true;
    FieldSpec choice = field("optimizer", "Learning", FieldKind::Choice, QStringLiteral("adam"));
    choice.choices = {{QStringLiteral("sgd"), QStringLiteral("SGD with momentum"), {}},
                      {QStringLiteral("adam"), QStringLiteral("Adam"), {}}};
    return {rate,
            field("batch", "Data", FieldKind::Integer, 32),
            choice,
            field("flip", "Data", FieldKind::Boolean, true),
            field("name", "Data", FieldKind::Text, QStringLiteral("run"))};
}

const QString kRate = QStringLiteral("rate");
const QString kBatch = QStringLiteral("batch");
const QString kOptimizer = QStringLiteral("optimizer");

} // namespace

TEST(RealSpinBox, ShowsSmallRatesAsPeopleWriteThem)
{
    RealSpinBox box(true);
    box.setLocale(QLocale(QLocale::Portuguese, QLocale::Brazil));
    box.setRange(0.0, 10.0);
    box.setValue(0.001);
    EXPECT_EQ(box.text(), QStringLiteral("0,001"));
    box.setValue(0.00001);
    EXPECT_EQ(box.text().toLower(), QStringLiteral("1e-5"));
    box.setValue(0.5);
    EXPECT_EQ(box.text(), QStringLiteral("0,5"));
}

TEST(RealSpinBox, StepsThroughDecades)
{
    RealSpinBox box(true);
    box.setRange(1e-6, 1.0);
    box.setValue(0.001);
    box.stepBy(1);
    EXPECT_DOUBLE_EQ(box.value(), 0.002);
    box.stepBy(2);
    EXPECT_DOUBLE_EQ(box.value(), 0.01);
    box.stepBy(-1);
    EXPECT_DOUBLE_EQ(box.value(), 0.005);
    box.stepBy(100);
    EXPECT_DOUBLE_EQ(box.value(), 1.0);
    EXPECT_DOUBLE_EQ(nextInDecade(0.0013), 0.002);
    EXPECT_DOUBLE_EQ(previousInDecade(0.0013), 0.001);
    EXPECT_DOUBLE_EQ(previousInDecade(0.001), 0.0005);
}

TEST(RealSpinBox, UnderstandsWhatIsTyped)
{
    RealSpinBox box(true);
    box.setRange(0.0, 10.0);
    box.show();
    for (const char* typed : {"3e-4", "0.0003", "0,0003"}) {
        box.setValue(1.0);
        box.selectAll();
        QTest::keyClicks(&box, QLatin1String(typed));
        QTest::keyClick(&box, Qt::Key_Return);
        EXPECT_DOUBLE_EQ(box.value(), 3e-4) << typed;
    }
    box.selectAll();
    QTest::keyClicks(&box, QStringLiteral("x"));
    EXPECT_FALSE(box.text().contains(QLatin1Char('x')));
}

TEST(Form, TellsEachChangeOnce)
{
    Form form;
    form.setFields(fields());
    QSignalSpy changed(&form, &Form::valueChanged);
    EXPECT_TRUE(form.setValue(kRate, 0.01));
    EXPECT_TRUE(form.setValue(kRate, 0.01));
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(changed[0][0].toString(), kRate);
    EXPECT_DOUBLE_EQ(changed[0][1].toDouble(), 0.01);
    EXPECT_FALSE(form.setValue(kRate, 11.0)) << "out of range";
    EXPECT_FALSE(form.setValue(kBatch, 1.5)) << "not whole";
    EXPECT_FALSE(form.setValue(kOptimizer, QStringLiteral("adagrad"))) << "not a choice";
    EXPECT_FALSE(form.setValue(QStringLiteral("nothing"), 1));
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(form.value(kOptimizer).toString(), QStringLiteral("adam"));
    EXPECT_FALSE(form.value(QStringLiteral("nothing")).isValid());
}

TEST(Form, MarksWhatDiffersAndPutsItBack)
{
    Form form;
    form.setFields(fields());
    EXPECT_TRUE(form.changedKeys().isEmpty());
    form.setReference({{kBatch, 64}});
    EXPECT_EQ(form.changedKeys(), QStringList{kBatch});
    form.setValue(kOptimizer, QStringLiteral("sgd"));
    EXPECT_EQ(form.changedKeys(), (QStringList{kBatch, kOptimizer}));
    form.resetToReference();
    EXPECT_TRUE(form.changedKeys().isEmpty());
    EXPECT_EQ(form.value(kBatch).toInt(), 64);
    EXPECT_EQ(form.value(kOptimizer).toString(), QStringLiteral("adam"));
}

TEST(Form, KeepsValuesWhenTheWordsChange)
{
    Form form;
    form.setFields(fields());
    form.setValue(kBatch, 128);
    auto other = fields();
    other[0].label = QStringLiteral("taxa");
    form.setFields(other);
    EXPECT_EQ(form.value(kBatch).toInt(), 128);
    EXPECT_EQ(form.changedKeys(), QStringList{kBatch});
}

TEST(Form, SearchFindsByLabelKeyAndChoice)
{
    Form form;
    form.setFields(fields());
    form.setGroupFolded(QStringLiteral("Learning"), true);
    form.show();
    EXPECT_FALSE(form.isFieldShown(kRate));
    form.setFilter(QStringLiteral("momentum"));
    EXPECT_TRUE(form.isFieldShown(kOptimizer)) << "a search opens what is folded";
    EXPECT_FALSE(form.isFieldShown(kRate));
    EXPECT_FALSE(form.isFieldShown(kBatch));
    form.setFilter({});
    EXPECT_FALSE(form.isFieldShown(kOptimizer));
    EXPECT_TRUE(form.isFieldShown(kBatch));
    form.setFieldVisible(kBatch, false);
    EXPECT_FALSE(form.isFieldShown(kBatch));
}

TEST(Form, LockedItIsReadButNotEdited)
{
    Form form;
    form.setFields(fields());
    form.show();
    form.setLocked(true);
    EXPECT_TRUE(form.isFieldShown(kBatch));
    EXPECT_FALSE(form.editor(kBatch)->isEnabled());
    form.setLocked(false);
    EXPECT_TRUE(form.editor(kBatch)->isEnabled());
    form.setFieldEnabled(kBatch, false);
    EXPECT_FALSE(form.editor(kBatch)->isEnabled());
}

TEST(Form, IsNarrowAndNamed)
{
    Form form;
    form.setFields(fields());
    form.resize(2000, 600);
    EXPECT_LE(form.width(), 360);
    for (const QString& key : form.keys())
        EXPECT_FALSE(form.editor(key)->accessibleName().isEmpty()) << key.toStdString();
}

TEST(Form, AWheelPassingOverChangesNothing)
{
    Form form;
    form.setFields(fields());
    form.show();
    QWidget* editor = form.editor(kBatch);
    const QPointF centre = QRectF(editor->rect()).center();
    QWheelEvent wheel(centre,
                      editor->mapToGlobal(centre),
                      {},
                      {0, 120},
                      Qt::NoButton,
                      Qt::NoModifier,
                      Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(editor, &wheel);
    EXPECT_EQ(form.value(kBatch).toInt(), 32);
}

TEST(Form, SaysInPlaceWhichNumbersAreAllowed)
{
    Form form;
    std::vector<FieldSpec> all = fields();
    all[1].unit = QStringLiteral("images");
    all[1].minimum = 1;
    all[1].maximum = 64;
    form.setFields(all);
    const auto range = [&form](const QString& key) {
        return form.findChild<QLabel*>(key + QStringLiteral(".range"));
    };
    ASSERT_NE(range(kRate), nullptr);
    EXPECT_EQ(range(kRate)->text(), QStringLiteral("1e-7 to 10"));
    EXPECT_EQ(range(kBatch)->text(), QStringLiteral("1 to 64"));
    EXPECT_EQ(range(kOptimizer), nullptr);
}

TEST(Form, SaysTheUnitOfOneOfThem)
{
    Form form;
    std::vector<FieldSpec> all = fields();
    all[1].unit = QStringLiteral("images");
    all[1].unitOfOne = QStringLiteral("image");
    form.setFields(all);
    const auto* const box = qobject_cast<QSpinBox*>(form.editor(kBatch));
    EXPECT_EQ(box->text(), QStringLiteral("32 images"));
    form.setValue(kBatch, 1);
    EXPECT_EQ(box->text(), QStringLiteral("1 image"));
    form.setValue(kBatch, 21);
    EXPECT_EQ(box->text(), QStringLiteral("21 images"));
}

TEST(Form, SaysInTheToolTipWhatMayBeEntered)
{
    Form form;
    std::vector<FieldSpec> all = fields();
    all[0].explanation = QStringLiteral("How far a step goes.");
    all[1].unit = QStringLiteral("images");
    all[1].maximum = 4096;
    form.setFields(all);
    EXPECT_EQ(form.editor(kRate)->toolTip(), QStringLiteral("How far a step goes.\nFrom 1e-7 to 10."));
    const QString most = form.editor(kBatch)->locale().toString(4096);
    EXPECT_EQ(form.editor(kBatch)->toolTip(), QStringLiteral("From 0 images to %1 images.").arg(most));
    EXPECT_TRUE(form.editor(kOptimizer)->toolTip().isEmpty());
}

TEST(Form, AFieldHasAButtonThatAsksForWhatExplainsIt)
{
    Form form;
    std::vector<FieldSpec> specs = fields();
    specs.front().help = QStringLiteral("learning_rate");
    form.setFields(specs);
    QSignalSpy wanted(&form, &Form::helpWanted);
    auto* const button = form.findChild<QAbstractButton*>(QStringLiteral("rate.help"));
    ASSERT_NE(button, nullptr);
    button->click();
    EXPECT_EQ(wanted.value(0).value(0).toString(), QStringLiteral("learning_rate"));
    EXPECT_EQ(form.findChild<QAbstractButton*>(QStringLiteral("batch.help")), nullptr);
}
