#pragma once
#include "app/base/text_range.h"
#include "app/python/object.h"
#include "app/syntax/node.h"
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace checks {

/// A step of the way that leads to a fact ("profile() calls load()").
struct PathStep {
    std::size_t module = 0;
    base::TextRange range;
    std::string what;
};

/// Something that is so in the code, whether or not it is a fault: a cause's conditions decide.
/// Attribute names and values are documented in knowledge/schema/code-facts.json; each check
/// declares its own.
struct CodeFact {
    std::string kind; ///< "blocking-call"
    std::size_t module = 0;
    base::TextRange range;                       ///< primary place, bytes of the module's text
    syntax::Node node;                           ///< the expression or statement at that place
    std::optional<python::FunctionRef> function; ///< innermost function that holds it
    std::map<std::string, std::vector<std::string>> attributes;
    std::vector<PathStep> path; ///< secondary places, outermost first
    std::string what;           ///< what is seen there, a sentence without a stop

    std::string attribute(const std::string &name) const
    {
        const auto it = attributes.find(name);
        return it == attributes.end() || it->second.empty() ? std::string() : it->second.front();
    }
};

} // namespace checks
