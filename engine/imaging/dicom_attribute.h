// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace carpo::imaging {

/// One of a DICOM's attributes, as text.
struct DicomAttribute
{
    std::string tag;   ///< "(0010,0040)"; within sequences "(0028,3010)[1].(0028,3002)"
    std::string vr;    ///< "CS"
    std::string name;  ///< "Patient's Sex"; empty where the dictionary has none
    std::string value; ///< in UTF-8, shortened where long; "1024 bytes" for what is no text

    bool operator==(const DicomAttribute&) const = default;
};

} // namespace carpo::imaging
