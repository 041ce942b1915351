// SPDX-License-Identifier: GPL-3.0-or-later
// The network of the form: drawn, counted, built.
#include "app/bridge/network_outline.h"
#include "app/models/layer_model.h"
#include "app/models/own_layer_kinds.h"
#include "app/models/own_layer_model.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/state_view.h"
#include "widgets/forms/form.h"
#include "widgets/network/layer_chain.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>

namespace carpo::app_test {
namespace {

const QString kLayers = QStringLiteral("network.layers");

class Network : public WindowFixture
{
protected:
    void SetUp() override
    {
        trigger("actionExperiment");
        EXPECT_TRUE(waitFor([this] { return part<QComboBox>("preset").currentIndex() >= 0; }));
        part<QTabWidget>("experimentTabs").setCurrentWidget(&part<QWidget>("networkPanel"));
    }

    forms::Form& form() { return part<forms::Form>("experimentForm"); }
    QString layers() { return form().value(kLayers).toString(); }
    network::LayerChain& own() { return part<network::LayerChain>("ownLayers"); }

    void build(const char* text)
    {
        part<QPushButton>("buildNetwork").click();
        EXPECT_EQ(form().value(QStringLiteral("network.name")), QStringLiteral("own"));
        form().setValue(QStringLiteral("data.input_size"), 64);
        form().setValue(kLayers, QString::fromLatin1(text));
    }
    void choose(int row) { own().setCurrentIndex(own().model()->index(row, 0)); }
    QString shape(int row) { return own().model()->index(row, 0).data(network::ShapeRole).toString(); }
    QString problem(int row) { return own().model()->index(row, 0).data(network::ProblemRole).toString(); }
};

TEST_F(Network, isDrawnWithWhatItsLayersCost)
{
    auto& preset = part<QComboBox>("preset");
    preset.setCurrentIndex(preset.findData(QStringLiteral("lenet_ufg")));
    Q_EMIT preset.activated(preset.currentIndex());
    // The lecture's count.
    auto& totals = part<QLabel>("networkTotals");
    EXPECT_TRUE(waitFor([&] { return totals.text().contains(QStringLiteral("71.617")); }))
        << totals.text().toStdString();
    const QAbstractItemModel& table = *part<QTreeView>("layerTable").model();
    // Its first convolution: 16 filters of 3 x 3 and a bias each, on the preset's 128 x 128 pixels.
    EXPECT_EQ(table.index(0, 0).data().toString(), QStringLiteral("Convolução"));
    EXPECT_EQ(table.index(0, 1).data().toString(), QStringLiteral("16×128×128"));
    EXPECT_EQ(table.index(0, 2).data().toString(), QStringLiteral("160"));
    EXPECT_EQ(table.index(0, 3).data().toString(), QStringLiteral("2,36 M"));
    EXPECT_EQ(table.index(0, 3).data(Qt::ToolTipRole).toString(), QStringLiteral("2.359.296"));
    EXPECT_EQ(table.index(0, 5).data().toString(), QStringLiteral("3×3"));
    // One choice for both.
    auto& chain = part<network::LayerChain>("layerChain");
    chain.setFocus();
    chain.setCurrentIndex(table.index(0, 0));
    QTest::keyClick(&chain, Qt::Key_Down);
    EXPECT_EQ(part<QTreeView>("layerTable").currentIndex().row(), 1);
}

TEST_F(Network, itsWeightsNamesGiveWayOnALaptopsScreen)
{
    window().resize(1366, 768);
    window().show();
    form().setValue(QStringLiteral("network.name"), QStringLiteral("resnet50"));
    auto& table = part<QTreeView>("layerTable");
    EXPECT_TRUE(waitFor([&] { return table.isVisible() && table.model()->rowCount() > 100; }));
    QCoreApplication::processEvents();
    EXPECT_TRUE(table.isColumnHidden(models::LayerModel::kName));
    for (int column = models::LayerModel::kShape; column <= models::LayerModel::kSees; ++column) {
        EXPECT_FALSE(table.isColumnHidden(column)) << column;
        EXPECT_GE(table.columnWidth(column), table.header()->sectionSizeHint(column)) << column;
    }
    // Its own columns again where there is room.
    window().resize(2600, 900);
    EXPECT_TRUE(waitFor([&] { return !table.isColumnHidden(models::LayerModel::kName); }));
}

TEST_F(Network, thatCannotBeBuiltSaysWhy)
{
    form().setValue(QStringLiteral("data.input_size"), 32);
    form().setValue(QStringLiteral("network.name"), QStringLiteral("inception_v4"));
    auto& state = part<feedback::StateView>("networkState");
    EXPECT_TRUE(waitFor([&] { return state.isVisible(); }));
    EXPECT_TRUE(state.sentence().contains(QStringLiteral("32"))) << state.sentence().toStdString();
    form().setValue(QStringLiteral("network.name"), QStringLiteral("rapida"));
    EXPECT_TRUE(waitFor([&] { return part<QTreeView>("layerTable").isVisible(); }));
}

TEST_F(Network, isBuiltLayerByLayer)
{
    build("conv 16; pool 2; global");
    EXPECT_EQ(own().model()->rowCount(), 4) << "and the head";
    EXPECT_EQ(shape(0), QStringLiteral("16 × 64 × 64"));
    EXPECT_EQ(shape(2), QStringLiteral("16"));
    choose(1);
    part<QAction>("addLayer_residual").trigger();
    EXPECT_EQ(layers(), QStringLiteral("conv 16; pool 2; residual 16; global"));
    EXPECT_EQ(own().currentIndex().row(), 2);
    EXPECT_EQ(shape(2), QStringLiteral("16 × 32 × 32"));

    // Its fields.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // those of the layer before
    part<QSpinBox>("layerArgument0").setValue(32);
    part<QSpinBox>("layerArgument1").setValue(2);
    EXPECT_EQ(layers(), QStringLiteral("conv 16; pool 2; residual 32 2; global"));
    EXPECT_EQ(shape(2), QStringLiteral("32 × 16 × 16"));

    own().setFocus();
    QTest::keyClick(&own(), Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(layers(), QStringLiteral("conv 16; residual 32 2; pool 2; global"));
    EXPECT_EQ(own().currentIndex().row(), 1);
    QTest::keyClick(&own(), Qt::Key_Down, Qt::AltModifier);
    EXPECT_EQ(layers(), QStringLiteral("conv 16; pool 2; residual 32 2; global"));
    QTest::keyClick(&own(), Qt::Key_Delete);
    EXPECT_EQ(layers(), QStringLiteral("conv 16; pool 2; global"));

    part<QAction>("undoExperiment").trigger();
    EXPECT_EQ(layers(), QStringLiteral("conv 16; pool 2; residual 32 2; global"));
    EXPECT_EQ(shape(2), QStringLiteral("32 × 16 × 16"));
}

TEST_F(Network, saysWhichLayerIsWrong)
{
    build("conv 16; dense 8; pool 2");
    EXPECT_TRUE(problem(0).isEmpty());
    EXPECT_TRUE(problem(1).isEmpty());
    EXPECT_FALSE(problem(2).isEmpty()) << "numbers cannot be pooled";
    EXPECT_TRUE(shape(2).isEmpty());
    EXPECT_TRUE(waitFor([&] { return part<feedback::StateView>("networkState").isVisible(); }));
    own().setFocus();
    choose(2);
    QTest::keyClick(&own(), Qt::Key_Delete);
    EXPECT_TRUE(waitFor([&] { return part<QTreeView>("layerTable").isVisible(); }));
    choose(1);
    QTest::keyClick(&own(), Qt::Key_Delete);
    EXPECT_FALSE(problem(1).isEmpty()) << "the head takes no image";
    EXPECT_EQ(layers(), QStringLiteral("conv 16"));
}

TEST(OwnLayerModel, movesWhatIsDragged)
{
    models::OwnLayerModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    training::Experiment experiment;
    QString told;
    QObject::connect(&model, &models::OwnLayerModel::edited, [&](const QString& layers) { told = layers; });
    ASSERT_TRUE(experiment.setFromText("network.layers", "conv 1; conv 2; conv 3; global").has_value());
    model.setDrafts(bridge::draftsOf(experiment));
    const auto drag = [&](int from, int before) {
        const std::unique_ptr<QMimeData> data(model.mimeData({model.index(from)}));
        EXPECT_FALSE(model.dropMimeData(data.get(), Qt::MoveAction, before, 0, {}));
    };
    drag(0, 3);
    EXPECT_EQ(told, QStringLiteral("conv 2; conv 3; conv 1; global"));
    drag(2, 0);
    EXPECT_EQ(told, QStringLiteral("conv 1; conv 2; conv 3; global"));
    drag(1, 2);
    EXPECT_EQ(told, QStringLiteral("conv 1; conv 2; conv 3; global")) << "it stays where it is";
    drag(0, 5);
    EXPECT_EQ(told, QStringLiteral("conv 2; conv 3; global; conv 1")) << "not behind the head";
    EXPECT_FALSE(model.flags(model.index(4)).testFlag(Qt::ItemIsDragEnabled));
    EXPECT_TRUE(model.setData(model.index(0), QStringLiteral(" dense  7; "), Qt::EditRole));
    EXPECT_EQ(told, QStringLiteral("dense 7; conv 3; global; conv 1"));
    EXPECT_FALSE(model.setData(model.index(0), QStringLiteral(" "), Qt::EditRole));
}

TEST(OwnLayerKinds, areThoseThatTheEngineReads)
{
    for (const models::OwnLayerKind& kind : models::ownLayerKinds()) {
        const auto fails = [&](const QString& words) {
            const nn::LayerDrafts drafts =
                nn::draftLayers(words.toStdString(), 256, {}, {}, "test", "network.layers");
            const auto& error = drafts.layers.at(0).error;
            // A layer may be too large, or not fit, and still be one.
            return error && error->code == core::ErrorCode::ExperimentUnknownChoice;
        };
        EXPECT_FALSE(fails(kind.usual)) << kind.usual.toStdString();
        QVariantList usual = models::argumentsOf(kind, kind.usual);
        EXPECT_EQ(models::layerWords(kind, usual), kind.usual);
        for (std::size_t i = 0; i < kind.arguments.size(); ++i) {
            const forms::FieldSpec& argument = kind.arguments[i];
            const auto with = [&](const QVariant& value) {
                QVariantList changed = usual;
                changed[static_cast<qsizetype>(i)] = value;
                return models::layerWords(kind, changed);
            };
            for (const forms::FieldChoice& choice : argument.choices)
                EXPECT_FALSE(fails(with(choice.value))) << with(choice.value).toStdString();
            if (argument.kind != forms::FieldKind::Integer)
                continue;
            const int low = static_cast<int>(argument.minimum);
            const int high = static_cast<int>(argument.maximum);
            EXPECT_FALSE(fails(with(low))) << with(low).toStdString();
            EXPECT_FALSE(fails(with(high))) << with(high).toStdString();
            EXPECT_TRUE(fails(with(low - 1))) << with(low - 1).toStdString();
            EXPECT_TRUE(fails(with(high + 1))) << with(high + 1).toStdString();
        }
    }
}

} // namespace
} // namespace carpo::app_test
