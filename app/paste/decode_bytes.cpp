#include "app/paste/decode_bytes.h"
#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

struct Magic {
    std::string_view bytes;
    std::string_view what;
    std::string_view hint;
};

using namespace std::string_view_literals;

constexpr Magic magics[] = {
    {"\x89PNG"sv, "a PNG picture", "Copy the text itself; a picture of it cannot be read."},
    {"\xff\xd8\xff"sv, "a JPEG picture", "Copy the text itself; a picture of it cannot be read."},
    {"GIF8"sv, "a GIF picture", "Copy the text itself; a picture of it cannot be read."},
    {"\x1f\x8b"sv, "a gzip file", "Unpack it first (gzip -d) and give the text."},
    {"BZh"sv, "a bzip2 file", "Unpack it first (bzip2 -d) and give the text."},
    {"\xfd"
     "7zXZ"sv,
     "an xz file", "Unpack it first (xz -d) and give the text."},
    {"\x28\xb5\x2f\xfd"sv, "a zstd file", "Unpack it first (zstd -d) and give the text."},
    {"PK\x03\x04"sv, "a zip archive or an office document",
     "Unpack it, or copy the text out of it."},
    {"%PDF-"sv, "a PDF document", "Copy the text out of it."},
    {"\x7f"
     "ELF"sv,
     "a program", "Give the text that it printed."},
    {"SQLite format 3"sv, "a database", "Give the text of the trace."},
};

void refuse(Reading &reading, base::Problem problem)
{
    reading.problem = std::move(problem);
    reading.pieces.clear();
}

void appendUtf8(std::string &out, char32_t c)
{
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xc0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xe0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
        out += static_cast<char>(0x80 | (c & 0x3f));
    } else {
        out += static_cast<char>(0xf0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3f));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
        out += static_cast<char>(0x80 | (c & 0x3f));
    }
}

/// Two bytes a character: by its mark, or because every other byte of the start is zero.
enum class Wide { No, LittleEndian, BigEndian };

Wide wideness(std::string_view bytes)
{
    if (bytes.starts_with("\xff\xfe"sv))
        return Wide::LittleEndian;
    if (bytes.starts_with("\xfe\xff"sv))
        return Wide::BigEndian;
    const std::string_view start = bytes.substr(0, 512);
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < start.size(); ++i)
        if (start[i] == 0)
            ++(i % 2 == 0 ? even : odd);
    const std::size_t half = start.size() / 2;
    if (half >= 8 && odd > half * 3 / 4 && even == 0)
        return Wide::LittleEndian;
    if (half >= 8 && even > half * 3 / 4 && odd == 0)
        return Wide::BigEndian;
    return Wide::No;
}

void decodeWide(Piece &piece, Wide wide)
{
    const std::string &bytes = piece.text;
    const auto unit = [&](std::size_t at) -> char32_t {
        const auto low =
            static_cast<unsigned char>(bytes[wide == Wide::LittleEndian ? at : at + 1]);
        const auto high =
            static_cast<unsigned char>(bytes[wide == Wide::LittleEndian ? at + 1 : at]);
        return static_cast<char32_t>(high << 8 | low);
    };
    Rewriter rewriter(piece);
    std::string one;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char32_t c = unit(at);
        std::size_t size = 2;
        if (c >= 0xd800 && c < 0xdc00 && at + 3 < bytes.size()) {
            const char32_t low = unit(at + 2);
            if (low >= 0xdc00 && low < 0xe000) {
                c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
                size = 4;
            }
        }
        if (size == 2 && c >= 0xd800 && c < 0xe000)
            c = 0xfffd;
        if (c != 0xfeff) {
            one.clear();
            appendUtf8(one, c);
            rewriter.replace(one, {at, at + size});
        }
        at += size - 2;
    }
    const base::TextRange all{0, bytes.size()};
    Piece made = rewriter.finish();
    addRepair(piece, "utf-16", "Text of two bytes a character was read as such.", all);
    made.repairs = std::move(piece.repairs);
    piece = std::move(made);
}

/// Whether bytes that no text holds are common in the start.
bool isBinary(std::string_view bytes)
{
    const std::string_view start = bytes.substr(0, 8192);
    std::size_t odd = 0;
    for (const char c : start) {
        const auto byte = static_cast<unsigned char>(c);
        odd += byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
               byte != 0x1b && byte != '\b' && byte != 0x07;
    }
    return odd * 20 > start.size();
}

} // namespace

std::optional<base::Problem> whyNoText(std::string_view start)
{
    for (const Magic &magic : magics)
        if (start.starts_with(magic.bytes))
            return base::Problem{"paste", "This is " + std::string(magic.what) + ", not text.",
                                 std::string(magic.hint)};
    if (!isWide(start) && isBinary(start))
        return base::Problem{"paste", "This is binary data, not text.",
                             "Paste the text that the program printed."};
    return std::nullopt;
}

bool isWide(std::string_view start)
{
    return wideness(start) != Wide::No;
}

void decodeBytes(Reading &reading)
{
    Piece &piece = reading.pieces.front();
    if (isBlank(std::string_view(piece.text).substr(0, 1 << 16)) && trimmed(piece.text).empty())
        return refuse(reading, {"paste", "There is nothing to read.",
                                "Paste a stack trace, a log, code or a configuration file."});
    if (auto problem = whyNoText(piece.text))
        return refuse(reading, std::move(*problem));
    if (const Wide wide = wideness(piece.text); wide != Wide::No)
        decodeWide(piece, wide);
}

} // namespace paste
