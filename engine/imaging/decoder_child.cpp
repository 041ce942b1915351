// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/decoder_child.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <utility>

extern char** environ;

namespace carpo::imaging {
namespace {

using Clock = std::chrono::steady_clock;

// How often somebody who waits looks whether he still should.
constexpr auto kGlance = std::chrono::milliseconds(40);
// From hanging up to being gone.
constexpr auto kGoing = std::chrono::milliseconds(2);
constexpr int kGoingGlances = 500;
// For ever, as far as a clock can count.
constexpr double kMaxSeconds = 1e8;
// What is kept between two images: a pool of these is nothing, one of the largest images would be much.
constexpr off_t kKeptBytes = 64'000'000;
// Above the descriptors that the helper gets, so that one that is put in its place does not close another.
constexpr int kOutOfTheWay = 10;

core::Error unavailable(int number)
{
    return {core::ErrorCode::DecoderUnavailable, {}, {{"detail", std::generic_category().message(number)}}};
}

Descriptor moved(int number)
{
    Descriptor low(number);
    return Descriptor(::fcntl(number, F_DUPFD_CLOEXEC, kOutOfTheWay));
}

/// The helper's surroundings: its three descriptors, no terminal, no signal of ours.
class Surroundings
{
public:
    Surroundings()
    {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawnattr_init(&m_attributes);
        sigset_t none;
        sigset_t all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_setsigmask(&m_attributes, &none);
        ::posix_spawnattr_setsigdefault(&m_attributes, &all);
        // A group of its own: Ctrl+C is for us, and the image in hand is not to look damaged by it.
        ::posix_spawnattr_setpgroup(&m_attributes, 0);
        ::posix_spawnattr_setflags(&m_attributes,
                                   POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
        for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            ::posix_spawn_file_actions_addopen(&m_actions, standard, "/dev/null", O_RDWR, 0);
    }
    ~Surroundings()
    {
        ::posix_spawn_file_actions_destroy(&m_actions);
        ::posix_spawnattr_destroy(&m_attributes);
    }
    Surroundings(const Surroundings&) = delete;
    Surroundings& operator=(const Surroundings&) = delete;
    Surroundings(Surroundings&&) = delete;
    Surroundings& operator=(Surroundings&&) = delete;

    void give(const Descriptor& ours, int theirs)
    {
        ::posix_spawn_file_actions_adddup2(&m_actions, ours.number(), theirs);
    }

    /// The process, or the negative of what went wrong.
    [[nodiscard]] pid_t start(const std::filesystem::path& program) const
    {
        std::string name = program.string();
        const std::array<char*, 2> arguments = {name.data(), nullptr};
        pid_t process = -1;
        const int error =
            ::posix_spawn(&process, name.c_str(), &m_actions, &m_attributes, arguments.data(), environ);
        return error == 0 ? process : -error;
    }

private:
    posix_spawn_file_actions_t m_actions = {};
    posix_spawnattr_t m_attributes = {};
};

/// pwrite and pread, as often as it takes; false where it cannot be done.
template <typename Transfer, typename Byte>
bool transferAll(const Transfer& transfer, int descriptor, std::span<Byte> bytes)
{
    off_t at = 0;
    while (!bytes.empty()) {
        const ssize_t done = transfer(descriptor, bytes.data(), bytes.size(), at);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(done));
        at += done;
    }
    return true;
}

bool readAll(const Descriptor& from, std::span<std::uint8_t> bytes)
{
    return transferAll(::pread, from.number(), bytes);
}

off_t sizeOf(const Descriptor& descriptor)
{
    struct stat status = {};
    return ::fstat(descriptor.number(), &status) == 0 ? status.st_size : 0;
}

std::string decimal(double number)
{
    std::array<char, 32> text = {};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    return {text.data(), end};
}

tl::unexpected<core::Error> nothingThere()
{
    return core::failure(core::ErrorCode::Internal, {}, {{"detail", "carpo-decode: no pixels"}});
}

} // namespace

core::Result<std::unique_ptr<DecoderChild>> DecoderChild::start(const std::filesystem::path& program)
{
    std::array<int, 2> ends = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return tl::unexpected(unavailable(errno));
    Descriptor ours(ends[0]);
    const Descriptor theirs = moved(ends[1]);
    Descriptor input = moved(::memfd_create("carpo file", MFD_CLOEXEC));
    Descriptor output = moved(::memfd_create("carpo pixels", MFD_CLOEXEC));
    if (theirs.number() < 0 || input.number() < 0 || output.number() < 0)
        return tl::unexpected(unavailable(errno));
    Surroundings surroundings;
    surroundings.give(theirs, kDecoderSocket);
    surroundings.give(input, kDecoderInput);
    surroundings.give(output, kDecoderOutput);
    const pid_t process = surroundings.start(program);
    if (process < 0)
        return tl::unexpected(unavailable(-process));
    // Not make_unique: the constructor is private.
    return std::unique_ptr<DecoderChild>(
        new DecoderChild(process, std::move(ours), std::move(input), std::move(output)));
}

DecoderChild::DecoderChild(pid_t process, Descriptor socket, Descriptor input, Descriptor output)
    : m_process(process)
    , m_socket(std::move(socket))
    , m_input(std::move(input))
    , m_output(std::move(output))
{}

DecoderChild::~DecoderChild()
{
    end();
}

void DecoderChild::end()
{
    m_isSpent = true;
    if (m_process < 0)
        return;
    ::kill(m_process, SIGKILL);
    while (::waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
    }
    m_process = -1;
}

core::Result<DecodeReply> DecoderChild::ask(const DecodeRequest& request,
                                            std::span<const std::uint8_t> file,
                                            const std::stop_token& stop)
{
    core::Result<DecodeReply> reply =
        send(request, file)
            .and_then([&] { return receive(request.limits, stop); })
            .and_then([&](const std::string& message) { return replyIn(message, request); });
    if (!reply)
        end();
    return reply;
}

core::Result<void> DecoderChild::send(const DecodeRequest& request, std::span<const std::uint8_t> file)
{
    if (!transferAll(::pwrite, m_input.number(), file))
        return core::failure(
            core::ErrorCode::OutOfMemory, {}, {{"detail", std::generic_category().message(errno)}});
    const std::string message = messageOf(request);
    // Without MSG_NOSIGNAL a helper that is gone would end this process.
    if (::send(m_socket.number(), message.data(), message.size(), MSG_NOSIGNAL) < 0)
        return tl::unexpected(howItEnded());
    return {};
}

core::Result<std::string> DecoderChild::receive(const DecodeLimits& limits, const std::stop_token& stop)
{
    const std::chrono::duration<double> patience(std::min(limits.maxSeconds, kMaxSeconds));
    const auto deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(patience);
    pollfd waiting{.fd = m_socket.number(), .events = POLLIN, .revents = 0};
    for (;;) {
        const int ready = ::poll(&waiting, 1, static_cast<int>(kGlance.count()));
        if (ready > 0)
            break;
        if (stop.stop_requested())
            return core::failure(core::ErrorCode::Cancelled);
        if (Clock::now() >= deadline)
            return core::failure(
                core::ErrorCode::DecodingTooLong, {}, {{"limit", decimal(limits.maxSeconds)}});
    }
    std::string message(kMaxMessageBytes, '\0');
    const ssize_t got = ::recv(m_socket.number(), message.data(), message.size(), 0);
    if (got <= 0)
        return tl::unexpected(howItEnded());
    message.resize(static_cast<std::size_t>(got));
    return message;
}

core::Error DecoderChild::howItEnded()
{
    // Its end of the socket is closed; it may not be quite gone yet.
    int status = 0;
    pid_t ended = 0;
    for (int glance = 0; glance < kGoingGlances && ended == 0; ++glance) {
        ended = ::waitpid(m_process, &status, WNOHANG);
        if (ended == 0)
            std::this_thread::sleep_for(kGoing);
    }
    if (ended != m_process)
        return {core::ErrorCode::DecoderUnavailable, {}, {{"detail", "it hung up"}}};
    m_process = -1;
    if (WIFEXITED(status))
        return {core::ErrorCode::DecoderUnavailable,
                {},
                {{"detail", "it ended with status " + std::to_string(WEXITSTATUS(status))}}};
    const int signal = WTERMSIG(status);
    constexpr std::array kCrashes = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP};
    const bool crashed = std::ranges::find(kCrashes, signal) != kCrashes.end();
    return {crashed ? core::ErrorCode::DecoderCrashed : core::ErrorCode::DecoderUnavailable,
            {},
            {{"detail", "signal " + std::to_string(signal)}}};
}

core::Result<Image> DecoderChild::pixels(const DecodeReply& reply) const
{
    if (sizeOf(m_output) < reply.pixelBytes())
        return nothingThere();
    Image image(reply.width, reply.height, reply.depth);
    image.setWhiteBits(reply.whiteBits);
    // Read, not mapped: a helper that makes the memory smaller meanwhile would end this process.
    const auto words = image.pixels16();
    const bool read =
        reply.depth == Image::Depth::Bits8
            ? readAll(m_output, image.pixels8())
            : readAll(m_output, {reinterpret_cast<std::uint8_t*>(words.data()), words.size_bytes()});
    if (!read)
        return nothingThere();
    return image;
}

core::Result<std::string> DecoderChild::text(const DecodeReply& reply) const
{
    std::string text(static_cast<std::size_t>(reply.textBytes), '\0');
    if (!readAll(m_output, {reinterpret_cast<std::uint8_t*>(text.data()), text.size()}))
        return nothingThere();
    return text;
}

void DecoderChild::shrink()
{
    for (const Descriptor* const memory : {&m_input, &m_output}) {
        if (sizeOf(*memory) > kKeptBytes && ::ftruncate(memory->number(), kKeptBytes) != 0)
            m_isSpent = true;
    }
}

} // namespace carpo::imaging
