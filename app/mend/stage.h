#pragma once
#include "app/mend/propose.h"
#include <map>
#include <set>
#include <string>
#include <vector>

namespace mend {

/// A state of the code, with what is seen in it.
struct Stage {
    python::Program program;
    std::vector<checks::CodeFact> facts;
    std::vector<match::Finding> findings;
};

/// Analyses the program with the texts of some modules (and settings files, counted on from them)
/// replaced.
Stage stageAfter(const ProposeInput &input, const std::map<std::size_t, std::string> &texts);
/// The program as it is.
Stage stageBefore(const ProposeInput &input);

/// Leads places of a text after some edits back to the text before.
class PlaceMap
{
public:
    explicit PlaceMap(std::vector<Edit> edits = {});

    /// The smallest range before the edits that gave rise to this one.
    base::TextRange toBefore(base::TextRange after) const;
    /// Whether the range holds or touches bytes that an edit wrote.
    bool written(base::TextRange after) const;

private:
    struct Piece {
        base::TextRange before;
        base::TextRange after;
    };
    std::vector<Piece> m_pieces; ///< of the edits, in order
};

/// Before and after, and the edits between them by module.
struct Comparison {
    const Stage &before;
    const Stage &after;
    std::map<std::size_t, PlaceMap> places;

    base::TextRange toBefore(std::size_t module, base::TextRange range) const;
    bool written(std::size_t module, base::TextRange range) const;
};

/// Functions of a module paired by qualified name and order: after -> before.
std::map<std::size_t, std::size_t> pairFunctions(const python::Module &before,
                                                 const python::Module &after);

/// Whether two ranges share a byte or touch.
bool touch(base::TextRange a, base::TextRange b);

} // namespace mend
