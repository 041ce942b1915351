// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/explore/scan.h"
#include "engine/imaging/dicom_facts.h"
#include "engine/project/row_finder.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <string>

namespace carpo::project {

/// Writes what DICOMs say, with a statement that is prepared once. The image's row must be there; replacing
/// that takes its facts away.
class FactsWriter
{
public:
    explicit FactsWriter(const SQLite::Database& sqlite);

    void write(const std::string& id, const std::string& path, const imaging::DicomFacts& facts);

private:
    SQLite::Statement m_insert;
};

/// Puts the stored facts of the table's decoded images there.
void readFacts(const SQLite::Database& sqlite, const RowFinder& rows, explore::ScanTable& table);

} // namespace carpo::project
