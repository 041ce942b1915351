// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

#include <vector>

namespace carpo::forms {

enum class FieldKind
{
    Boolean, ///< bool
    Integer, ///< int
    Real,    ///< double
    Choice,  ///< one of `choices`' values
    Text,    ///< QString
};

struct FieldChoice
{
    QVariant value;
    QString label;
    QString explanation; ///< tool tip of the choice; may be empty
};

/// One row of a form, declared. Texts come translated.
struct FieldSpec
{
    QString key; ///< unique in the form
    QString label;
    QString explanation; ///< what it does, in one or two sentences
    QString group;       ///< heading of the section; fields of a group need not stand together
    FieldKind kind = FieldKind::Real;
    double minimum = 0.0; ///< of Integer and Real
    double maximum = 1.0;
    QVariant defaultValue;
    std::vector<FieldChoice> choices;
    QString unit;             ///< of Integer and Real, shown after the number
    QString unitOfOne;        ///< the same after 1 ("epoch"); empty: as it is
    QString zero;             ///< of Integer and Real that begin at 0: shown instead of 0; may be empty
    QString help;             ///< what a button beside it asks for; empty: no button
    bool logarithmic = false; ///< steps by factors (1, 2, 5, 10), for what spans decades
    bool enabled = true;
    bool visible = true;
};

} // namespace carpo::forms
