// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLineParser>

namespace carpo::desktop {

class MainWindow;

/// `carpo [PLACE] [--demo]`: what the program is told when it is started.
class Arguments
{
public:
    Arguments();

    /// Help, version and what is not known end the program here.
    void process(const QCoreApplication& application) { m_parser.process(application); }
    /// The same without an end; false where something is not known.
    [[nodiscard]] bool parse(const QStringList& arguments) { return m_parser.parse(arguments); }

    /// Opens the place, which may be relative to the folder the program was started in, or else the
    /// demonstration cohort, where one of them was asked for. Must not block.
    void open(MainWindow& window) const;

private:
    QCommandLineParser m_parser;
    QCommandLineOption m_demonstration;
};

} // namespace carpo::desktop
