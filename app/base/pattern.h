#pragma once
#include "app/base/result.h"
#include "app/base/text_range.h"
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// A regular expression (RE2 syntax) that is compiled at its first use and shared by its copies.
/// Linear time whatever the text; at most 1,000 bytes of pattern and 1 MiB of program.
/// Safe to use from several threads at once.
class Pattern
{
public:
    Pattern() = default;
    explicit Pattern(std::string text);

    const std::string &text() const;
    bool empty() const { return !m_state; }
    /// Compiles now and says why it cannot be used, if so.
    std::optional<Problem> check() const;

    /// A run of characters that every match contains; empty when none of 4 or more is certain.
    const std::string &literal() const;

    /// True when the pattern is found anywhere. An empty or broken pattern finds nothing.
    bool found(std::string_view text) const;
    /// The first match in text, from byte `from` on.
    std::optional<TextRange> find(std::string_view text, std::size_t from = 0) const;
    /// The first match and its groups (group 0 is the match); a group that took no part is nullopt.
    std::optional<std::vector<std::optional<TextRange>>> groups(std::string_view text,
                                                                std::size_t from = 0) const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

/// Many patterns with their literals looked for first, so that few are ever compiled.
class PatternSet
{
public:
    /// The index that find() will report for it: 0, 1, 2, ...
    std::size_t add(Pattern pattern);
    std::size_t size() const { return m_patterns.size(); }
    const Pattern &at(std::size_t index) const { return m_patterns[index]; }
    /// Indices of all patterns that are found in text, ascending.
    std::vector<std::size_t> find(std::string_view text) const;

private:
    std::vector<Pattern> m_patterns;
};

} // namespace base
