#pragma once
#include "app/base/result.h"
#include "app/base/text_range.h"
#include "app/paste/origin_map.h"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paste {

enum class SegmentKind { Trace, Log, Code, Config, Text };

/// Something that was undone to read the paste. `name` is one of formats/README 0.5: bom, utf-16,
/// crlf, lone-cr, container, unescape, html, ansi, fence, quote, smart-quotes, nbsp, newlines,
/// indentation, prompt, line-gutter, diff-marks, joined-listings, hard-wrap, or the id of a line
/// prefix.
struct Repair {
    std::string name;
    std::string what;      ///< a sentence for the user
    base::TextRange where; ///< pasted bytes
    bool doubtful = false; ///< syntax alone did not settle it; the user should look

    friend bool operator==(const Repair &, const Repair &) = default;
};

/// A run of the paste of one kind. `text` is what it says after unwrapping and repair, `origin`
/// leads back.
struct Segment {
    SegmentKind kind = SegmentKind::Text;
    std::string language;  ///< "python", "json", "toml", "requirements", or empty
    std::string name;      ///< file name printed beside it (fence, diff header), or empty
    base::TextRange range; ///< pasted bytes
    std::string text;
    OriginMap origin;            ///< bytes of text -> pasted bytes
    bool continues = false;      ///< nothing stood between it and the segment before
    std::vector<Repair> repairs; ///< those of this segment

    /// Whether `text` is not simply the pasted bytes.
    bool repaired() const { return !repairs.empty(); }
};

/// A paste that has been read: the bytes, what wraps them, and its segments in order.
struct Paste {
    std::string bytes;
    std::vector<std::string> containers; ///< ids of formats/README, outermost first
    std::vector<Segment> segments;
    std::vector<Repair> repairs; ///< of the whole paste and of all segments, in order, no repeats
    std::optional<base::Problem>
        problem; ///< why nothing could be read (empty, binary), with what to do
};

struct ReadOptions {
    /// Name of the file the bytes come from, or empty. A ".py" or configuration name settles the
    /// kind.
    std::string fileName;
};

/// Reads anything; never fails, never takes more than linear time and a small multiple of the
/// memory.
Paste read(std::string bytes, const ReadOptions &options = {});

} // namespace paste
