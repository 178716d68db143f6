#pragma once
#include "app/paste/json_records.h"
#include <string_view>

namespace paste {

// Sentences between two exceptions, as Python prints them; the reversed ones are for records that
// name the last exception first.
inline constexpr std::string_view reversedCause =
    "\nThe above exception was caused by the following exception:\n\n";
inline constexpr std::string_view reversedContext =
    "\nThe above exception was raised while handling the following exception:\n\n";
inline constexpr std::string_view causeSentence =
    "\nThe above exception was the direct cause of the following exception:\n\n";
inline constexpr std::string_view contextSentence =
    "\nDuring handling of the above exception, another exception occurred:\n\n";

// The shapes of json_records.cpp's table that have a file of their own.
bool writeJupyterError(const JsonText &json, JsonText::Index object, RecordWriter &writer);
bool writeNotebookCell(const JsonText &json, JsonText::Index object, RecordWriter &writer);
bool writeNotebookStream(const JsonText &json, JsonText::Index object, RecordWriter &writer);
bool writeSentry(const JsonText &json, JsonText::Index object, RecordWriter &writer);
bool writeLineRecords(const JsonText &json, JsonText::Index list, RecordWriter &writer);
bool writeStringList(const JsonText &json, JsonText::Index list, RecordWriter &writer);
bool writeGoogleEntry(const JsonText &json, JsonText::Index object, RecordWriter &writer);
bool writeStructlog(const JsonText &json, JsonText::Index object, RecordWriter &writer);

} // namespace paste
