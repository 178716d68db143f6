#include "ui/panels/library_runs.h"

namespace panels {

namespace {

struct FrameLines {
    int first = 0;
    int last = 0;
    bool hidden = false;
};

bool holdsEvidence(const trace::Frame &frame, const std::vector<match::Evidence> &evidence)
{
    for (const match::Evidence &item : evidence)
        if (item.source == "paste" && item.range.overlaps(frame.range))
            return true;
    return false;
}

} // namespace

bool hasLibraryRuns(const trace::Trace &trace)
{
    bool own = false, library = false;
    for (const trace::RaisedError &error : trace.exceptions)
        for (const trace::Frame &frame : error.frames)
            (frame.own ? own : library) = true;
    return own && library;
}

std::vector<editor::HiddenRun> libraryRuns(const diagnose::Diagnosis &diagnosis,
                                           const std::vector<match::Evidence> &evidence,
                                           const editor::PasteEditor &shown)
{
    if (!hasLibraryRuns(diagnosis.trace))
        return {};
    std::vector<FrameLines> frames;
    for (const trace::RaisedError &error : diagnosis.trace.exceptions) {
        for (const trace::Frame &frame : error.frames) {
            if (frame.range.empty() || frame.range.end > diagnosis.paste.bytes.size())
                continue;
            frames.push_back({shown.lineOfByte(frame.range.start),
                              shown.lineOfByte(frame.range.end - 1),
                              !frame.own && !holdsEvidence(frame, evidence)});
        }
    }
    std::vector<editor::HiddenRun> runs;
    std::sort(frames.begin(), frames.end(),
              [](const FrameLines &a, const FrameLines &b) { return a.first < b.first; });
    for (const FrameLines &frame : frames) {
        if (!frame.hidden)
            continue;
        if (!runs.empty() && runs.back().last + 1 == frame.first) {
            runs.back().last = frame.last;
            ++runs.back().frames;
        } else {
            runs.push_back({frame.first, frame.last, 1});
        }
    }
    return runs;
}

} // namespace panels
