// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/text_file.h"

#include "engine/dataset/parse.h"
#include "engine/dataset/regular_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <iconv.h>
#include <optional>
#include <string_view>
#include <uchardet/uchardet.h>
#include <utility>
#include <vector>

namespace carpo::dataset {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::size_t kPieceBytes = 256 * 1024;
// What a small table takes; it may grow while it is read.
constexpr std::size_t kMinPieceBytes = 4 * 1024;
// Enough to tell an encoding; the detector's time grows with what it is given.
constexpr std::size_t kDetectBytes = 64 * 1024;
// Tables hold no control characters but tabs and line ends; one here and there is a damaged line.
constexpr std::size_t kTextBytesPerControl = 20;

bool startsWithUtf16Mark(std::string_view text)
{
    return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
}

} // namespace

// Not in the nameless one: TextFile::Private has them as members.
namespace text_file {

/// iconv, fed piece by piece.
class Converter
{
public:
    explicit Converter(const std::string& encoding)
        : m_handle(iconv_open("UTF-8", encoding.c_str()))
    {}
    ~Converter()
    {
        if (isOpen())
            iconv_close(m_handle);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    Converter(Converter&&) = delete;
    Converter& operator=(Converter&&) = delete;

    /// Appends the bytes in UTF-8; false where they are not valid in the encoding. A character that is cut
    /// at the end waits for the next call.
    bool convert(std::string_view bytes, std::string& utf8)
    {
        if (!isOpen())
            return false;
        m_rest += bytes;
        char buffer[4096];
        char* in = m_rest.data();
        std::size_t left = m_rest.size();
        while (left > 0) {
            char* out = buffer;
            std::size_t room = sizeof buffer;
            const bool failed = iconv(m_handle, &in, &left, &out, &room) == static_cast<std::size_t>(-1);
            const int why = errno;
            utf8.append(buffer, out);
            if (failed && why == EINVAL)
                break; // more is to come
            if (failed && why != E2BIG)
                return false;
        }
        m_rest.erase(0, m_rest.size() - left);
        return true;
    }

    [[nodiscard]] bool isComplete() const { return m_rest.empty(); }

private:
    // iconv's way to say that it failed.
    [[nodiscard]] bool isOpen() const
    {
        return m_handle != reinterpret_cast<iconv_t>(-1); // NOLINT(performance-no-int-to-ptr)
    }

    iconv_t m_handle;
    std::string m_rest;
};

struct CloseFile
{
    void operator()(std::FILE* file) const { (void)std::fclose(file); }
};

} // namespace text_file

namespace {

std::string detectedEncoding(std::string_view text)
{
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    if (uchardet_handle_data(detector.get(), text.data(), std::min(text.size(), kDetectBytes)) != 0)
        return {};
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
}

bool looksBinary(std::string_view sample)
{
    const auto controls =
        static_cast<std::size_t>(std::ranges::count_if(sample, [](char c) { return isControlCharacter(c); }));
    const std::string_view firstLine = sample.substr(0, sample.find_first_of("\r\n"));
    return controls * kTextBytesPerControl > sample.size()
           || std::ranges::any_of(firstLine, &isControlCharacter);
}

} // namespace

struct TextFile::Private
{
    std::filesystem::path path;
    std::unique_ptr<std::FILE, text_file::CloseFile> file;
    std::vector<char> buffer;
    std::string encoding;
    std::optional<text_file::Converter> converter;
    bool skipMark = false;

    /// Up to kPieceBytes, until the next call; none at the end.
    core::Result<std::string_view> bytes()
    {
        const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get());
        if (std::ferror(file.get()) != 0)
            return tl::unexpected(readError(errno, path));
        return std::string_view(buffer.data(), count);
    }

    core::Result<void> toStart()
    {
        std::clearerr(file.get());
        if (std::fseek(file.get(), 0, SEEK_SET) != 0)
            return tl::unexpected(readError(errno, path));
        converter.emplace(encoding);
        skipMark = encoding == "UTF-8";
        return {};
    }

    /// Whether all of the file is valid in the encoding, which it then has.
    core::Result<bool> accepts(const std::string& candidate, const std::stop_token& stop)
    {
        encoding = candidate;
        if (const auto started = toStart(); !started)
            return tl::unexpected(started.error());
        std::string utf8;
        for (;;) {
            if (stop.stop_requested())
                return core::failure(core::ErrorCode::Cancelled, path.string());
            const core::Result<std::string_view> piece = bytes();
            if (!piece)
                return tl::unexpected(piece.error());
            if (piece->empty())
                return converter->isComplete();
            utf8.clear();
            if (!converter->convert(*piece, utf8))
                return false;
        }
    }

    core::Result<void> findEncoding(const std::stop_token& stop)
    {
        const core::Result<std::string_view> first = bytes();
        if (!first)
            return tl::unexpected(first.error());
        const std::string head(first->substr(0, kDetectBytes));
        if (startsWithUtf16Mark(head)) {
            const core::Result<bool> accepted = accepts("UTF-16", stop); // takes the mark away
            std::string utf8;
            if (accepted && *accepted && text_file::Converter("UTF-16").convert(head, utf8)
                && !looksBinary(utf8))
                return {};
            return accepted ? core::failure(core::ErrorCode::TableBinary, path.string())
                            : tl::unexpected(accepted.error());
        }
        if (looksBinary(head))
            return core::failure(core::ErrorCode::TableBinary, path.string());
        core::Result<bool> accepted = accepts("UTF-8", stop);
        if (accepted && !*accepted)
            accepted = accepts(detectedEncoding(head), stop);
        if (!accepted)
            return tl::unexpected(accepted.error());
        // Every byte is a letter in Latin 1: what is only guessed wrong still shows the digits.
        if (!*accepted)
            encoding = "ISO-8859-1";
        return {};
    }
};

TextFile::TextFile(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{}

TextFile::TextFile(TextFile&&) noexcept = default;
TextFile& TextFile::operator=(TextFile&&) noexcept = default;
TextFile::~TextFile() = default;

core::Result<TextFile> TextFile::open(const std::filesystem::path& file, const std::stop_token& stop)
{
    const auto size = regularFileSize(file);
    if (!size)
        return tl::unexpected(size.error());
    auto d = std::make_unique<Private>();
    d->path = file;
    d->buffer.resize(std::clamp(static_cast<std::size_t>(*size), kMinPieceBytes, kPieceBytes));
    d->file.reset(std::fopen(file.c_str(), "rbe"));
    if (!d->file)
        return tl::unexpected(readError(errno, file));
    if (const auto found = d->findEncoding(stop); !found)
        return tl::unexpected(found.error());
    if (const auto started = d->toStart(); !started)
        return tl::unexpected(started.error());
    return TextFile(std::move(d));
}

core::Result<bool> TextFile::next(std::string& piece)
{
    piece.clear();
    while (piece.empty()) {
        const core::Result<std::string_view> bytes = m_d->bytes();
        if (!bytes)
            return tl::unexpected(bytes.error());
        if (bytes->empty())
            return false;
        // It was valid when it was opened: somebody has written to it since.
        if (!m_d->converter->convert(*bytes, piece))
            return core::failure(core::ErrorCode::TableBinary, m_d->path.string());
        if (std::exchange(m_d->skipMark, false) && piece.starts_with(kUtf8Mark))
            piece.erase(0, kUtf8Mark.size());
    }
    return true;
}

core::Result<void> TextFile::rewind()
{
    return m_d->toStart();
}

} // namespace carpo::dataset
