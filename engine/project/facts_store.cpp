// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/facts_store.h"

#include "engine/project/statement_values.h"

#include <utility>

namespace carpo::project {
namespace {

using Sex = imaging::DicomFacts::Sex;

const char* textOf(Sex sex)
{
    return sex == Sex::Female ? "female" : sex == Sex::Male ? "male" : "";
}

Sex sexIn(const std::string& text)
{
    return text == "female" ? Sex::Female : text == "male" ? Sex::Male : Sex::Unknown;
}

double numberIn(const SQLite::Column& column)
{
    return column.isNull() ? imaging::DicomFacts::kUnknown : column.getDouble();
}

} // namespace

FactsWriter::FactsWriter(const SQLite::Database& sqlite)
    : m_insert(sqlite,
               "INSERT OR REPLACE INTO dicom_facts (id, path, sex, age_months, row_spacing, column_spacing, "
               "laterality, body_part) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
{}

void FactsWriter::write(const std::string& id, const std::string& path, const imaging::DicomFacts& facts)
{
    m_insert.bind(1, id);
    m_insert.bind(2, path);
    m_insert.bind(3, textOf(facts.sex));
    bindNumber(m_insert, 4, facts.ageMonths);
    bindNumber(m_insert, 5, facts.rowSpacing);
    bindNumber(m_insert, 6, facts.columnSpacing);
    m_insert.bind(7, facts.laterality);
    m_insert.bind(8, facts.bodyPart);
    m_insert.exec();
    m_insert.reset();
}

void readFacts(const SQLite::Database& sqlite, const RowFinder& rows, explore::ScanTable& table)
{
    SQLite::Statement query(sqlite,
                            "SELECT id, path, sex, age_months, row_spacing, column_spacing, laterality, "
                            "body_part FROM dicom_facts");
    while (query.executeStep()) {
        const auto row = rows.rowOf(query.getColumn(0).getString(), query.getColumn(1).getString());
        if (!row || !table.decoded[*row])
            continue;
        imaging::DicomFacts facts;
        facts.sex = sexIn(query.getColumn(2).getString());
        facts.ageMonths = numberIn(query.getColumn(3));
        facts.rowSpacing = numberIn(query.getColumn(4));
        facts.columnSpacing = numberIn(query.getColumn(5));
        facts.laterality = query.getColumn(6).getString();
        facts.bodyPart = query.getColumn(7).getString();
        table.facts[*row] = std::move(facts);
    }
}

} // namespace carpo::project
