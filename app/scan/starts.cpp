#include "app/scan/starts.h"
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#if defined(__x86_64__) && defined(__GNUC__)
#define TRACEMEND_WIDE_SEARCH 1
#include <immintrin.h>
#endif

namespace scan {

namespace {

constexpr std::size_t printSize = 3;
constexpr std::size_t buckets = 8;

// The three bytes are those that an ordinary log holds least often.
constexpr std::array<Start, 20> table{{
    {"Traceback (most recent call ", StartKind::Traceback, 10},
    {"(most recent call first)", StartKind::Dump, 0},
    {"Fatal Python error: ", StartKind::Dump, 4},
    {"was never awaited", StartKind::Report, 10},
    {"Task was destroyed but it is", StartKind::Report, 15},
    {"exception was never retrieved", StartKind::Report, 23},
    {"Exception in callback ", StartKind::Report, 0},
    {"Exception in thread ", StartKind::Report, 0},
    {"Exception ignored ", StartKind::Report, 0},
    {"Executing <", StartKind::Report, 8},
    {"Result: Failure", StartKind::Failure, 4},
    {"exc_type", StartKind::Record, 2},
    {"errorType", StartKind::Record, 4},
    {"tack_trace", StartKind::Record, 3},
    {"tacktrace", StartKind::Record, 2},
    {"parsedStack", StartKind::Record, 5},
    {"(most recent call last)", StartKind::Traceback, 0}, // the word before it in another colour
    {"SyntaxError: ", StartKind::Syntax, 5},
    {"IndentationError: ", StartKind::Syntax, 10},
    {"TabError: ", StartKind::Syntax, 2},
}};

constexpr std::size_t widest = 32;

/// For each of the three places, which buckets a byte can belong to.
struct Prints {
    std::array<std::array<std::uint8_t, 256>, printSize> bytes{};
    std::array<std::array<std::uint8_t, 16>, printSize> low{};
    std::array<std::array<std::uint8_t, 16>, printSize> high{};
    std::size_t before = 0; ///< the longest part of a literal before its print

    constexpr Prints()
    {
        for (std::size_t i = 0; i < table.size(); ++i) {
            const auto bit = static_cast<std::uint8_t>(1u << (i % buckets));
            before = std::max(before, table[i].print);
            for (std::size_t k = 0; k < printSize; ++k) {
                const auto byte = static_cast<unsigned char>(table[i].literal[table[i].print + k]);
                bytes[k][byte] |= bit;
                low[k][byte & 15] |= bit;
                high[k][byte >> 4] |= bit;
            }
        }
    }
};
constexpr Prints prints;

/// The buckets whose three bytes stand there, certainly.
inline unsigned bucketsAt(const char *text)
{
    const auto *p = reinterpret_cast<const unsigned char *>(text);
    return prints.bytes[0][p[0]] & prints.bytes[1][p[1]] & prints.bytes[2][p[2]];
}

/// The literal whose print stands at the offset; of several the one that begins first.
StartHit verify(std::string_view text, std::size_t from, std::size_t print, unsigned possible)
{
    StartHit hit;
    for (; possible; possible &= possible - 1) {
        for (auto i = static_cast<std::size_t>(std::countr_zero(possible)); i < table.size();
             i += buckets) {
            const Start &start = table[i];
            if (print < from + start.print)
                continue;
            const std::size_t at = print - start.print;
            if (at < hit.at && text[at] == start.literal[0] &&
                text.substr(at).starts_with(start.literal))
                hit = {at, &start};
        }
    }
    return hit;
}

StartHit findSimply(std::string_view text, std::size_t from, std::size_t print)
{
    for (; print + printSize <= text.size(); ++print)
        if (const unsigned possible = bucketsAt(text.data() + print))
            if (const StartHit hit = verify(text, from, print, possible); hit.start)
                return hit;
    return {};
}

#ifdef TRACEMEND_WIDE_SEARCH
__attribute__((target("avx2"))) inline __m256i wide(const std::array<std::uint8_t, 16> &half)
{
    return _mm256_broadcastsi128_si256(
        _mm_loadu_si128(reinterpret_cast<const __m128i *>(half.data())));
}

/// Looks at 32 places at once: the halves of each byte choose the buckets that are still possible.
__attribute__((target("avx2"))) StartHit findWidely(std::string_view text, std::size_t from)
{
    const __m256i nibble = _mm256_set1_epi8(15);
    const __m256i low0 = wide(prints.low[0]);
    const __m256i low1 = wide(prints.low[1]);
    const __m256i low2 = wide(prints.low[2]);
    const __m256i high0 = wide(prints.high[0]);
    const __m256i high1 = wide(prints.high[1]);
    const __m256i high2 = wide(prints.high[2]);
    const auto possible = [&](const char *p, __m256i low,
                              __m256i high) __attribute__((target("avx2"))) {
        const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(p));
        const __m256i upper = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), nibble);
        return _mm256_and_si256(_mm256_shuffle_epi8(low, _mm256_and_si256(bytes, nibble)),
                                _mm256_shuffle_epi8(high, upper));
    };
    std::size_t at = from;
    for (; at + widest + printSize <= text.size(); at += widest) {
        const char *p = text.data() + at;
        const __m256i all = _mm256_and_si256(
            _mm256_and_si256(possible(p, low0, high0), possible(p + 1, low1, high1)),
            possible(p + 2, low2, high2));
        auto places = ~static_cast<std::uint32_t>(
            _mm256_movemask_epi8(_mm256_cmpeq_epi8(all, _mm256_setzero_si256())));
        for (; places; places &= places - 1) {
            const auto place = static_cast<std::size_t>(__builtin_ctz(places));
            if (const unsigned sure = bucketsAt(p + place))
                if (const StartHit hit = verify(text, from, at + place, sure); hit.start)
                    return hit;
        }
    }
    return findSimply(text, from, at);
}
#endif

} // namespace

std::span<const Start> starts()
{
    return table;
}

StartHit findStart(std::string_view text, std::size_t from, bool simple)
{
    from = std::min(from, text.size());
#ifdef TRACEMEND_WIDE_SEARCH
    static const bool able = __builtin_cpu_supports("avx2");
    if (able && !simple)
        return findWidely(text, from);
#endif
    static_cast<void>(simple);
    return findSimply(text, from, from);
}

std::size_t longestStart()
{
    std::size_t longest = 0;
    for (const Start &start : table)
        longest = std::max(longest, start.literal.size());
    return longest;
}

} // namespace scan
