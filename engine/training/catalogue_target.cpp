// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/training/catalogue.h"

namespace carpo::training::catalogue {

std::vector<Hyperparameter> targetEntries()
{
    return {
        {.key = "target.name",
         .type = ValueType::Choice,
         .defaultValue = std::string("age"),
         .choices = {{"age", CARPO_TR("Hyperparameter", "Age")},
                     {"sex", CARPO_TR("Hyperparameter", "Sex")},
                     {"class", CARPO_TR("Hyperparameter", "Class")}},
         .name = CARPO_TR("Hyperparameter", "Target"),
         .explanation = CARPO_TR(
             "Hyperparameter",
             "What the network says of an image: the data set's number (bone age in months), the "
             "sex, or the class (class folders, or a table's class column). Sex and class need a loss of "
             "classes (cross entropy, hinge, KL, cosine); who tells the sex must not be told it.")},
    };
}

} // namespace carpo::training::catalogue
