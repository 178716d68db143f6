#pragma once
#include "app/knowledge/knowledge_base.h"
#include "app/match/finding.h"
#include "app/trace/stack_trace.h"
#include <cstddef>
#include <functional>
#include <istream>
#include <stop_token>
#include <string>
#include <vector>

namespace scan {

/// A place in the log.
struct Place {
    std::size_t offset = 0;
    std::string time; ///< as the record prints it, or empty
};

/// Traces that tell of the same fault.
struct Group {
    std::string fingerprint;
    std::size_t count = 0;
    Place first;
    Place last;
    std::string exception;
    std::string message;
    std::vector<trace::Frame> frames; ///< own ones of the first trace
    std::string cause;                ///< id, or empty
    std::string family;
    std::string title;
    match::Strength strength = match::Strength::Weak;
};

struct Report {
    std::vector<Group> groups; ///< most frequent first
    std::size_t bytes = 0;
    std::size_t traces = 0;
};

/// Reads a log of any size in pieces; holds one record group at a time.
Report scan(std::istream &log, const knowledge::KnowledgeBase &knowledge,
            std::stop_token stop = {});

} // namespace scan
