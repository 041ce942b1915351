// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/xlsx_rows.h"

#include "engine/dataset/parse.h"
#include "engine/dataset/regular_file.h"
#include "engine/dataset/zip_handle.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fstream>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string_view>
#include <utility>
#include <zip.h>

namespace carpo::dataset {
namespace {

// Excel's own limit for the text of a cell.
constexpr std::size_t kMaxCellBytes = 32'767;
// A workbook within the other limits is far smaller; libzip reads the directory at its end.
constexpr std::int64_t kMaxWorkbookBytes = 512'000'000;
// The parts that say which sheets there are: both are in memory at a time, and small.
constexpr std::int64_t kMaxDirectoryBytes = 4'000'000;

struct ClosePart
{
    void operator()(zip_file_t* part) const { (void)zip_fclose(part); }
};

/// Names come with any prefix, or none.
std::string_view localName(const char* name)
{
    const char* const colon = std::strchr(name, ':');
    return colon == nullptr ? name : colon + 1;
}

bool isNamed(const pugi::xml_node& node, std::string_view name)
{
    return localName(node.name()) == name;
}

pugi::xml_node childNamed(const pugi::xml_node& node, std::string_view name)
{
    return node.find_child([name](const pugi::xml_node& child) { return isNamed(child, name); });
}

std::string_view attributeNamed(const pugi::xml_node& node, std::string_view name)
{
    return node
        .find_attribute(
            [name](const pugi::xml_attribute& attribute) { return localName(attribute.name()) == name; })
        .value();
}

/// A part as a tree that stands on its text.
struct XmlPart
{
    std::string text;
    pugi::xml_document document;

    [[nodiscard]] pugi::xml_node root() const { return document.document_element(); }
};

/// The parts of a workbook, each unpacked within the limit.
class Parts
{
public:
    Parts(Archive archive, std::string place, const WorkbookLimits& limits)
        : m_archive(std::move(archive))
        , m_place(std::move(place))
        , m_limits(limits)
    {}

    [[nodiscard]] bool holds(const std::string& name) const
    {
        return zip_name_locate(m_archive.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
    }

    core::Result<std::unique_ptr<XmlPart>> xml(const std::string& name) const
    {
        return xml(name, m_limits.unpackedBytes);
    }

    core::Result<std::unique_ptr<XmlPart>> xml(const std::string& name, std::int64_t maxBytes) const
    {
        core::Result<std::string> text = unpacked(name, maxBytes);
        if (!text)
            return tl::unexpected(text.error());
        // The tree of many small elements would be far larger than their text.
        constexpr std::size_t kTagsPerCell = 4;
        const auto tags = static_cast<std::size_t>(std::ranges::count(*text, '<'));
        if (tags > kTagsPerCell * m_limits.cells)
            return tooLarge(std::to_string(m_limits.cells) + " cells");
        auto part = std::make_unique<XmlPart>();
        part->text = std::move(*text);
        const pugi::xml_parse_result parsed = part->document.load_buffer_inplace(
            part->text.data(), part->text.size(), pugi::parse_default | pugi::parse_embed_pcdata);
        if (!parsed)
            return damaged(name + ": " + parsed.description());
        return part;
    }

    [[nodiscard]] tl::unexpected<core::Error> damaged(std::string detail) const
    {
        return core::failure(core::ErrorCode::WorkbookDamaged, m_place, {{"detail", std::move(detail)}});
    }

    [[nodiscard]] tl::unexpected<core::Error> tooLarge(const std::string& limit) const
    {
        return core::failure(core::ErrorCode::WorkbookTooLarge, m_place, {{"limit", limit}});
    }

private:
    core::Result<std::string> unpacked(const std::string& name, std::int64_t maxBytes) const
    {
        const std::unique_ptr<zip_file_t, ClosePart> part(
            zip_fopen(m_archive.get(), name.c_str(), ZIP_FL_NOCASE));
        if (!part)
            return damaged(name + ": " + zip_strerror(m_archive.get()));
        // What the archive says of the size may be a lie.
        std::string text;
        std::array<char, 64 * 1024> buffer = {};
        for (;;) {
            const zip_int64_t got = zip_fread(part.get(), buffer.data(), buffer.size());
            if (got < 0)
                return damaged(name + ": " + zip_file_strerror(part.get()));
            if (got == 0)
                return text;
            if (static_cast<std::int64_t>(text.size()) + got > maxBytes)
                return tooLarge(std::to_string(maxBytes / 1'000'000) + " MB");
            text.append(buffer.data(), static_cast<std::size_t>(got));
        }
    }

    Archive m_archive;
    std::string m_place;
    WorkbookLimits m_limits;
};

std::string cut(std::string text)
{
    text.resize(std::min(text.size(), kMaxCellBytes));
    return std::string(trimmed(text));
}

/// The text of a shared or inline string: plain, or in runs of different looks; not its phonetic reading.
std::string stringOf(const pugi::xml_node& item)
{
    std::string text;
    for (const pugi::xml_node& child : item) {
        if (isNamed(child, "t"))
            text += child.text().get();
        else if (isNamed(child, "r"))
            text += childNamed(child, "t").text().get();
    }
    return cut(std::move(text));
}

/// "180.30000000000001" as "180.3": Excel stores 17 digits and shows at most 15.
std::string shownNumber(std::string_view stored)
{
    constexpr int kShownDigits = 15;
    double value = 0;
    const auto [stopped, error] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
    const bool isWhole = stored.find_first_not_of("0123456789") == std::string_view::npos;
    if (error != std::errc() || stopped != stored.data() + stored.size() || isWhole)
        return cut(std::string(stored));
    char text[64];
    const auto [end, ignored] =
        std::to_chars(text, text + sizeof text, value, std::chars_format::general, kShownDigits);
    return {text, end};
}

/// The column of a reference: 0 for "A7", 27 for "AB7"; nothing where there is none.
std::optional<std::size_t> columnOf(std::string_view reference)
{
    std::size_t column = 0;
    std::size_t letters = 0;
    while (letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z'
           && letters < 4)
        column = column * 26 + static_cast<std::size_t>(reference[letters++] - 'A') + 1;
    return letters == 0 ? std::nullopt : std::optional(column - 1);
}

class XlsxRows final : public RowSource
{
public:
    XlsxRows(std::unique_ptr<XmlPart> sheet, std::vector<std::string> strings)
        : m_sheet(std::move(sheet))
        , m_strings(std::move(strings))
    {
        start();
    }

    core::Result<bool> next(TableRow& row) override
    {
        for (; m_next; m_next = m_next.next_sibling()) {
            if (!isNamed(m_next, "row"))
                continue;
            row = {};
            const auto number = parseNumber(attributeNamed(m_next, "r"));
            m_line = number && *number > static_cast<double>(m_line) && *number < 1e9
                         ? static_cast<std::size_t>(*number)
                         : m_line + 1;
            row.line = m_line;
            if (!fill(row))
                continue;
            m_next = m_next.next_sibling();
            return true;
        }
        return false;
    }

    core::Result<void> rewind() override
    {
        start();
        return {};
    }

    void setWidth(std::size_t /*width*/) override
    {
        // No cell runs over into another here.
    }
    [[nodiscard]] bool leavesOutEmptyCells() const override { return true; }

private:
    void start()
    {
        m_next = childNamed(m_sheet->root(), "sheetData").first_child();
        m_line = 0;
    }

    /// False for a row without content.
    bool fill(TableRow& row) const
    {
        std::size_t column = 0;
        for (const pugi::xml_node& cell : m_next) {
            if (!isNamed(cell, "c"))
                continue;
            column = columnOf(attributeNamed(cell, "r")).value_or(column);
            if (std::string text = textOf(cell); !text.empty()) {
                row.cells.resize(std::max(row.cells.size(), column + 1));
                row.cells[column] = std::move(text);
            }
            ++column;
        }
        return !row.cells.empty();
    }

    [[nodiscard]] std::string textOf(const pugi::xml_node& cell) const
    {
        const std::string_view type = attributeNamed(cell, "t");
        if (type == "inlineStr")
            return stringOf(childNamed(cell, "is"));
        const std::string_view value = childNamed(cell, "v").text().get();
        if (type == "s") {
            const auto index = parseNumber(value);
            return index && *index >= 0 && *index < static_cast<double>(m_strings.size())
                       ? m_strings[static_cast<std::size_t>(*index)]
                       : std::string();
        }
        if (type == "b")
            return value == "1" ? "True" : "False";
        if (type == "e")
            return {};
        return type == "str" ? cut(std::string(value)) : shownNumber(value);
    }

    std::unique_ptr<XmlPart> m_sheet;
    std::vector<std::string> m_strings;
    pugi::xml_node m_next;
    std::size_t m_line = 0;
};

struct SheetPart
{
    std::string name;
    std::string part; ///< within the archive
};

core::Result<std::vector<SheetPart>> sheetParts(const Parts& parts)
{
    constexpr const char* kWorkbook = "xl/workbook.xml";
    if (!parts.holds(kWorkbook))
        return parts.damaged("it is no Excel workbook");
    const auto workbook = parts.xml(kWorkbook, kMaxDirectoryBytes);
    if (!workbook)
        return tl::unexpected(workbook.error());
    const auto relations = parts.xml("xl/_rels/workbook.xml.rels", kMaxDirectoryBytes);
    if (!relations)
        return tl::unexpected(relations.error());
    std::map<std::string, std::string, std::less<>> targets;
    for (const pugi::xml_node& relation : (*relations)->root()) {
        const std::string target(attributeNamed(relation, "Target"));
        targets.emplace(attributeNamed(relation, "Id"),
                        target.starts_with('/') ? target.substr(1) : "xl/" + target);
    }
    std::vector<SheetPart> sheets;
    for (const pugi::xml_node& sheet : childNamed((*workbook)->root(), "sheets")) {
        const std::string_view id = sheet
                                        .find_attribute([](const pugi::xml_attribute& attribute) {
                                            return std::string_view(attribute.name()).ends_with(":id");
                                        })
                                        .value();
        const auto target = targets.find(id);
        if (target != targets.end() && parts.holds(target->second))
            sheets.push_back({std::string(attributeNamed(sheet, "name")), target->second});
    }
    if (sheets.empty())
        return parts.damaged("it has no sheet");
    return sheets;
}

core::Result<std::vector<std::string>> sharedStrings(const Parts& parts)
{
    constexpr const char* kStrings = "xl/sharedStrings.xml";
    std::vector<std::string> strings;
    if (!parts.holds(kStrings))
        return strings; // a workbook of numbers needs none
    const auto document = parts.xml(kStrings);
    if (!document)
        return tl::unexpected(document.error());
    for (const pugi::xml_node& item : (*document)->root()) {
        if (isNamed(item, "si"))
            strings.push_back(stringOf(item));
    }
    return strings;
}

core::Result<void> checkSize(const XmlPart& sheet, const Parts& parts, const WorkbookLimits& limits)
{
    std::size_t cells = 0;
    for (const pugi::xml_node& row : childNamed(sheet.root(), "sheetData")) {
        std::size_t column = 0;
        for (const pugi::xml_node& cell : row) {
            column = columnOf(attributeNamed(cell, "r")).value_or(column) + 1;
            if (column > limits.columns)
                return parts.tooLarge(std::to_string(limits.columns) + " columns");
            if (++cells > limits.cells)
                return parts.tooLarge(std::to_string(limits.cells) + " cells");
        }
    }
    return {};
}

core::Result<Archive> openArchive(const std::filesystem::path& file)
{
    const core::Result<std::int64_t> size = regularFileSize(file);
    if (!size)
        return tl::unexpected(size.error());
    if (*size > kMaxWorkbookBytes)
        return core::failure(core::ErrorCode::WorkbookTooLarge,
                             file.string(),
                             {{"limit", std::to_string(kMaxWorkbookBytes / 1'000'000) + " MB"}});
    int code = 0;
    Archive archive(zip_open(file.c_str(), ZIP_RDONLY, &code));
    if (archive)
        return archive;
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string detail = zip_error_strerror(&error);
    zip_error_fini(&error);
    return core::failure(core::ErrorCode::WorkbookDamaged, file.string(), {{"detail", detail}});
}

std::string joinedNames(const std::vector<SheetPart>& sheets)
{
    std::string text;
    for (const SheetPart& sheet : sheets)
        text += (text.empty() ? "" : ", ") + sheet.name;
    return text;
}

} // namespace

core::Result<Workbook>
openWorkbook(const std::filesystem::path& file, const std::string& sheet, const WorkbookLimits& limits)
{
    core::Result<Archive> archive = openArchive(file);
    if (!archive)
        return tl::unexpected(archive.error());
    const Parts parts(std::move(*archive), file.string(), limits);
    const core::Result<std::vector<SheetPart>> sheets = sheetParts(parts);
    if (!sheets)
        return tl::unexpected(sheets.error());
    const auto chosen = sheet.empty() ? sheets->begin() : std::ranges::find(*sheets, sheet, &SheetPart::name);
    if (chosen == sheets->end())
        return core::failure(core::ErrorCode::SheetMissing,
                             file.string(),
                             {{"sheet", sheet}, {"found", joinedNames(*sheets)}});
    core::Result<std::vector<std::string>> strings = sharedStrings(parts);
    if (!strings)
        return tl::unexpected(strings.error());
    auto document = parts.xml(chosen->part);
    if (!document)
        return tl::unexpected(document.error());
    if (const auto checked = checkSize(**document, parts, limits); !checked)
        return tl::unexpected(checked.error());
    Workbook workbook;
    workbook.sheet = chosen->name;
    for (const SheetPart& each : *sheets)
        workbook.sheets.push_back(each.name);
    workbook.rows = std::make_unique<XlsxRows>(std::move(*document), std::move(*strings));
    return workbook;
}

bool isZip(const std::filesystem::path& file)
{
    if (!regularFileSize(file))
        return false;
    std::ifstream in(file, std::ios::binary);
    std::array<char, 4> start = {};
    in.read(start.data(), start.size());
    return in.gcount() == 4 && std::string_view(start.data(), 4) == "PK\x03\x04";
}

} // namespace carpo::dataset
