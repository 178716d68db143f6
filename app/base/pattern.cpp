#include "app/base/pattern.h"
#include <algorithm>
#include <atomic>
#include <re2/re2.h>

namespace base
{

namespace
{

constexpr std::size_t longestPattern = 1000;
constexpr std::size_t shortestLiteral = 4;

re2::RE2::Options options()
{
    re2::RE2::Options result(re2::RE2::Quiet);
    result.set_max_mem(1 << 20);
    result.set_log_errors(false);
    return result;
}

/// Skips a bracket expression; `at` stands on '[' and the result on its ']'.
std::size_t classEnd(const std::string &text, std::size_t at)
{
    ++at;
    if (at < text.size() && text[at] == '^')
        ++at;
    if (at < text.size() && text[at] == ']')
        ++at;
    while (at < text.size() && text[at] != ']')
        at += text[at] == '\\' ? 2 : 1;
    return at;
}

bool isQuantifier(char c)
{
    return c == '*' || c == '?' || c == '{' || c == '+';
}

/// The longest run of plain characters outside groups, classes and optional parts. Any alternation
/// at the top level, or a flag group such as (?i), makes no run certain.
std::string longestLiteral(const std::string &text)
{
    std::string best;
    std::string run;
    const auto flush = [&] {
        if (run.size() > best.size())
            best = run;
        run.clear();
    };
    int depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '(') {
            if (text.compare(at, 2, "(?") == 0 && text.compare(at, 3, "(?:") != 0 &&
                text.compare(at, 4, "(?P<") != 0)
                return {};
            ++depth;
            flush();
            continue;
        }
        if (c == ')') {
            --depth;
            continue;
        }
        if (c == '|' && depth == 0)
            return {};
        if (c == '[') {
            at = classEnd(text, at);
            flush();
            continue;
        }
        if (depth > 0) {
            at += c == '\\';
            continue;
        }
        char plain = c;
        if (c == '\\') {
            if (++at >= text.size())
                break;
            plain = text[at];
            if (std::isalnum(static_cast<unsigned char>(plain)) || plain == '_') {
                // \pL and \p{Lu} carry an argument
                if ((plain == 'p' || plain == 'P') && at + 1 < text.size()) {
                    ++at;
                    if (text[at] == '{')
                        at = std::min(text.find('}', at), text.size());
                } else if (plain == 'x' || plain == 'Q') {
                    return {};
                }
                flush();
                continue;
            }
        } else if (c == '.' || c == '^' || c == '$') {
            flush();
            continue;
        } else if (isQuantifier(c)) {
            // the quantified character is not certain unless the quantifier is '+'
            if (c != '+' && !run.empty()) {
                while (!run.empty() && (static_cast<unsigned char>(run.back()) & 0xC0) == 0x80)
                    run.pop_back();
                if (!run.empty())
                    run.pop_back();
            }
            flush();
            if (c == '{')
                at = std::min(text.find('}', at), text.size());
            continue;
        }
        run += plain;
    }
    flush();
    return best.size() >= shortestLiteral ? best : std::string();
}

} // namespace

struct Pattern::State {
    explicit State(std::string t) : text(std::move(t)), literal(longestLiteral(text)) {}
    ~State() { delete compiled.load(); }

    const re2::RE2 &regex() const
    {
        if (const auto *ready = compiled.load(std::memory_order_acquire))
            return *ready;
        auto made = std::make_unique<re2::RE2>(
            text.size() > longestPattern ? "[^\\x00-\\x{10FFFF}]" : text, options());
        re2::RE2 *expected = nullptr;
        // Another thread may have been first: its program is as good as ours.
        if (compiled.compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel))
            return *made.release();
        return *expected;
    }

    std::string text;
    std::string literal;
    mutable std::atomic<re2::RE2 *> compiled{nullptr};
};

Pattern::Pattern(std::string text) : m_state(std::make_shared<State>(std::move(text))) {}

const std::string &Pattern::text() const
{
    static const std::string none;
    return m_state ? m_state->text : none;
}

const std::string &Pattern::literal() const
{
    static const std::string none;
    return m_state ? m_state->literal : none;
}

std::optional<Problem> Pattern::check() const
{
    if (!m_state)
        return Problem{{}, "the pattern is empty", "write a regular expression"};
    if (m_state->text.size() > longestPattern)
        return Problem{{}, "the pattern is longer than 1,000 bytes", "split it into several"};
    const auto &regex = m_state->regex();
    if (!regex.ok())
        return Problem{{},
                       "the pattern does not compile: " + regex.error(),
                       "use RE2 syntax (no look-around, no back-references)"};
    return std::nullopt;
}

bool Pattern::found(std::string_view text) const
{
    return find(text).has_value();
}

std::optional<TextRange> Pattern::find(std::string_view text, std::size_t from) const
{
    if (!m_state || from > text.size())
        return std::nullopt;
    if (!m_state->literal.empty() && text.find(m_state->literal, from) == std::string_view::npos)
        return std::nullopt;
    const auto &regex = m_state->regex();
    re2::StringPiece match;
    const re2::StringPiece subject(text.data(), text.size());
    if (!regex.ok() || !regex.Match(subject, from, text.size(), re2::RE2::UNANCHORED, &match, 1))
        return std::nullopt;
    const auto start = static_cast<std::size_t>(match.data() - text.data());
    return TextRange{start, start + match.size()};
}

std::optional<std::vector<std::optional<TextRange>>> Pattern::groups(std::string_view text,
                                                                     std::size_t from) const
{
    if (!m_state || from > text.size())
        return std::nullopt;
    if (!m_state->literal.empty() && text.find(m_state->literal, from) == std::string_view::npos)
        return std::nullopt;
    const auto &regex = m_state->regex();
    if (!regex.ok())
        return std::nullopt;
    std::vector<re2::StringPiece> parts(static_cast<std::size_t>(regex.NumberOfCapturingGroups()) +
                                        1);
    const re2::StringPiece subject(text.data(), text.size());
    if (!regex.Match(subject, from, text.size(), re2::RE2::UNANCHORED, parts.data(),
                     static_cast<int>(parts.size())))
        return std::nullopt;
    std::vector<std::optional<TextRange>> result;
    for (const auto &part : parts) {
        if (!part.data()) {
            result.emplace_back();
            continue;
        }
        const auto start = static_cast<std::size_t>(part.data() - text.data());
        result.push_back(TextRange{start, start + part.size()});
    }
    return result;
}

std::size_t PatternSet::add(Pattern pattern)
{
    m_patterns.push_back(std::move(pattern));
    return m_patterns.size() - 1;
}

std::vector<std::size_t> PatternSet::find(std::string_view text) const
{
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < m_patterns.size(); ++i)
        if (m_patterns[i].found(text))
            result.push_back(i);
    return result;
}

} // namespace base
