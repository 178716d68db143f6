#pragma once
#include "app/diagnose/diagnose.h"
#include "ui/editor/paste_editor.h"

namespace panels {

/// The lines of frames that are not the user's, as runs that may be hidden. None when no frame is
/// the user's: a trace is never hidden as a whole. Lines that hold evidence stay.
std::vector<editor::HiddenRun> libraryRuns(const diagnose::Diagnosis &diagnosis,
                                           const std::vector<match::Evidence> &evidence);

} // namespace panels
