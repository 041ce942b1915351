// SPDX-License-Identifier: GPL-3.0-or-later
// The arrows of CONTRIBUTING.md run one way. Linking alone does not hold them: the distribution's torch and
// QCustomPlot headers lie in /usr/include, within everybody's reach.
#include "tests/repo/source_tree.h"

#include <gmock/gmock.h>

#include <map>
#include <regex>
#include <string>
#include <vector>

namespace carpo::repo {
namespace {

struct Include
{
    std::string from;
    std::string what;
};

std::vector<Include> includesOf(const SourceFile& file)
{
    static const std::regex pattern(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    std::vector<Include> includes;
    for (const std::string& line : file.lines) {
        std::smatch match;
        if (std::regex_search(line, match, pattern))
            includes.push_back({file.path, match[1]});
    }
    return includes;
}

bool isTorch(const std::string& what)
{
    return std::regex_search(what, std::regex("^(torch|ATen|c10|caffe2)/"));
}

bool isQt(const std::string& what)
{
    return std::regex_search(what, std::regex("^(Q[A-Z]|Qt|qcustomplot|private/q)"));
}

bool isThirdParty(const std::string& what)
{
    return isTorch(what) || isQt(what)
           || std::regex_search(what,
                                std::regex("^(opencv2|SQLiteCpp|sqlite3|nlohmann|oneapi|tbb|gdcm|CLI|spdlog|"
                                           "fmt|xxhash|zlib|csv|uchardet|openssl|hnswlib|zip|pugixml)"));
}

/// Which folders of the engine each one may include, besides itself and core.
const std::map<std::string, std::vector<std::string>> kEngineMayInclude = {
    {"core", {}},
    {"imaging", {}},
    {"dataset", {"imaging"}},
    {"phantom", {"imaging", "dataset"}},
    {"explore", {"imaging", "dataset"}},
    {"project", {"imaging", "dataset", "explore"}},
    {"report", {"imaging", "dataset", "explore", "project"}},
    {"nn", {}},
    {"training", {"nn"}},
    {"evaluation", {"nn", "training"}},
    {"lessons", {"nn", "training", "evaluation"}},
    {"jobs",
     {"imaging", "dataset", "phantom", "explore", "project", "report", "nn", "training", "evaluation"}},
};

std::string engineFolder(const std::string& path)
{
    const std::string rest = path.substr(std::string("engine/").size());
    return rest.substr(0, rest.find('/'));
}

std::string show(const Include& include)
{
    return include.from + ": " + include.what;
}

bool engineMayInclude(const std::string& folder, const std::string& what)
{
    if (isQt(what) || what.starts_with("app/") || what.starts_with("widgets/"))
        return false;
    if (isTorch(what) && folder != "nn" && folder != "training" && folder != "evaluation"
        && folder != "lessons")
        return false;
    if (!what.starts_with("engine/"))
        return true;
    const std::string other = engineFolder(what);
    const auto allowed = kEngineMayInclude.find(folder);
    return other == folder || other == "core"
           || (allowed != kEngineMayInclude.end()
               && testing::Value(allowed->second, testing::Contains(other)));
}

TEST(Layering, engineFoldersSeeOnlyWhatLiesBelowThem)
{
    std::vector<std::string> crossed;
    for (const SourceFile& file : sourceFiles({".h", ".cpp"})) {
        if (!file.isIn("engine"))
            continue;
        for (const Include& include : includesOf(file)) {
            if (!engineMayInclude(engineFolder(file.path), include.what))
                crossed.push_back(show(include));
        }
    }
    EXPECT_THAT(crossed, testing::IsEmpty());
}

TEST(Layering, theDoorToLibTorchIsOneHeader)
{
    // The switch for mixed precision is in none of the headers that the door shows, and one file needs it.
    const std::string alone = "engine/nn/precision.cpp: ATen/autocast_mode.h";
    std::vector<std::string> crossed;
    for (const SourceFile& file : sourceFiles({".h", ".cpp"})) {
        for (const Include& include : includesOf(file)) {
            if (file.isIn("engine") && isTorch(include.what) && file.path != "engine/nn/torch.h"
                && show(include) != alone)
                crossed.push_back(show(include));
        }
    }
    EXPECT_THAT(crossed, testing::IsEmpty());
}

/// Which of the engine's libraries a file belongs to: its headers may show torch, OpenCV or SQLite to the
/// library's own files, and to nobody else.
std::string libraryOf(const std::string& path)
{
    if (!path.starts_with("engine/"))
        return path.substr(0, path.find('/'));
    const std::string folder = engineFolder(path);
    if (folder == "nn" || folder == "training" || folder == "evaluation" || folder == "lessons")
        return "learn";
    return folder == "core" || folder == "jobs" ? folder : "data";
}

/// Follows the includes of the engine's headers to what they stand on.
class IncludeGraph
{
public:
    IncludeGraph()
    {
        for (const SourceFile& file : sourceFiles({".h"})) {
            for (const Include& include : includesOf(file))
                m_includes[file.path].push_back(include.what);
        }
    }

    /// The first third-party header that comes with it; empty where none does.
    [[nodiscard]] std::string thirdPartyBehind(const std::string& header) const
    {
        if (isThirdParty(header))
            return header;
        const auto found = m_includes.find(header);
        if (found == m_includes.end())
            return {};
        for (const std::string& what : found->second) {
            if (const std::string behind = thirdPartyBehind(what); !behind.empty())
                return behind;
        }
        return {};
    }

private:
    std::map<std::string, std::vector<std::string>> m_includes;
};

TEST(Layering, noLibraryOfTheEngineShowsAnotherOneItsThirdPartyHeaders)
{
    const IncludeGraph graph;
    std::vector<std::string> crossed;
    for (const SourceFile& file : sourceFiles({".h", ".cpp"})) {
        if (file.isIn("tests"))
            continue;
        for (const Include& include : includesOf(file)) {
            if (!include.what.starts_with("engine/") || libraryOf(include.what) == libraryOf(file.path))
                continue;
            if (const std::string behind = graph.thirdPartyBehind(include.what); !behind.empty())
                crossed.push_back(show(include) + " -> " + behind);
        }
    }
    EXPECT_THAT(crossed, testing::IsEmpty());
}

TEST(Layering, widgetsSeeQtAndQCustomPlotOnly)
{
    std::vector<std::string> crossed;
    for (const SourceFile& file : sourceFiles({".h", ".cpp"})) {
        if (!file.isIn("widgets"))
            continue;
        for (const Include& include : includesOf(file)) {
            const bool plot = include.what.starts_with("qcustomplot");
            const bool plotsOwn = file.isIn("widgets/plots") && file.endsWith(".cpp");
            if (include.what.starts_with("engine/") || include.what.starts_with("app/")
                || (isThirdParty(include.what) && !isQt(include.what)) || (plot && !plotsOwn))
                crossed.push_back(show(include));
        }
    }
    EXPECT_THAT(crossed, testing::IsEmpty());
}

TEST(Layering, theAppSeesNeitherTorchNorOpenCvAndTheCommandLineNoQt)
{
    std::vector<std::string> crossed;
    for (const SourceFile& file : sourceFiles({".h", ".cpp"})) {
        if (!file.isIn("app"))
            continue;
        const bool commandLine = file.isIn("app/cli") || file.isIn("app/decode");
        for (const Include& include : includesOf(file)) {
            const bool library = isTorch(include.what) || include.what.starts_with("opencv2/")
                                 || include.what == "engine/nn/torch.h"
                                 || include.what.starts_with("qcustomplot");
            if (library || (commandLine && (isQt(include.what) || include.what.starts_with("widgets/"))))
                crossed.push_back(show(include));
        }
    }
    EXPECT_THAT(crossed, testing::IsEmpty());
}

// It ends the process on damaged files: only the helper may.
TEST(Layering, onlyTheHelperProcessSeesGdcm)
{
    std::vector<std::string> crossed;
    for (const SourceFile& file : sourceFiles({".h", ".cpp"})) {
        for (const Include& include : includesOf(file)) {
            if (include.what.starts_with("gdcm") && !file.isIn("app/decode"))
                crossed.push_back(show(include));
        }
    }
    EXPECT_THAT(crossed, testing::IsEmpty());
}

} // namespace
} // namespace carpo::repo
