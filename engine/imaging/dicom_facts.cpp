// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/dicom_facts.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>

namespace carpo::imaging {
namespace {

constexpr double kMonthsAYear = 12;
constexpr double kDaysAMonth = 365.2425 / kMonthsAYear;
constexpr double kDaysAWeek = 7;
// Nobody has become older: 122 years and 164 days.
constexpr double kMaximumMonths = 1476;

template <typename Number>
std::optional<Number> numberIn(std::string_view text)
{
    Number number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(number)
                                                                           : std::nullopt;
}

double monthsOf(std::string_view age)
{
    // Four characters by the standard; "12Y" is met as well.
    if (age.size() < 2 || age.size() > 4)
        return DicomFacts::kUnknown;
    const auto number = numberIn<unsigned>(age.substr(0, age.size() - 1));
    if (!number)
        return DicomFacts::kUnknown;
    switch (age.back()) {
    case 'Y':
    case 'y':
        return *number * kMonthsAYear;
    case 'M':
    case 'm':
        return *number;
    case 'W':
    case 'w':
        return *number * kDaysAWeek / kDaysAMonth;
    case 'D':
    case 'd':
        return *number / kDaysAMonth;
    default:
        return DicomFacts::kUnknown;
    }
}

/// "20120131", and "2012.01.31" of the standard's first version.
std::optional<std::chrono::sys_days> dateIn(std::string_view text)
{
    const bool hasPoints = text.size() == 10 && text[4] == '.' && text[7] == '.';
    if (text.size() != 8 && !hasPoints)
        return std::nullopt;
    const auto year = numberIn<int>(text.substr(0, 4));
    const auto month = numberIn<unsigned>(text.substr(hasPoints ? 5 : 4, 2));
    const auto day = numberIn<unsigned>(text.substr(hasPoints ? 8 : 6, 2));
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date{
        std::chrono::year(*year), std::chrono::month(*month), std::chrono::day(*day)};
    return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

double monthsBetween(std::string_view birth, std::string_view study)
{
    const auto from = dateIn(birth);
    const auto to = dateIn(study);
    return from && to ? static_cast<double>((*to - *from).count()) / kDaysAMonth : DicomFacts::kUnknown;
}

bool isAge(double months)
{
    return months >= 0 && months <= kMaximumMonths;
}

} // namespace

bool DicomFacts::isAnything() const
{
    return sex != Sex::Unknown || !std::isnan(ageMonths) || hasSpacing() || !laterality.empty()
           || !bodyPart.empty();
}

double ageInMonths(std::string_view patientAge, std::string_view birthDate, std::string_view studyDate)
{
    if (const double written = monthsOf(patientAge); isAge(written))
        return written;
    const double between = monthsBetween(birthDate, studyDate);
    return isAge(between) ? between : DicomFacts::kUnknown;
}

DicomFacts::Sex sexOf(std::string_view patientSex)
{
    if (patientSex == "F" || patientSex == "f")
        return DicomFacts::Sex::Female;
    if (patientSex == "M" || patientSex == "m")
        return DicomFacts::Sex::Male;
    return DicomFacts::Sex::Unknown;
}

} // namespace carpo::imaging
