// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"

#include <functional>
#include <string>
#include <vector>

namespace carpo::nn {

/// While it lives, sees each operation that this thread asks LibTorch for, but not those which that one asks
/// for. One at a time on a thread.
class OperationWatch
{
public:
    using Values = std::vector<c10::IValue>;
    /// After the operation; `name` without its namespace, "conv2d", with an underscore behind it where it
    /// changed its input.
    using See = std::function<void(const std::string& name, const Values& inputs, const Values& outputs)>;

    explicit OperationWatch(See see);
    ~OperationWatch();
    OperationWatch(const OperationWatch&) = delete;
    OperationWatch& operator=(const OperationWatch&) = delete;

private:
    struct Call;
    static std::unique_ptr<at::ObserverContext> begin(const at::RecordFunction& function);
    static void end(const at::RecordFunction& function, at::ObserverContext* context);

    static thread_local OperationWatch* s_current;
    See m_see;
    at::CallbackHandle m_handle = 0;
    int m_depth = 0;
};

/// Those that are defined, of lists too.
[[nodiscard]] std::vector<torch::Tensor> tensorsIn(const OperationWatch::Values& values);

} // namespace carpo::nn
