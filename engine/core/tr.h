// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Marks an English text of a registry for translation and yields it unchanged.
/// lupdate collects it with -tr-function-alias QT_TRANSLATE_NOOP+=CARPO_TR; the app translates it when shown.
#define CARPO_TR(context, text) text
