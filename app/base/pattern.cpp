#include "app/base/pattern.h"
#include <algorithm>
#include <atomic>
#include <re2/re2.h>

namespace base {

namespace {

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
    while (at < text.size() && text[at] != ']') {
        // [:alpha:] has a closing bracket of its own
        const auto named = text.compare(at, 2, "[:") == 0 ? text.find(":]", at + 2) : text.npos;
        if (named != text.npos)
            at = named + 2;
        else
            at += text[at] == '\\' ? 2 : 1;
    }
    return at;
}

bool isQuantifier(char c)
{
    return c == '*' || c == '?' || c == '{' || c == '+';
}

/// Finds the longest run of plain characters outside groups, classes and optional parts. An
/// alternation at the top level, or a flag group such as (?i), makes no run certain.
class LiteralFinder
{
public:
    explicit LiteralFinder(const std::string &pattern) : m_pattern(pattern) {}

    std::string longest()
    {
        for (; m_at < m_pattern.size() && !m_uncertain; ++m_at)
            step(m_pattern[m_at]);
        flush();
        return m_uncertain || m_best.size() < shortestLiteral ? std::string() : m_best;
    }

private:
    void flush()
    {
        if (m_run.size() > m_best.size())
            m_best = m_run;
        m_run.clear();
    }

    void step(char c)
    {
        if (c == '(') {
            m_uncertain = m_pattern.compare(m_at, 2, "(?") == 0 &&
                          m_pattern.compare(m_at, 3, "(?:") != 0 &&
                          m_pattern.compare(m_at, 4, "(?P<") != 0;
            ++m_depth;
            flush();
        } else if (c == ')') {
            --m_depth;
        } else if (c == '|' && m_depth == 0) {
            m_uncertain = true;
        } else if (c == '[') {
            m_at = classEnd(m_pattern, m_at);
            flush();
        } else if (m_depth > 0) {
            m_at += c == '\\';
        } else if (c == '\\') {
            escape();
        } else if (c == '.' || c == '^' || c == '$') {
            flush();
        } else if (isQuantifier(c)) {
            quantifier(c);
        } else {
            m_run += c;
        }
    }

    void escape()
    {
        if (++m_at >= m_pattern.size())
            return;
        const char c = m_pattern[m_at];
        if (!std::isalnum(static_cast<unsigned char>(c)) && c != '_') {
            m_run += c;
            return;
        }
        if (c == 'x' || c == 'Q')
            m_uncertain = true;
        // \pL and \p{Lu} carry an argument
        if ((c == 'p' || c == 'P') && m_at + 1 < m_pattern.size() && m_pattern[++m_at] == '{')
            m_at = std::min(m_pattern.find('}', m_at), m_pattern.size());
        flush();
    }

    /// What stands before '*', '?' or '{' is not certain: one character, of however many bytes.
    void quantifier(char c)
    {
        if (c != '+') {
            while (!m_run.empty() && (static_cast<unsigned char>(m_run.back()) & 0xC0) == 0x80)
                m_run.pop_back();
            if (!m_run.empty())
                m_run.pop_back();
        }
        flush();
        if (c == '{')
            m_at = std::min(m_pattern.find('}', m_at), m_pattern.size());
    }

    const std::string &m_pattern;
    std::string m_best;
    std::string m_run;
    std::size_t m_at = 0;
    int m_depth = 0;
    bool m_uncertain = false;
};

} // namespace

struct Pattern::State {
    explicit State(std::string t) : text(std::move(t)), literal(LiteralFinder(text).longest()) {}
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
