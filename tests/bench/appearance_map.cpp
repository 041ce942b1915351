// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the appearance map of a set, and the points that it is a map of, for appearance_map.py.
#include "engine/dataset/dataset.h"
#include "engine/explore/appearance.h"
#include "engine/explore/scan.h"
#include "engine/project/project.h"

#include <chrono>
#include <cstdio>
#include <fstream>

int main(int argc, char** argv)
{
    using namespace carpo;
    if (argc != 4) {
        std::puts("bench_appearance_map DATASET PROJECT.carpo OUT.csv: x, y on the map, then the appearance "
                  "features");
        return 2;
    }
    const auto dataset = dataset::openDataset(argv[1], {});
    auto project = project::Project::openOrCreate(argv[2]);
    if (!dataset || !project || !project->setDataset(*dataset) || !explore::scan(*dataset, *project, {}, {}))
        return 1;
    const auto thumbnails = project->loadThumbnails(*dataset);
    if (!thumbnails)
        return 1;
    const auto start = std::chrono::steady_clock::now();
    const auto map = explore::appearanceMap(*thumbnails, explore::MapKind::Umap, 1, {}, {});
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    const auto again = explore::appearanceMap(*thumbnails, explore::MapKind::Umap, 1, {}, {});
    const auto features = explore::appearanceOf(*thumbnails, {});
    if (!map || !again || !features)
        return 1;
    std::printf("map of %zu: %.1f s, the same with the same seed: %s\n",
                map->size(),
                taken.count(),
                *map == *again ? "yes" : "NO");
    std::ofstream out(argv[3]);
    for (std::size_t i = 0; i < map->size(); ++i) {
        out << (*map)[i][0] << ',' << (*map)[i][1];
        for (const float value : (*features)[i])
            out << ',' << value;
        out << '\n';
    }
    return out ? 0 : 1;
}
