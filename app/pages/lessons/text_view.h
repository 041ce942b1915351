// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QTextBrowser>

namespace carpo::pages {

/// Markdown with formulas, which are drawn in the text's colour and as large as the text wants them.
class TextView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit TextView(QWidget* parent = nullptr);

    /// `formulas` are SVG by hash, for images of the address "formula:<hash>".
    void setText(const QString& markdown, const QHash<QString, QByteArray>& formulas);
    /// `more` below what stands there, and in sight.
    void append(const QString& more);

    QVariant loadResource(int type, const QUrl& name) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Anew, at the size and in the colours of now; it stays where it was scrolled to.
    void write();
    /// Pixels for a line whether or not the scroll bar is there: it comes and goes by what is written.
    [[nodiscard]] int textWidth() const;

    QString m_markdown;
    QHash<QString, QByteArray> m_formulas;
    int m_writtenWidth = 0;
};

} // namespace carpo::pages
