#pragma once
#include "app/match/finding.h"
#include "app/trace/stack_trace.h"
#include <cstddef>
#include <string>
#include <vector>

namespace scan {

/// A place in a log: the line in which a trace begins.
struct Place {
    std::string file;       ///< the log; empty where there is only one
    std::size_t offset = 0; ///< bytes from the start of that log
    std::string time;       ///< as the record prints it, or empty

    friend bool operator==(const Place &, const Place &) = default;
};

/// A total order of the places in several logs, so that the first and the last one do not depend on
/// the order in which the logs are named: by the printed time, in UTC where a zone is printed; a
/// place without a time is neither first nor last while another has one. Then by the name of the
/// log, numbers in it as numbers, then by offset. (Within one log offsets alone decide.)
bool isBefore(const Place &a, const Place &b);
/// The same for the last place: one with a time comes after one without.
bool isAfter(const Place &a, const Place &b);

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
    match::Strength strength = match::Strength::Weak;
};

struct Report {
    std::vector<Group> groups; ///< most frequent first, then by log and offset
    std::size_t bytes = 0;
    std::size_t traces = 0;    ///< counted in groups, and those that are not
    std::size_t ungrouped = 0; ///< traces beyond what can be kept apart
    double seconds = 0;
    bool interrupted = false; ///< the log was not read to its end
};

/// Puts the groups into their order.
void sortGroups(Report &report);

/// One report of several logs. The result does not depend on the order, and a result can be merged
/// again. Of the same group, what was first tells message, frames and cause.
Report merged(std::vector<Report> reports);

/// Says of every place of a report in which log it lies, where that is not said yet.
void nameLog(Report &report, const std::string &file);

} // namespace scan
