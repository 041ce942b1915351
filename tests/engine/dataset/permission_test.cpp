// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/dataset/toy_set.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <functional>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace carpo::dataset {
namespace {

constexpr uid_t kNobody = 65534;

/// What `question` answers to somebody without root's rights: permissions do not hold for root.
int asOrdinaryUser(const std::function<int()>& question)
{
    if (geteuid() != 0)
        return question();
    const pid_t child = fork();
    if (child == 0)
        _exit(setgid(kNobody) == 0 && setuid(kNobody) == 0 ? question() : 255);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 254;
}

int codeOf(const ToySet& set)
{
    return asOrdinaryUser([&set] {
        const auto dataset = set.open();
        return dataset ? 253 : static_cast<int>(dataset.error().code);
    });
}

TEST(Permission, aFolderOrTableThatMayNotBeReadSaysSo)
{
    const ToySet set;
    set.write("train.csv", "id,boneage,male\n1,2,True\n");
    set.addImages("", {"1"});
    const auto table = set.path() / "train.csv";
    ASSERT_EQ(chmod(set.path().c_str(), 0755), 0);
    EXPECT_EQ(codeOf(set), 253) << "with permission it opens";
    ASSERT_EQ(chmod(table.c_str(), 0), 0);
    EXPECT_EQ(codeOf(set), static_cast<int>(core::ErrorCode::PermissionDenied));
    ASSERT_EQ(chmod(table.c_str(), 0644), 0);
    ASSERT_EQ(chmod(set.path().c_str(), 0), 0);
    EXPECT_EQ(codeOf(set), static_cast<int>(core::ErrorCode::PermissionDenied));
    ASSERT_EQ(chmod(set.path().c_str(), 0700), 0);
}

TEST(Permission, aFolderInsideThatMayNotBeReadIsAProblem)
{
    const ToySet set;
    set.addImages("", {"1"});
    set.addImages("closed", {"2"});
    ASSERT_EQ(chmod(set.path().c_str(), 0755), 0);
    ASSERT_EQ(chmod((set.path() / "closed").c_str(), 0), 0);
    const int problems = asOrdinaryUser([&set] {
        const auto dataset = set.open();
        if (!dataset || dataset->size() != 1)
            return 253;
        return static_cast<int>(std::ranges::count(dataset->problems,
                                                   core::Problem{core::ErrorCode::PermissionDenied,
                                                                 (set.path() / "closed").string(),
                                                                 {{"detail", "Permission denied"}}}));
    });
    ASSERT_EQ(chmod((set.path() / "closed").c_str(), 0700), 0);
    EXPECT_EQ(problems, 1);
}

} // namespace
} // namespace carpo::dataset
