// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/base_weights.h"

#include "engine/nn/published_weights.h"
#include "engine/nn/registry.h"
#include "engine/training/safetensors.h"
#include "engine/training/weights.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <cstdio>
#include <fstream>
#include <string>

namespace carpo::training {
namespace {

namespace fs = std::filesystem;

using core::ErrorCode;
using testing::HasSubstr;

Experiment startingWith(const std::string& file, const std::string& network = "rapida")
{
    Experiment experiment;
    EXPECT_TRUE(experiment.setFromText("network.name", network).has_value());
    EXPECT_TRUE(experiment.setFromText("transfer.weights", file).has_value());
    return experiment;
}

/// In another current folder as long as it lives.
class CurrentFolder
{
public:
    explicit CurrentFolder(const fs::path& folder)
        : m_before(fs::current_path())
    {
        fs::current_path(folder);
    }
    ~CurrentFolder() { fs::current_path(m_before); }
    CurrentFolder(const CurrentFolder&) = delete;
    CurrentFolder& operator=(const CurrentFolder&) = delete;
    CurrentFolder(CurrentFolder&&) = delete;
    CurrentFolder& operator=(CurrentFolder&&) = delete;

private:
    fs::path m_before;
};

TEST(BaseWeights, aRelativePathIsSoughtBesideTheProjectAndThenHere)
{
    const support::TemporaryFolder project;
    const support::TemporaryFolder here;
    const CurrentFolder inside(here.path());
    const auto found = [&](const std::string& named) {
        return fs::path(withBaseFound(startingWith(named), project.path()).text("transfer.weights"));
    };
    EXPECT_EQ(found("b.safetensors"), project / "b.safetensors") << "in neither: where it should be";
    std::ofstream(here / "b.safetensors") << "x";
    EXPECT_EQ(fs::canonical(found("b.safetensors")), fs::canonical(here / "b.safetensors"));
    std::ofstream(project / "b.safetensors") << "x";
    EXPECT_EQ(found("b.safetensors"), project / "b.safetensors");
    fs::create_directory(project / "sub");
    EXPECT_EQ(found("sub/../b.safetensors"), project / "b.safetensors");
    EXPECT_EQ(found("/somewhere/b.safetensors"), "/somewhere/b.safetensors");
    EXPECT_EQ(found(""), "") << "afresh stays afresh";
}

TEST(BaseWeights, aMissingFileSaysWhereThereAreSome)
{
    const support::TemporaryFolder folder;
    const std::string file = folder / "base.safetensors";
    const auto own = checkBase(startingWith(file));
    ASSERT_FALSE(own.has_value());
    EXPECT_EQ(own.error().code, ErrorCode::WeightsUnreadable);
    EXPECT_THAT(core::inEnglish(own.error()),
                testing::AllOf(HasSubstr(file),
                               HasSubstr("carpo-cli train"),
                               HasSubstr("rapida"),
                               HasSubstr("best.safetensors")));
    const auto published = checkBase(startingWith(file, "resnet18"));
    ASSERT_FALSE(published.has_value());
    EXPECT_EQ(published.error().code, ErrorCode::WeightsUnreadable);
    EXPECT_THAT(core::inEnglish(published.error()),
                testing::AllOf(HasSubstr(file), HasSubstr("torchvision.models.resnet18")));
    EXPECT_FALSE(checkBase(Experiment()).value().has_value()) << "afresh needs none";
}

// Which networks have the names of published ones is what published_test.cpp compares with their sources.
TEST(BaseWeights, everyPublishedNetworkNamesItsPage)
{
    std::vector<std::string_view> published;
    for (const nn::Architecture& network : nn::architectures()) {
        const std::string page(nn::publishedWeightsPage(network.name));
        if (page.empty())
            continue;
        published.push_back(network.name);
        EXPECT_TRUE(page.starts_with("https://")) << network.name;
        EXPECT_THAT(page, HasSubstr(std::string(network.name)));
    }
    EXPECT_THAT(published,
                testing::ElementsAre("resnet18",
                                     "resnet34",
                                     "resnet50",
                                     "densenet121",
                                     "mobilenet_v2",
                                     "efficientnet_b0",
                                     "inception_v4"));
}

TEST(BaseWeights, aFileThatFitsIsNamedByItsBytes)
{
    const support::TemporaryFolder folder;
    const fs::path file = folder / "base.safetensors";
    const Experiment experiment = startingWith(file);
    ASSERT_TRUE(writeSafetensors(file, weightsOf(*makeNetwork(experiment)), {}).has_value());
    const auto base = checkBase(experiment);
    ASSERT_TRUE(base.has_value()) << core::inEnglish(base.error());
    ASSERT_TRUE(base->has_value());
    EXPECT_EQ((*base)->file, file);
    // As coreutils says.
    std::FILE* const pipe = ::popen(("sha256sum '" + file.string() + "'").c_str(), "r");
    ASSERT_NE(pipe, nullptr);
    std::string said(64, ' ');
    ASSERT_EQ(std::fread(said.data(), 1, said.size(), pipe), said.size());
    ::pclose(pipe);
    EXPECT_EQ((*base)->sha256, said);
}

TEST(BaseWeights, whatDoesNotFitIsRefusedAndAnotherHeadFits)
{
    const support::TemporaryFolder folder;
    const fs::path file = folder / "base.safetensors";
    Experiment ofClasses = startingWith(file);
    for (const auto& [key, text] : {std::pair("target.name", "class"),
                                    std::pair("loss.name", "cross_entropy"),
                                    std::pair("network.sex", "none")})
        ASSERT_TRUE(ofClasses.setFromText(key, text).has_value()) << key;
    ASSERT_TRUE(writeSafetensors(file, weightsOf(*makeNetwork(ofClasses, 12)), {}).has_value());
    EXPECT_TRUE(checkBase(startingWith(file)).has_value()) << "twelve classes without sex, one age with it";
    EXPECT_TRUE(checkBase(ofClasses).has_value()) << "nobody knows yet how many there are";
    EXPECT_EQ(checkBase(startingWith(file, "lenet_ufg")).error().code, ErrorCode::WeightsMismatch);
    std::ofstream(file, std::ios::trunc) << "no weights";
    EXPECT_EQ(checkBase(startingWith(file)).error().code, ErrorCode::WeightsUnreadable);
}

} // namespace
} // namespace carpo::training
