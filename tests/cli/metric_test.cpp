// SPDX-License-Identifier: GPL-3.0-or-later
// What training prints where another metric chooses the best epoch.
#include "tests/cli/cli_fixture.h"

#include <algorithm>
#include <set>

namespace carpo::testing {
namespace {

using ChosenMetric = CliFixture;

std::set<std::string> metricKeysOf(const Json& object)
{
    std::set<std::string> keys;
    for (const auto& [key, value] : object.items())
        keys.insert(key);
    return keys;
}

TEST_F(ChosenMetric, IsPrintedBesides)
{
    for (const char* metric : {"rmse", "r2"}) {
        std::vector<std::string> arguments = trainArguments(folder() / (std::string(metric) + ".carpo"));
        arguments.insert(arguments.end(), {"--set", std::string("training.metric=") + metric});
        const Finished trained = run(arguments);
        ASSERT_EQ(trained.status, 0) << trained.err;
        const std::vector<Json> objects = jsonLines(trained.out);
        ASSERT_EQ(objects.size(), 4U);
        const std::string key = std::string("val_") + metric;
        std::vector<double> values;
        for (std::size_t i = 0; i < 3; ++i) {
            EXPECT_EQ(
                metricKeysOf(objects[i]),
                (std::set<std::string>{
                    "epoch", "train_loss", "val_mae", "val_ccc", key, "learning_rate", "images_per_second"}));
            values.push_back(objects[i].value(key, 0.0));
        }
        const Json& best = objects.back()["best"];
        EXPECT_EQ(metricKeysOf(best), (std::set<std::string>{"epoch", "val_mae", "val_ccc", key}));
        const auto wanted = key == "val_r2" ? std::ranges::max(values) : std::ranges::min(values);
        EXPECT_EQ(best.value(key, 0.0), wanted);
    }
}

} // namespace
} // namespace carpo::testing
