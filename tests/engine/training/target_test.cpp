// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/target.h"

#include "engine/training/class_metrics.h"
#include "engine/training/losses.h"
#include "engine/training/network_options.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>

namespace carpo::training {
namespace {

using core::ErrorCode;
using Settings = std::vector<std::pair<std::string, std::string>>;

constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

Experiment experimentWith(const Settings& settings)
{
    Experiment experiment;
    for (const auto& [key, text] : settings)
        EXPECT_TRUE(experiment.setFromText(key, text).has_value()) << key;
    return experiment;
}

Experiment ofSex(Settings more = {})
{
    Settings settings{{"target.name", "sex"}, {"loss.name", "cross_entropy"}, {"network.sex", "none"}};
    settings.insert(settings.end(), more.begin(), more.end());
    return experimentWith(settings);
}

TEST(Target, saysAllThatDoesNotGoWithIt)
{
    EXPECT_TRUE(checkTarget(Experiment()).has_value());
    EXPECT_TRUE(checkTarget(ofSex()).has_value());
    const auto sex = checkTarget(experimentWith({{"target.name", "sex"}, {"training.metric", "rmse"}}));
    ASSERT_FALSE(sex.has_value());
    EXPECT_EQ(sex.error().code, ErrorCode::ExperimentContradiction);
    EXPECT_EQ(sex.error().value("key"), "loss.name");
    EXPECT_EQ(sex.error().value("other"), "target.name");
    EXPECT_EQ(sex.error().value("settings"),
              "loss.name=cross_entropy, network.sex=none, training.metric=accuracy");
    EXPECT_EQ(core::inEnglish(checkTarget(ofSex({{"network.sex", "dense"}})).error()),
              "experiment: network.sex = dense does not go with target.name = sex. Set network.sex=none.");
    // Who tells other classes may be told the sex.
    EXPECT_TRUE(checkTarget(experimentWith({{"target.name", "class"}, {"loss.name", "kl"}})).has_value());
    EXPECT_EQ(checkTarget(experimentWith({{"training.metric", "f1"}})).error().value("settings"),
              "training.metric=mae");
    EXPECT_EQ(checkNetwork(experimentWith({{"target.name", "class"}, {"loss.name", "l2"}}), 128).error().code,
              ErrorCode::ExperimentContradiction);
}

TEST(Target, choosesAMetricOfItsKind)
{
    EXPECT_EQ(chosenMetric(Experiment()).key, "mae");
    EXPECT_FALSE(chosenMetric(Experiment()).higherIsBetter);
    EXPECT_EQ(chosenMetric(ofSex()).key, "accuracy") << "mae stands for it";
    EXPECT_EQ(chosenMetric(ofSex({{"training.metric", "roc_auc"}})).key, "roc_auc");
    EXPECT_TRUE(chosenMetric(ofSex()).higherIsBetter);
}

TEST(Target, hasAnOutputForEachClass)
{
    EXPECT_EQ(networkOptions(Experiment()).outputs, 1);
    EXPECT_EQ(networkOptions(ofSex(), 2).outputs, 2);
    EXPECT_EQ(networkOptions(experimentWith({{"target.name", "class"}, {"loss.name", "hinge"}}), 7).outputs, 7);
    EXPECT_EQ(bandCount(ofSex()), 0) << "age bands are of ages";
}

class Targets : public testing::Test
{
protected:
    void SetUp() override
    {
        m_set.classes = {"a", "b", "c"};
        m_set.targets = {0, 1, 1, 0, 1, kUnknown};
        m_set.train = {0, 1, 2};
        m_set.validation = {3, 4};
    }

    [[nodiscard]] ErrorCode error() const
    {
        const auto checked = checkTargets(Experiment(), m_set);
        return checked ? ErrorCode::Cancelled : checked.error().code;
    }

    TrainingSet m_set;
};

TEST_F(Targets, mustTeachSomething)
{
    EXPECT_TRUE(checkTargets(Experiment(), m_set).has_value());
    m_set.validation = {};
    EXPECT_EQ(error(), ErrorCode::NotEnoughImages);
    m_set.validation = {3};
    m_set.train = {1, 2};
    EXPECT_EQ(error(), ErrorCode::ClassNotTrained);
    EXPECT_EQ(checkTargets(Experiment(), m_set).error().value("class"), "a");
    m_set.validation = {4};
    EXPECT_EQ(error(), ErrorCode::TargetConstant);
    EXPECT_EQ(checkTargets(Experiment(), m_set).error().value("found"), "b");
    m_set.targets.assign(6, kUnknown);
    EXPECT_EQ(error(), ErrorCode::TargetMissing);
}

TEST_F(Targets, thatAreNumbersMustDiffer)
{
    m_set.classes.clear();
    m_set.targets = {12, 12, 12, 30, 40, kUnknown};
    EXPECT_EQ(error(), ErrorCode::TargetConstant);
    EXPECT_EQ(checkTargets(Experiment(), m_set).error().value("found"), "12");
    m_set.targets[0] = 13;
    EXPECT_TRUE(checkTargets(Experiment(), m_set).has_value());
}

TEST_F(Targets, areGuessedByTheMostFrequentClass)
{
    EXPECT_DOUBLE_EQ(constantGuess(m_set), 0.5) << "b, which one of two is";
    m_set.validation = {1, 2, 4};
    EXPECT_DOUBLE_EQ(constantGuess(m_set), 1);
    m_set.validation = {};
    EXPECT_TRUE(std::isnan(constantGuess(m_set)));
}

TEST(ClassLosses, areThoseOfTheReferenceOnOneHotTargets)
{
    torch::manual_seed(3);
    const torch::Tensor logits = torch::randn({6, 3}, torch::kFloat64);
    const torch::Tensor truth = torch::tensor({0.0, 1.0, 2.0, 2.0, 1.0, 0.0}, torch::kFloat64);
    const torch::Tensor places = truth.to(torch::kInt64);
    const Standardisation values{.classes = 3};
    const auto of = [&](const char* name, const char* smoothing = "0") {
        return makeLoss(ofSex({{"loss.name", name}, {"regularization.label_smoothing", smoothing}}),
                        values)(logits, truth)
            .item<double>();
    };
    namespace F = torch::nn::functional;
    const double entropy = F::cross_entropy(logits, places).item<double>();
    EXPECT_NEAR(of("cross_entropy"), entropy, 1e-12);
    EXPECT_NEAR(of("kl"), entropy, 1e-12) << "a one-hot target has no entropy";
    EXPECT_NEAR(
        of("cross_entropy", "0.2"),
        F::cross_entropy(logits, places, F::CrossEntropyFuncOptions().label_smoothing(0.2)).item<double>(),
        1e-12);
    EXPECT_NEAR(of("hinge"), F::multi_margin_loss(logits, places).item<double>(), 1e-12);
    const torch::Tensor apart =
        F::cosine_similarity(torch::softmax(logits, 1), torch::one_hot(places, 3).to(torch::kFloat64));
    EXPECT_NEAR(of("cosine"), (1 - apart).mean().item<double>(), 1e-12);
}

TEST(ClassLosses, countWhatIsCalledWrongly)
{
    const Loss loss = makeLoss(ofSex(), {.classes = 2});
    const torch::Tensor output = torch::tensor({{2.0, 0.0}, {0.0, 1.0}, {3.0, 1.0}});
    const torch::Tensor truth = torch::tensor({0.0, 0.0, 1.0});
    EXPECT_EQ(loss.errorSum(output, truth).item<double>(), 2);
    EXPECT_EQ(loss.values(output)[1].item<float>(), 1);
    EXPECT_NEAR(loss.probabilities(output)[0][0].item<double>(), 1 / (1 + std::exp(-2.0)), 1e-6);
    EXPECT_FALSE(makeLoss(Experiment()).probabilities) << "a number has none";
}

TEST(ClassMetrics, areAllMeasuredAtOnce)
{
    const std::vector<float> truth{0, 1, 1, 0};
    const std::vector<float> scores{0.9F, 0.1F, 0.2F, 0.8F, 0.6F, 0.4F, 0.5F, 0.5F};
    const auto all = measuredClasses(truth, scores, 2);
    ASSERT_EQ(all.size(), classMetrics().size() + scoreMetrics().size());
    const std::map<std::string, double> values(all.begin(), all.end());
    EXPECT_DOUBLE_EQ(values.at("accuracy"), 0.75) << "of equal scores the first counts";
    EXPECT_DOUBLE_EQ(values.at("roc_auc"), 0.75);
    for (const auto& [key, value] : all) {
        EXPECT_TRUE(isClassMetric(key));
        EXPECT_NE(std::string(classMetricLabel(key)), "");
        EXPECT_TRUE(std::isfinite(value)) << key;
    }
    EXPECT_FALSE(isClassMetric("mae"));
}

} // namespace
} // namespace carpo::training
