// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/initialisation.h"
#include "engine/nn/layers.h"
#include "engine/nn/plain.h"
#include "engine/nn/sex_head.h"

namespace carpo::nn {
namespace {

using torch::Tensor;

class Mlp : public Network
{
public:
    explicit Mlp(const NetworkOptions& options)
    {
        std::int64_t in = std::int64_t{options.side} * options.side;
        for (int i = 0; i < options.depth; ++i) {
            m_layers->push_back(torch::nn::Linear(in, widthBefore(options.activation, options.width)));
            finishLayer(m_layers, ofNumbers(options.normalisation), options.activation, options.width);
            addDropout(m_layers, options.dropout.inFeatures());
            in = options.width;
        }
        m_layers = register_module("layers", numbered(m_layers));
        m_head = register_module("head", std::make_shared<SexHead>(in, options.width, options));
    }

    Tensor forward(const Tensor& images, const Tensor& sex) override
    {
        return m_head->forward(m_layers->forward(images.flatten(1)), sex);
    }

    void initialise() override { initialiseWithZeroOutput(*this, m_head->output()); }

private:
    torch::nn::Sequential m_layers;
    std::shared_ptr<SexHead> m_head;
};

// Reads the image row by row, from the fingertips down; the last state goes on.
class Recurrent : public Network
{
public:
    explicit Recurrent(const NetworkOptions& options)
    {
        if (options.cell == Cell::Lstm)
            m_lstm = register_module("lstm",
                                     torch::nn::LSTM(torch::nn::LSTMOptions(options.side, options.width)
                                                         .num_layers(options.depth)
                                                         .batch_first(true)));
        else if (options.cell == Cell::Gru)
            m_gru = register_module("gru",
                                    torch::nn::GRU(torch::nn::GRUOptions(options.side, options.width)
                                                       .num_layers(options.depth)
                                                       .batch_first(true)));
        else
            m_rnn = register_module("rnn",
                                    torch::nn::RNN(torch::nn::RNNOptions(options.side, options.width)
                                                       .num_layers(options.depth)
                                                       .nonlinearity(nonlinearityOf(options))
                                                       .batch_first(true)));
        addNormalisation(m_after, ofNumbers(options.normalisation), options.width);
        addDropout(m_after, options.dropout.inFeatures());
        m_after = register_module("after", numbered(m_after));
        m_head = register_module("head", std::make_shared<SexHead>(options.width, options.width, options));
    }

    Tensor forward(const Tensor& images, const Tensor& sex) override
    {
        const Tensor last = states(images.squeeze(1)).select(1, -1);
        return m_head->forward(m_after->is_empty() ? last : m_after->forward(last), sex);
    }

    void initialise() override
    {
        initialiseWithZeroOutput(*this, m_head->output());
        const torch::NoGradGuard noGrad;
        for (const auto& parameter : named_parameters()) {
            // As Keras: the state's own weights neither grow nor shrink it.
            if (parameter.key().find("weight_hh") != std::string::npos)
                torch::nn::init::orthogonal_(parameter.value());
        }
    }

private:
    static torch::nn::RNNOptions::nonlinearity_t nonlinearityOf(const NetworkOptions& options)
    {
        if (options.cellRelu)
            return torch::kReLU;
        return torch::kTanh;
    }

    Tensor states(const Tensor& rows)
    {
        if (!m_lstm.is_empty())
            return std::get<0>(m_lstm(rows));
        return std::get<0>(m_gru.is_empty() ? m_rnn(rows) : m_gru(rows));
    }

    torch::nn::Sequential m_after; // normalisation and dropout of the last state
    // One of them.
    torch::nn::RNN m_rnn = nullptr;
    torch::nn::GRU m_gru = nullptr;
    torch::nn::LSTM m_lstm = nullptr;
    std::shared_ptr<SexHead> m_head;
};

} // namespace

std::shared_ptr<Network> makeMlp(const NetworkOptions& options)
{
    return std::make_shared<Mlp>(options);
}

std::shared_ptr<Network> makeRecurrent(const NetworkOptions& options)
{
    return std::make_shared<Recurrent>(options);
}

} // namespace carpo::nn
