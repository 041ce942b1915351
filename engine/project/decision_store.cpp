// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/file_ops.h"
#include "engine/project/project_private.h"

#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

namespace carpo::project {
namespace {

constexpr const char* kSelect =
    "SELECT step, kind, id, path, value, old_value, decisions.user, decisions.at, state, undone_by, "
    "undone_at FROM decisions JOIN decision_steps ON step = number ";

std::string shortestText(float months)
{
    std::array<char, 32> text = {};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), months);
    return {text.data(), end};
}

core::Result<DecisionEntry> entryOf(const SQLite::Statement& row, const std::filesystem::path& file)
{
    DecisionEntry entry;
    entry.step = row.getColumn(0).getInt64();
    const std::string kind = row.getColumn(1).getString();
    const std::optional<DecisionKind> known = decisionKindOf(kind);
    if (!known)
        return core::failure(
            core::ErrorCode::ProjectDamaged, file.string(), {{"detail", "decision " + kind}});
    entry.kind = *known;
    entry.id = row.getColumn(2).getString();
    entry.path = row.getColumn(3).getString();
    entry.value = row.getColumn(4).getString();
    entry.oldValue = row.getColumn(5).getString();
    entry.user = row.getColumn(6).getString();
    entry.at = row.getColumn(7).getString();
    const std::string state = row.getColumn(8).getString();
    if (state != stepStateKey(StepState::InForce))
        entry.state = state == stepStateKey(StepState::Undone) ? StepState::Undone : StepState::Dropped;
    entry.undoneBy = row.getColumn(9).getString();
    entry.undoneAt = row.getColumn(10).getString();
    return entry;
}

core::Result<std::vector<DecisionEntry>> select(const Connection& connection, const std::string& which)
{
    SQLite::Statement query(connection.sqlite, kSelect + which + " ORDER BY step, place");
    std::vector<DecisionEntry> entries;
    while (query.executeStep()) {
        core::Result<DecisionEntry> entry = entryOf(query, connection.file);
        if (!entry)
            return tl::unexpected(entry.error());
        entries.push_back(std::move(*entry));
    }
    return entries;
}

/// What decisions can be about: each holds one value of an image, or none.
enum class Subject
{
    Tag,
    Exclusion,
    Sex,
    Age
};

/// id, path, subject, and the tag where that is the subject.
using FactKey = std::tuple<std::string, std::string, Subject, std::string>;

/// Decisions one after the other: the last about each fact is in force, unless it takes the fact back.
class Facts
{
public:
    [[nodiscard]] const DecisionEntry* find(const DecisionEntry& other) const
    {
        const auto found = m_entries.find(keyOf(other));
        return found == m_entries.end() ? nullptr : &found->second;
    }

    [[nodiscard]] bool changes(const DecisionEntry& entry) const
    {
        const DecisionEntry* const before = find(entry);
        return takesBack(entry) ? before != nullptr : before == nullptr || before->value != entry.value;
    }

    void add(const DecisionEntry& entry)
    {
        if (takesBack(entry))
            m_entries.erase(keyOf(entry));
        else
            m_entries.insert_or_assign(keyOf(entry), entry);
    }

    [[nodiscard]] std::vector<DecisionEntry> take()
    {
        std::vector<DecisionEntry> entries;
        entries.reserve(m_entries.size());
        for (auto& [key, entry] : m_entries)
            entries.push_back(std::move(entry));
        m_entries.clear();
        return entries;
    }

private:
    static bool takesBack(const DecisionEntry& entry)
    {
        switch (entry.kind) {
        case DecisionKind::Untag:
        case DecisionKind::Include:
            return true;
        case DecisionKind::Sex:
        case DecisionKind::Age:
            return entry.value.empty();
        case DecisionKind::Tag:
        case DecisionKind::Exclude:
            break;
        }
        return false;
    }

    static FactKey keyOf(const DecisionEntry& entry)
    {
        switch (entry.kind) {
        case DecisionKind::Tag:
        case DecisionKind::Untag:
            return {entry.id, entry.path, Subject::Tag, entry.value};
        case DecisionKind::Exclude:
        case DecisionKind::Include:
            return {entry.id, entry.path, Subject::Exclusion, {}};
        case DecisionKind::Sex:
            return {entry.id, entry.path, Subject::Sex, {}};
        case DecisionKind::Age:
            break;
        }
        return {entry.id, entry.path, Subject::Age, {}};
    }

    std::map<FactKey, DecisionEntry> m_entries;
};

core::Result<Facts> factsOf(const Connection& connection)
{
    const auto entries = select(connection, "WHERE state = 'in_force'");
    if (!entries)
        return tl::unexpected(entries.error());
    Facts facts;
    for (const DecisionEntry& entry : *entries)
        facts.add(entry);
    return facts;
}

/// What held before a decision: an earlier one, else the label as it was read.
std::string valueBefore(const Facts& facts,
                        const DecisionEntry& entry,
                        const dataset::Dataset& dataset,
                        std::size_t image)
{
    if (const DecisionEntry* const before = facts.find(entry))
        return before->value;
    if (entry.kind == DecisionKind::Sex && dataset.sexes[image] != dataset::Sex::Unknown)
        return std::string(dataset::sexKey(dataset.sexes[image]));
    if (entry.kind == DecisionKind::Age && !std::isnan(dataset.months[image]))
        return shortestText(dataset.months[image]);
    return {};
}

void insertStep(SQLite::Database& sqlite,
                const std::vector<DecisionEntry>& entries,
                const std::string& user,
                const std::string& now)
{
    sqlite.exec("UPDATE decision_steps SET state = 'dropped' WHERE state = 'undone'");
    SQLite::Statement step(sqlite, "INSERT INTO decision_steps (state, user, at) VALUES ('in_force', ?, ?)");
    step.bind(1, user);
    step.bind(2, now);
    step.exec();
    const std::int64_t number = sqlite.getLastInsertRowid();
    SQLite::Statement insert(
        sqlite,
        "INSERT INTO decisions (step, place, id, path, kind, value, old_value, user, at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t place = 0;
    for (const DecisionEntry& entry : entries) {
        insert.bind(1, number);
        insert.bind(2, place++);
        insert.bind(3, entry.id);
        insert.bind(4, entry.path);
        insert.bind(5, std::string(decisionKey(entry.kind)));
        insert.bind(6, entry.value);
        insert.bind(7, entry.oldValue);
        insert.bind(8, entry.user);
        insert.bind(9, entry.at);
        insert.exec();
        insert.reset();
    }
}

/// The images of a data set by id and path.
class ImageIndex
{
public:
    explicit ImageIndex(const dataset::Dataset& dataset)
    {
        m_rows.reserve(dataset.size());
        for (std::size_t i = 0; i < dataset.size(); ++i)
            m_rows.emplace(keyOf(dataset.ids[i], relativePath(dataset.files[i], dataset.root)), i);
    }

    [[nodiscard]] std::optional<std::size_t> find(const DecisionEntry& entry) const
    {
        const auto found = m_rows.find(keyOf(entry.id, entry.path));
        return found == m_rows.end() ? std::nullopt : std::optional(found->second);
    }

private:
    // No id and no path holds this character.
    static std::string keyOf(const std::string& id, const std::string& path) { return id + '\0' + path; }

    std::unordered_map<std::string, std::size_t> m_rows;
};

void putInto(DecisionTable& table, std::size_t image, const DecisionEntry& entry)
{
    switch (entry.kind) {
    case DecisionKind::Tag:
        table.tags[image].push_back(entry.value);
        break;
    case DecisionKind::Exclude:
        table.excluded[image] = true;
        break;
    case DecisionKind::Sex:
        table.sexes[image] = dataset::parseSex(entry.value, false);
        break;
    case DecisionKind::Age:
        std::from_chars(entry.value.data(), entry.value.data() + entry.value.size(), table.months[image]);
        break;
    case DecisionKind::Untag:
    case DecisionKind::Include:
        break; // they leave nothing behind
    }
}

/// Moves the one step that `number` selects to another state; the number of its decisions.
core::Result<std::int64_t>
moveStep(Connection& connection, const char* number, StepState state, const std::string& undoneBy)
{
    return guarded(connection, [&]() -> core::Result<std::int64_t> {
        SQLite::Transaction transaction = beginStep(connection, Durability::Full);
        const std::int64_t step = connection.sqlite.execAndGet(number).getInt64(); // 0 for NULL
        if (step == 0)
            return 0;
        SQLite::Statement update(
            connection.sqlite,
            "UPDATE decision_steps SET state = ?, undone_by = ?, undone_at = ? WHERE number = ?");
        update.bind(1, std::string(stepStateKey(state)));
        update.bind(2, undoneBy);
        update.bind(3, state == StepState::Undone ? nowInUtc() : std::string());
        update.bind(4, step);
        update.exec();
        SQLite::Statement count(connection.sqlite, "SELECT count(*) FROM decisions WHERE step = ?");
        count.bind(1, step);
        count.executeStep();
        const std::int64_t decisions = count.getColumn(0).getInt64();
        transaction.commit();
        return decisions;
    });
}

} // namespace

core::Result<std::vector<DecisionEntry>> Project::decisions() const
{
    return guarded(m_d->connection,
                   [this] { return factsOf(m_d->connection).map([](Facts facts) { return facts.take(); }); });
}

core::Result<DecisionTable> Project::decisions(const dataset::Dataset& dataset) const
{
    const auto entries = decisions();
    if (!entries)
        return tl::unexpected(entries.error());
    DecisionTable table = noDecisions(dataset);
    if (!entries->empty()) {
        const ImageIndex images(dataset);
        for (const DecisionEntry& entry : *entries) {
            if (const std::optional<std::size_t> image = images.find(entry))
                putInto(table, *image, entry);
            else
                ++table.unmatched;
        }
    }
    return guarded(m_d->connection, [&]() -> core::Result<DecisionTable> {
        SQLite::Statement steps(m_d->connection.sqlite,
                                "SELECT count(*) FILTER (WHERE state = 'in_force'), "
                                "count(*) FILTER (WHERE state = 'undone') FROM decision_steps");
        steps.executeStep();
        table.canUndo = steps.getColumn(0).getInt64() > 0;
        table.canRedo = steps.getColumn(1).getInt64() > 0;
        return table;
    });
}

core::Result<std::vector<DecisionEntry>> Project::decisionJournal() const
{
    return guarded(m_d->connection, [this] { return select(m_d->connection, ""); });
}

core::Result<std::int64_t>
Project::decide(const dataset::Dataset& dataset, std::span<const Decision> decisions, const std::string& user)
{
    return guarded(m_d->connection, [&]() -> core::Result<std::int64_t> {
        SQLite::Transaction transaction = beginStep(m_d->connection, Durability::Full);
        core::Result<Facts> facts = factsOf(m_d->connection);
        if (!facts)
            return tl::unexpected(facts.error());
        const std::string now = nowInUtc();
        std::vector<DecisionEntry> entries;
        for (const Decision& decision : decisions) {
            const auto checked = checkedDecision(decision, dataset.ids[decision.image]);
            if (!checked)
                return tl::unexpected(checked.error());
            DecisionEntry entry;
            entry.kind = checked->kind;
            entry.id = dataset.ids[checked->image];
            entry.path = relativePath(dataset.files[checked->image], dataset.root);
            entry.value = checked->value;
            entry.user = checked->user.empty() ? user : checked->user;
            entry.at = checked->at.empty() ? now : checked->at;
            if (!facts->changes(entry))
                continue;
            entry.oldValue = valueBefore(*facts, entry, dataset, checked->image);
            facts->add(entry);
            entries.push_back(std::move(entry));
        }
        if (entries.empty())
            return 0;
        insertStep(m_d->connection.sqlite, entries, user, now);
        transaction.commit();
        return static_cast<std::int64_t>(entries.size());
    });
}

core::Result<std::int64_t> Project::undoDecisions(const std::string& user)
{
    return moveStep(m_d->connection,
                    "SELECT max(number) FROM decision_steps WHERE state = 'in_force'",
                    StepState::Undone,
                    user);
}

core::Result<std::int64_t> Project::redoDecisions()
{
    return moveStep(m_d->connection,
                    "SELECT min(number) FROM decision_steps WHERE state = 'undone'",
                    StepState::InForce,
                    {});
}

} // namespace carpo::project
