// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace carpo::imaging {

/// What a DICOM says of its patient and its picture, as far as it does.
struct DicomFacts
{
    enum class Sex : std::uint8_t
    {
        Unknown,
        Female,
        Male
    };

    static constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

    Sex sex = Sex::Unknown;
    double ageMonths = kUnknown;     ///< at the examination: a chronological age, never a bone age
    double rowSpacing = kUnknown;    ///< mm from one row's centre to the next one's
    double columnSpacing = kUnknown; ///< mm from one column's centre to the next one's
    std::string laterality = {};     ///< "L", "R", "B" (both), "U" (unpaired); empty where not said
    std::string bodyPart = {};       ///< as written: "HAND"; UTF-8, at most kMaxText bytes

    static constexpr std::size_t kMaxText = 64;

    [[nodiscard]] bool hasSpacing() const { return rowSpacing > 0 && columnSpacing > 0; }
    /// Whether anything is known at all.
    [[nodiscard]] bool isAnything() const;
};

/// From PatientAge ("144M", "012Y", "050W", "300D"; DICOM PS3.5 6.2, AS), else from the dates of birth and of
/// the study ("20120131"; DA). NaN where neither makes an age of 0 to 1476 months.
[[nodiscard]] double
ageInMonths(std::string_view patientAge, std::string_view birthDate, std::string_view studyDate);

/// Of PatientSex: M, F, in any case; O and others are unknown.
[[nodiscard]] DicomFacts::Sex sexOf(std::string_view patientSex);

} // namespace carpo::imaging
