#pragma once
#include "app/base/line_index.h"
#include "app/checks/code_fact.h"
#include "app/match/evidence.h"
#include "app/paste/paste.h"
#include "app/python/program.h"
#include "app/trace/stack_trace.h"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace match
{

/// Code with what is written inside strings and comments blanked out, so that text is no evidence.
std::string withoutStringsAndComments(std::string_view code);

/// How a frame is printed: `File "F", line N, in F`.
std::string frameLine(const trace::Frame &frame);

/// True when the frame's line or its code (strings and comments aside) matches.
bool frameMatches(const base::Pattern &pattern, const trace::Frame &frame);

/// The frame where the exception was raised comes first.
std::vector<const trace::Frame *> innermostFirst(const trace::RaisedError &error);

/// The place of a fact in its file: its name, and the line as Python would print it.
std::string factFile(const python::Program &program, const checks::CodeFact &fact);
int factLine(const python::Program &program, const checks::CodeFact &fact);

/// Evidence at a place of a module's text, counted in that text.
Evidence evidenceInModule(const python::Program &program, std::size_t module, base::TextRange range,
                          std::string what);

/// Looks from printed text and code at the bytes that were pasted.
class Sight
{
public:
    Sight(const paste::Paste &paste, const python::Program &program)
        : m_paste(paste), m_program(program), m_lines(paste.bytes)
    {
    }

    const python::Program &program() const { return m_program; }
    Evidence inPaste(base::TextRange range, std::string what) const;
    /// In the paste when the module is a part of it, else in its file.
    Evidence inModule(std::size_t module, base::TextRange range, std::string what) const;

private:
    const paste::Paste &m_paste;
    const python::Program &m_program;
    base::LineIndex m_lines;
};

/// The module that a frame lies in, by its path; nullopt when it is not in sight.
std::optional<std::size_t> moduleOf(const python::Program &program, const trace::Frame &frame);

/// How closely a fact belongs to a frame: 3 on its line, 2 in its function, 1 on the way of its
/// path, 0 not.
int closeness(const python::Program &program, const checks::CodeFact &fact,
              const trace::Frame &frame);

} // namespace match
