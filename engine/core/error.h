// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace carpo::core {

/// What can go wrong with an input or with the machine. Bugs are not here: they are checks.
/// One entry each in error_texts.cpp says it in words.
enum class ErrorCode
{
    // files and folders
    FileNotFound,
    FolderNotFound,
    FolderEmpty,
    FolderNotEmpty,
    NotAFolder,
    NotAFile, ///< a pipe, a socket, a link in a circle
    FolderTooLarge,
    PermissionDenied,
    ReadFailed,
    WriteFailed,
    DiskFull,
    // images
    NotAnImage,
    UnsupportedImage,
    ImageDamaged,
    ImageTooLarge,
    DecodingTooLong,
    DecoderCrashed,
    DecoderUnavailable,
    // label tables
    NoLabelTable,
    TableEmpty,
    TableBinary,
    TableColumnMissing,
    TableRowMalformed,
    DuplicateId,
    SexUnreadable,
    AgeUnreadable,
    AgeOutOfRange,
    ImageMissing, ///< a row without its image
    LabelMissing, ///< an image without its row
    TableQuoteOpen,
    TableRowBinary,
    ValueUnreadable,
    PartUnreadable,
    PathOutside, ///< a row whose image would lie outside of the folder
    ImageAmbiguous,
    UnitUnstated,
    ProblemsLeftOut,
    WorkbookDamaged,
    WorkbookTooLarge,
    SheetMissing,
    MappingInvalid,
    // projects
    NotAProject,
    ProjectNewer,
    ProjectDamaged,
    ProjectBusy,
    RunUnknown,
    // decisions about images
    ImageUnknown,
    DecisionUnreadable,
    TagUnreadable,
    // selections
    FilterColumnMissing,
    FilterUnreadable,
    // experiments
    ExperimentNotJson,
    ExperimentNewer,
    ExperimentUnknownKey,
    ExperimentWrongType,
    ExperimentOutOfRange,
    ExperimentUnknownChoice,
    ExperimentContradiction,
    PresetUnknown,
    // training
    NotEnoughImages,
    TargetMissing,
    TargetConstant,
    ClassNotTrained,
    InputTooSmall,
    TooManyParameters,
    NetworkLayerShape,
    NetworkTooLarge,
    WeightsUnreadable,
    WeightsMismatch,
    DeviceUnavailable,
    CheckpointDamaged,
    CheckpointMismatch,
    RunDataChanged,
    TrainingDiverged,
    OutOfMemory,
    BatchTooLarge,
    // both
    WrongUsage,
    Cancelled,
    Internal,
};

/// A failure, or one bad item of many, as a value: a code, where it happened, and the values that a
/// sentence about it needs (by name: "column", "allowed", "line", ...).
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string place; ///< a path, "file:line", a key of an experiment ... in UTF-8
    std::vector<std::pair<std::string, std::string>> values;

    /// The value of that name; empty where there is none.
    [[nodiscard]] std::string_view value(std::string_view name) const;

    bool operator==(const Error&) const = default;
};

/// A bad item among good ones: listed, never fatal.
using Problem = Error;

template <typename T>
using Result = tl::expected<T, Error>;

/// Shorthand for the failing side of a Result.
[[nodiscard]] tl::unexpected<Error>
failure(ErrorCode code, std::string place = {}, std::vector<std::pair<std::string, std::string>> values = {});

/// The words of a code: what happened and what to do about it, in English, with {place} and {name}
/// where the error's values go. Translation context: "Error".
struct ErrorText
{
    ErrorCode code;
    std::string_view key; ///< stable name, as stored in projects and printed as JSON: "image_damaged"
    const char* what;
    const char* remedy; ///< may be empty
};

[[nodiscard]] const ErrorText& errorText(ErrorCode code);

/// The code of that stable name; Internal for an unknown one (a newer project's, say).
[[nodiscard]] ErrorCode errorCodeFromKey(std::string_view key);

/// Puts the error's place and values where the pattern names them.
[[nodiscard]] std::string fillIn(std::string_view pattern, const Error& error);

/// "what happened. What to do." in English.
[[nodiscard]] std::string inEnglish(const Error& error);

} // namespace carpo::core
