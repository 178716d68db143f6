#pragma once
#include "app/diagnose/diagnose.h"
#include "ui/editor/paste_editor.h"

namespace panels {

/// The lines of frames that are not the user's, as runs that may be hidden, by the lines of the
/// pane that shows the paste. None when no frame is the user's: a trace is never hidden as a whole.
/// Lines that hold evidence stay.
std::vector<editor::HiddenRun> libraryRuns(const diagnose::Diagnosis &diagnosis,
                                           const std::vector<match::Evidence> &evidence,
                                           const editor::PasteEditor &shown);

/// Whether there are such frames at all.
bool hasLibraryRuns(const trace::Trace &trace);

} // namespace panels
