// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/column_words.h"

#include "engine/dataset/parse.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <vector>

namespace carpo::dataset {
namespace {

/// A name without its units, and the role that it names. Of one role, the earlier line goes first.
struct Name
{
    std::string_view words;
    ColumnRole role;
};

using enum ColumnRole;

constexpr std::array kNames = {
    Name{"id", File},
    Name{"image id", File},
    Name{"imageid", File},
    Name{"case id", File},
    Name{"caseid", File},
    Name{"file name", File},
    Name{"filename", File},
    Name{"file", File},
    Name{"image", File},
    Name{"image name", File},
    Name{"imagename", File},
    Name{"image file", File},
    Name{"image path", File},
    Name{"path", File},
    Name{"filepath", File},
    Name{"file path", File},
    Name{"img", File},
    Name{"arquivo", File},
    Name{"nome do arquivo", File},
    Name{"imagem", File},
    Name{"id da imagem", File},
    Name{"id imagem", File},
    Name{"caminho", File},
    Name{"radiografia", File},
    Name{"exame", File},
    Name{"caso", File},
    Name{"archivo", File},
    Name{"imagen", File},
    Name{"male", Sex},
    Name{"female", Sex},
    Name{"sex", Sex},
    Name{"gender", Sex},
    Name{"patient sex", Sex},
    Name{"patientsex", Sex},
    Name{"sexo", Sex},
    Name{"genero", Sex},
    Name{"masculino", Sex},
    Name{"feminino", Sex},
    Name{"boneage", BoneAge},
    Name{"bone age", BoneAge},
    Name{"ground truth bone age", BoneAge},
    Name{"skeletal age", BoneAge},
    Name{"idade ossea", BoneAge},
    Name{"idadeossea", BoneAge},
    Name{"edad osea", BoneAge},
    Name{"age", Age},
    Name{"idade", Age},
    Name{"edad", Age},
    Name{"", AgeUnit},
    Name{"chronological age", ChronologicalAge},
    Name{"chronologicalage", ChronologicalAge},
    Name{"idade cronologica", ChronologicalAge},
    Name{"edad cronologica", ChronologicalAge},
    Name{"patient age", ChronologicalAge},
    Name{"patientage", ChronologicalAge},
    Name{"age at scan", ChronologicalAge},
    Name{"age at exam", ChronologicalAge},
    Name{"idade no exame", ChronologicalAge},
    Name{"target", Target},
    Name{"label", Target},
    Name{"ground truth", Target},
    Name{"alvo", Target},
    Name{"rotulo", Target},
    Name{"score", Target},
    Name{"y", Target},
    Name{"split", Split},
    Name{"set", Split},
    Name{"subset", Split},
    Name{"part", Split},
    Name{"partition", Split},
    Name{"fold", Split},
    Name{"usage", Split},
    Name{"conjunto", Split},
    Name{"particao", Split},
    Name{"parte", Split},
    Name{"patient id", Patient},
    Name{"patientid", Patient},
    Name{"patient", Patient},
    Name{"subject id", Patient},
    Name{"subject", Patient},
    Name{"participant", Patient},
    Name{"paciente", Patient},
    Name{"id do paciente", Patient},
    Name{"id paciente", Patient},
    Name{"prontuario", Patient},
    Name{"class", Class},
    Name{"category", Class},
    Name{"diagnosis", Class},
    Name{"classe", Class},
    Name{"categoria", Class},
    Name{"diagnostico", Class},
};

constexpr std::array<std::string_view, 6> kMonthWords = {"months", "month", "meses", "mes", "mo", "mths"};
constexpr std::array<std::string_view, 6> kYearWords = {"years", "year", "anos", "ano", "yrs", "yr"};

/// "boneAge" as "bone age", "imageID" as "image id".
std::string cutAtCapitals(std::string_view header)
{
    const auto isCapital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    const auto isSmall = [](char letter) { return letter >= 'a' && letter <= 'z'; };
    std::string text;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (i > 0 && isCapital(header[i]) && isSmall(header[i - 1]))
            text += ' ';
        text += header[i];
    }
    return text;
}

Unit unitOf(const std::string& word)
{
    if (std::ranges::find(kMonthWords, word) != kMonthWords.end())
        return Unit::Months;
    return std::ranges::find(kYearWords, word) != kYearWords.end() ? Unit::Years : Unit::Unstated;
}

HeaderWords wordsOf(const std::string& plain)
{
    HeaderWords found;
    std::string name;
    std::istringstream words(plain);
    for (std::string word; words >> word;) {
        // "em meses", "in years"
        const bool isJoint = word == "in" || word == "em" || word == "en";
        if (const Unit unit = unitOf(word); unit != Unit::Unstated)
            found.unit = unit;
        else if (!isJoint)
            name += (name.empty() ? "" : " ") + word;
    }
    if (name.empty() && found.unit == Unit::Unstated)
        return found;
    const auto* const known = std::ranges::find(kNames, name, &Name::words);
    if (known != kNames.end()) {
        found.role = known->role;
        found.rank = static_cast<int>(known - kNames.begin());
    }
    return found;
}

} // namespace

HeaderWords headerWords(std::string_view header)
{
    const HeaderWords whole = wordsOf(plainWords(header));
    return whole.role == Other ? wordsOf(plainWords(cutAtCapitals(header))) : whole;
}

TruthMeans truthMeans(std::string_view header)
{
    const std::string words = plainWords(header);
    if (words == "male" || words == "masculino" || words == "is male")
        return TruthMeans::Male;
    return words == "female" || words == "feminino" || words == "is female" ? TruthMeans::Female
                                                                            : TruthMeans::Nothing;
}

} // namespace carpo::dataset
