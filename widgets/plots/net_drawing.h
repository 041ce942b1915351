// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <QWidget>

#include <vector>

class QLabel;

namespace carpo::plots {

/// A small dense network, as a NetDrawing draws it: plain values, texts translated.
struct DrawnNet
{
    struct Unit
    {
        QString name;
        std::vector<float> picture; ///< side x side values in [-1, 1], the lowest row first; may be empty
        double share = 1;           ///< how present it is: 0 for a unit dropped out
    };

    QString title;
    QString note;
    int side = 0;
    std::vector<std::vector<Unit>> layers;
    /// weights[l][to * size of layer l + from]
    std::vector<std::vector<double>> weights;
};

/// Units in columns, weights as lines between them (thick: large; colour: sign, dashed where negative), and
/// in each unit what it sees. Must not block.
class NetDrawing final : public QWidget
{
    Q_OBJECT

public:
    explicit NetDrawing(QWidget* parent = nullptr);

    void setNet(DrawnNet net);
    [[nodiscard]] const DrawnNet& net() const { return m_net; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QPointF middleOf(std::size_t layer, std::size_t unit) const;
    [[nodiscard]] double unitSide() const;
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] QImage pictureOf(const DrawnNet::Unit& unit) const;
    void drawWeights(QPainter& painter) const;
    void drawUnits(QPainter& painter) const;

    DrawnNet m_net;
    QLabel* m_title = nullptr;
    QLabel* m_noteLabel = nullptr;
};

} // namespace carpo::plots
