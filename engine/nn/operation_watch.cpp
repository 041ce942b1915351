// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/operation_watch.h"

#include <utility>

namespace carpo::nn {

struct OperationWatch::Call : at::ObserverContext
{
    Values inputs;
};

OperationWatch::OperationWatch(See see)
    : m_see(std::move(see))
{
    s_current = this;
    m_handle = at::addThreadLocalCallback(at::RecordFunctionCallback(begin, end)
                                              .needsInputs(true)
                                              .needsOutputs(true)
                                              .scopes({at::RecordScope::FUNCTION}));
}

OperationWatch::~OperationWatch()
{
    at::removeCallback(m_handle);
    s_current = nullptr;
}

std::unique_ptr<at::ObserverContext> OperationWatch::begin(const at::RecordFunction& function)
{
    auto call = std::make_unique<Call>();
    if (s_current->m_depth++ == 0)
        call->inputs.assign(function.inputs().begin(), function.inputs().end());
    return call;
}

void OperationWatch::end(const at::RecordFunction& function, at::ObserverContext* context)
{
    // What is asked for while it is seen counts as asked for by the operation.
    if (s_current->m_depth == 1) {
        const std::string name = function.name();
        s_current->m_see(
            name.substr(name.rfind(':') + 1), static_cast<Call*>(context)->inputs, function.outputs());
    }
    --s_current->m_depth;
}

thread_local OperationWatch* OperationWatch::s_current = nullptr;

std::vector<torch::Tensor> tensorsIn(const OperationWatch::Values& values)
{
    std::vector<torch::Tensor> tensors;
    for (const c10::IValue& value : values) {
        if (value.isTensor() && value.toTensor().defined())
            tensors.push_back(value.toTensor());
        else if (value.isTensorList()) {
            for (const torch::Tensor& tensor : value.toTensorVector())
                tensors.push_back(tensor);
        }
    }
    return tensors;
}

} // namespace carpo::nn
