// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/experiment.h"
#include "engine/training/hyperparameter.h"

#include <gmock/gmock.h>

#include <set>
#include <string>

namespace carpo::training {
namespace {

double numberOf(const Value& value)
{
    return std::holds_alternative<double>(value) ? std::get<double>(value)
                                                 : static_cast<double>(std::get<std::int64_t>(value));
}

// Sets what the condition asks for.
bool fulfil(const Condition& condition, Experiment& experiment)
{
    if (!condition.anyOf.empty())
        return experiment.setFromText(condition.key, condition.anyOf.front()).has_value();
    const Hyperparameter& above = *findHyperparameter(condition.key);
    const double most = above.maximum.value();
    return experiment
        .set(condition.key,
             above.type == ValueType::Integer ? Value(static_cast<std::int64_t>(most)) : Value(most))
        .has_value();
}

TEST(Catalogue, declaresEachKeyOnceInAKnownGroup)
{
    std::set<std::string_view> keys;
    std::set<std::string_view> known;
    for (const Group& group : groups())
        known.insert(group.key);
    for (const Hyperparameter& entry : hyperparameters()) {
        EXPECT_TRUE(keys.insert(entry.key).second) << entry.key;
        EXPECT_THAT(known, testing::Contains(entry.group())) << entry.key;
        EXPECT_EQ(findHyperparameter(entry.key), &entry);
    }
}

TEST(Catalogue, keepsTheKeysFixedFromTheFirstDay)
{
    for (const auto* const key : {"network.name",
                                  "network.sex",
                                  "data.input_size",
                                  "data.train_fraction",
                                  "data.validation_fraction",
                                  "data.subset_seed",
                                  "training.epochs",
                                  "training.batch_size",
                                  "training.seed",
                                  "optimizer.name",
                                  "optimizer.learning_rate",
                                  "loss.name",
                                  "execution.device",
                                  "execution.threads"})
        EXPECT_NE(findHyperparameter(key), nullptr) << key;
}

TEST(Catalogue, explainsEverything)
{
    for (const Hyperparameter& entry : hyperparameters()) {
        EXPECT_NE(std::string(entry.name), "") << entry.key;
        EXPECT_TRUE(std::string(entry.explanation).ends_with(".")) << entry.key;
    }
}

TEST(Catalogue, itsDefaultsAreAllowed)
{
    for (const Hyperparameter& entry : hyperparameters()) {
        Experiment experiment;
        EXPECT_TRUE(experiment.set(entry.key, entry.defaultValue).has_value()) << entry.key;
        EXPECT_TRUE(experiment.setFromText(entry.key, toText(entry.defaultValue)).has_value()) << entry.key;
        if (entry.type == ValueType::Integer || entry.type == ValueType::Real) {
            ASSERT_TRUE(entry.minimum && entry.maximum) << entry.key;
            EXPECT_LT(*entry.minimum, *entry.maximum) << entry.key;
            EXPECT_GE(numberOf(entry.defaultValue), *entry.minimum) << entry.key;
        }
        EXPECT_EQ(entry.type == ValueType::Choice, !entry.choices.empty()) << entry.key;
    }
}

TEST(Catalogue, itsConditionsNameValuesThatExist)
{
    for (const Hyperparameter& entry : hyperparameters()) {
        for (const Condition& condition : entry.appliesWhen) {
            for (const std::string_view value : condition.anyOf) {
                Experiment experiment;
                for (const Condition& other : entry.appliesWhen)
                    EXPECT_TRUE(fulfil(other, experiment)) << entry.key;
                EXPECT_TRUE(experiment.setFromText(condition.key, value).has_value()) << entry.key;
                EXPECT_TRUE(experiment.applies(entry)) << entry.key;
            }
        }
    }
}

TEST(Catalogue, whatAppliesAboveZeroDoesNotAtZero)
{
    for (const Hyperparameter& entry : hyperparameters()) {
        for (const Condition& condition : entry.appliesWhen) {
            if (!condition.anyOf.empty())
                continue;
            Experiment experiment;
            for (const Condition& other : entry.appliesWhen)
                ASSERT_TRUE(fulfil(other, experiment)) << entry.key;
            EXPECT_TRUE(experiment.applies(entry)) << entry.key;
            ASSERT_TRUE(experiment.setFromText(condition.key, "0").has_value()) << entry.key;
            EXPECT_FALSE(experiment.applies(entry)) << entry.key;
        }
    }
}

TEST(Catalogue, writesValuesAsTheCommandLineReadsThem)
{
    EXPECT_EQ(toText(true), "true");
    EXPECT_EQ(toText(std::int64_t{-32}), "-32");
    EXPECT_EQ(toText(0.001), "0.001");
    EXPECT_EQ(toText(0.1), "0.1");
    EXPECT_EQ(toText(std::string("adamw")), "adamw");
    EXPECT_EQ(valueTypeKey(ValueType::Boolean), "boolean");
    EXPECT_EQ(valueTypeKey(ValueType::Text), "text");
}

} // namespace
} // namespace carpo::training
