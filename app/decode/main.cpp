// SPDX-License-Identifier: GPL-3.0-or-later
// carpo-decode: opens what may kill its opener. Not for people: engine/imaging/decoder_pool starts it.
#include "app/decode/dicom_attributes.h"
#include "app/decode/dicom_checks.h"
#include "app/decode/dicom_image.h"
#include "app/decode/shared_memory.h"
#include "engine/imaging/decode_here.h"
#include "engine/imaging/decode_protocol.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <exception>
#include <fcntl.h>
#include <gdcmTrace.h>
#include <malloc.h>
#include <new>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace carpo::decode {
namespace {

using imaging::DecodeReply;
using imaging::DecodeRequest;

// The parent ends us at the limit; where there is no parent any more, this does.
constexpr unsigned kGraceSeconds = 5;
constexpr double kMaxSeconds = 1e6;

// clang has its own way to say what g++ says with macros.
#ifdef __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define CARPO_SANITIZED
#endif
#endif

/// The sanitizers' own memory is a multiple of what there is.
constexpr bool kMayLimitMemory =
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || defined(CARPO_SANITIZED)
    false;
#else
    true;
#endif

void limitMemory(const imaging::DecodeLimits& limits)
{
    rlimit memory = {};
    if (!kMayLimitMemory || ::getrlimit(RLIMIT_AS, &memory) != 0)
        return;
    memory.rlim_cur = std::min<rlim_t>(imaging::maxMemoryBytes(limits), memory.rlim_max);
    ::setrlimit(RLIMIT_AS, &memory);
}

/// A crash is an answer here, and no reason to fill the disk.
void forbidCoreDumps()
{
    constexpr rlimit kNone = {.rlim_cur = 0, .rlim_max = 0};
    ::setrlimit(RLIMIT_CORE, &kNone);
}

/// Ends the process as soon as nobody waits for its answer any more, whatever a decoder is doing.
void endWithParent()
{
    std::thread([] {
        pollfd parent{.fd = imaging::kDecoderSocket, .events = 0, .revents = 0};
        while (::poll(&parent, 1, -1) < 0 && errno == EINTR) {
        }
        ::_exit(0);
    }).detach();
}

DecodeReply failed(core::Error error)
{
    DecodeReply reply;
    reply.error = std::move(error);
    return reply;
}

DecodeReply noRoom()
{
    return failed({core::ErrorCode::OutOfMemory, {}, {{"detail", "carpo-decode"}}});
}

core::Result<imaging::DecodedImage> decoded(imaging::Bytes bytes, const imaging::DecodeLimits& limits)
{
    const imaging::Format format = imaging::sniff(bytes);
    if (format == imaging::Format::Dicom)
        return readDicom(bytes, limits);
    if (format == imaging::Format::Unknown)
        return core::failure(core::ErrorCode::NotAnImage);
    return imaging::checkedContainer(format, bytes, {}, limits)
        .and_then([bytes](const imaging::Container& container) {
            return imaging::decodeHere(bytes, container, {});
        })
        .map([](imaging::Image&& image) {
            return imaging::DecodedImage{.image = std::move(image), .facts = std::nullopt};
        });
}

DecodeReply pixelsOf(imaging::Bytes bytes, const imaging::DecodeLimits& limits)
{
    const core::Result<imaging::DecodedImage> result = decoded(bytes, limits);
    if (!result)
        return failed(result.error());
    const imaging::Image& image = result->image;
    DecodeReply reply{.width = image.width(),
                      .height = image.height(),
                      .depth = image.depth(),
                      .whiteBits = image.whiteBits(),
                      .facts = result->facts,
                      .isColour = result->isColour};
    const auto words = image.pixels16();
    const imaging::Bytes pixels =
        image.depth() == imaging::Image::Depth::Bits8
            ? image.pixels8()
            : imaging::Bytes(reinterpret_cast<const std::uint8_t*>(words.data()), words.size_bytes());
    return writeShared(imaging::kDecoderOutput, pixels) ? reply : noRoom();
}

DecodeReply attributesOf(imaging::Bytes bytes)
{
    const auto attributes = readDicomAttributes(bytes);
    if (!attributes)
        return failed(attributes.error());
    const std::string text = imaging::textOf(*attributes);
    if (static_cast<std::int64_t>(text.size()) > imaging::kMaxAttributeTextBytes)
        return failed(unsupported("too many attributes"));
    DecodeReply reply{.textBytes = static_cast<std::int64_t>(text.size())};
    return writeShared(imaging::kDecoderOutput,
                       {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()})
               ? reply
               : noRoom();
}

DecodeReply answerTo(const DecodeRequest& request)
{
    try {
        const SharedInput input(imaging::kDecoderInput, static_cast<std::size_t>(request.fileBytes));
        return request.task == DecodeRequest::Task::Attributes ? attributesOf(input.bytes())
                                                               : pixelsOf(input.bytes(), request.limits);
    } catch (const std::bad_alloc&) {
        return noRoom();
    } catch (const std::exception&) {
        // GDCM's way of saying that the file is wrong.
        return failed(damaged());
    }
}

int run()
{
    forbidCoreDumps();
    endWithParent();
    gdcm::Trace::DebugOff();
    gdcm::Trace::WarningOff();
    gdcm::Trace::ErrorOff();
    std::string message(imaging::kMaxMessageBytes, '\0');
    for (;;) {
        const ssize_t got = ::recv(imaging::kDecoderSocket, message.data(), message.size(), 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return 0;
        const auto request = imaging::requestIn({message.data(), static_cast<std::size_t>(got)});
        if (!request)
            return 1;
        limitMemory(request->limits);
        ::alarm(static_cast<unsigned>(std::ceil(std::min(request->limits.maxSeconds, kMaxSeconds)))
                + kGraceSeconds);
        const std::string answer = imaging::messageOf(answerTo(*request));
        ::alarm(0);
        if (::send(imaging::kDecoderSocket, answer.data(), answer.size(), MSG_NOSIGNAL) < 0)
            return 1;
        // Between two images: what a large one took goes back.
        ::malloc_trim(0);
    }
}

} // namespace
} // namespace carpo::decode

int main()
{
    // Started by hand there is nobody to talk to.
    if (::fcntl(carpo::imaging::kDecoderSocket, F_GETFD) < 0) {
        std::fputs("carpo-decode opens images for Carpo; it is of no use by itself.\n", stderr);
        return 2;
    }
    return carpo::decode::run();
}
