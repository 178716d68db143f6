#pragma once
#include "app/syntax/node.h"
#include <string>
#include <string_view>
#include <vector>

namespace mend {

/// Where the lines of a node begin, without those that begin inside a string.
std::vector<std::size_t> linesOf(std::string_view text, syntax::Node node);

/// The text of a node with its further lines moved by an indentation; the inside of strings stays.
std::string indented(std::string_view text, syntax::Node node, const std::string &more);

/// The start of the comment lines that stand directly above a line, or the line itself.
std::size_t withComments(std::string_view text, std::size_t line);

/// Blank lines directly above a line, and from a line on.
int blanksAbove(std::string_view text, std::size_t line);
int blanksBelow(std::string_view text, std::size_t line);

/// Whether nothing but blank lines stands above a line.
bool isFirstText(std::string_view text, std::size_t line);

/// The comment lines directly above a statement, each with `indent` before it and a line end.
std::string commentsAbove(std::string_view text, syntax::Node statement, const std::string &indent);

/// The comment behind a statement on its last line, with the blanks before it; empty without one.
std::string commentBehind(std::string_view text, syntax::Node statement);

} // namespace mend
