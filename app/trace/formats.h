#pragma once
#include "app/trace/reader.h"
#include <span>

namespace trace {

/// Every format that can be read, in the order in which they are tried on a line.
std::span<const Format> formats();

// One file each, named after them.
bool readAsyncioReport(Reader &reader);
bool readIgnoredException(Reader &reader);
bool readThreadException(Reader &reader);
bool readWarning(Reader &reader);
bool readTraceback(Reader &reader);
bool readLoneException(Reader &reader);
bool readStackInfo(Reader &reader);
bool readRich(Reader &reader);
bool readFaultDump(Reader &reader);
bool readSpyDump(Reader &reader);
bool readDebuggerStack(Reader &reader);
bool readAzureHost(Reader &reader);
bool readLambdaText(Reader &reader);
bool readStackPrinter(Reader &reader);
bool readIPython(Reader &reader);
bool readDoctest(Reader &reader);
bool readDjangoPage(Reader &reader);
bool readPytest(Reader &reader);
bool readPytestLine(Reader &reader);
bool readPytestSummary(Reader &reader);

} // namespace trace
