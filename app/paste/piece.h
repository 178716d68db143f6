#pragma once
#include "app/paste/paste.h"
#include <string>
#include <string_view>
#include <vector>

namespace paste {

/// A part of the paste on its way through the stages: what it says so far, and where that stands.
struct Piece {
    std::string text;
    OriginMap origin;
    std::string language; ///< word beside a fence, or what a container knows ("python"), lower case
    std::string name;     ///< file name printed beside it
    bool fenced = false;  ///< its ends are certain: a fence, a cell, a field of a container
    std::vector<Repair> repairs;
};

/// The paste as the stages see it: every stage may change, split or drop pieces.
struct Reading {
    ReadOptions options;
    std::vector<Piece> pieces;
    std::vector<std::string> containers;
    std::optional<base::Problem> problem;
};

/// Makes a new text out of an old one, keeping track of where everything came from.
class Rewriter
{
public:
    explicit Rewriter(const Piece &from) : m_from(from) {}

    /// Takes over bytes of the old text.
    void copy(base::TextRange range);
    /// Puts other bytes where the old range stood.
    void replace(std::string_view text, base::TextRange range);
    /// Puts bytes in that nothing in the old text stands for.
    void insert(std::string_view text, std::size_t at) { replace(text, {at, at}); }
    /// Takes over what another one made of the same old text, every line behind a margin.
    void append(const Rewriter &other, std::string_view margin);
    /// Whether the new text differs so far from a copy of the old one's start.
    std::size_t size() const { return m_text.size(); }
    const std::string &text() const { return m_text; }

    /// The new piece; all but text and origin as in the old one.
    Piece finish() const;

private:
    const Piece &m_from;
    std::string m_text;
    OriginMap m_map;
};

/// A piece of the same kind made of one range of the old text.
Piece slice(const Piece &from, base::TextRange range);

/// Adds a repair at a range of the piece's text.
void addRepair(Piece &piece, std::string name, std::string what, base::TextRange text,
               bool doubtful = false);

} // namespace paste
