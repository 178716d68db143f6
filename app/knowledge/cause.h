#pragma once
#include "app/base/pattern.h"
#include "app/knowledge/parameters.h"
#include <map>
#include <string>
#include <vector>

namespace knowledge {

/// When something counts: an unknown version or runtime does not exclude, it caps strength at
/// possible.
struct Requirement {
    std::string python;                           ///< ">=3.12", or empty
    std::map<std::string, std::string> libraries; ///< distribution -> version range
    std::vector<std::string> runtime;             ///< one of them
    std::vector<std::string> notRuntime;
    std::string platform;
};

/// What a signature looks for in printed text.
enum class SignatureOn { Exception, Warning, Event, Log };

/// Ceiling of strength.
enum class Ceiling { Strong, Possible, Weak };

struct Signature {
    SignatureOn on = SignatureOn::Exception;
    std::string type;      ///< last dotted name(s), "A|B"; empty: any. For on=event: the event kind
    base::Pattern message; ///< searched, not anchored
    base::Pattern messageNot;
    std::vector<base::Pattern> frames;    ///< each must match some frame of the same exception: its
                                          ///  `File "F", line N, in F` line or its code line
    std::vector<base::Pattern> framesNot; ///< none may match any frame
    base::Pattern lastFrame;              ///< innermost frame outside `skipPackages` must match
    std::vector<std::string> skipPackages; ///< e.g. "asyncio", "uvloop": passed over for lastFrame
    base::Pattern thread;                  ///< thread name, in the message or the header
    std::vector<std::string>
        with; ///< "fact:KIND ATTRIBUTE=VALUE ...", "frame:REGEX", "code:REGEX",
              ///< "import:NAME", anywhere in the paste; all of them
    Requirement requires_;
    Ceiling atMost = Ceiling::Strong;
    int line = 0; ///< 1-based, in cause.json
};

/// A condition over CodeFacts. Every attribute named must hold one of the values (globs:
/// "openai.*").
struct CodeCondition {
    std::string fact;
    std::map<std::string, std::vector<std::string>> attributes;
    std::map<std::string, std::vector<std::string>> attributesNot;
    Requirement requires_;
    Ceiling atMost = Ceiling::Strong;
    int line = 0;
};

enum class Safety { Safe, Review, FillIn, Advice };

/// A recipe call: name and parameters.
struct RecipeUse {
    std::string name;
    Parameters parameters;
};

struct Mend {
    std::string id;
    std::string title;
    std::vector<RecipeUse> recipes;                       ///< empty: advice
    std::map<std::string, std::vector<std::string>> when; ///< attributes of the fact
    Requirement requires_;
    Safety safety = Safety::Review;
    std::string why;
    std::vector<std::string> install; ///< distributions to add
    std::string reason;               ///< default reason for edits; recipes may be more exact
    int line = 0;
};

/// Precedence: the cause it names, and why.
struct Precedence {
    std::string cause;
    std::string reason;
};

/// What the lab saw of a case.
struct Verification {
    std::string on; ///< ISO date; empty: never run
    std::vector<std::string> python;
    std::map<std::string, std::string> libraries;
    std::string platform;
    std::string outcome;
    std::string contentHash;
};

/// One cases/NN-name folder. Texts are read on demand (see KnowledgeBase::read()).
struct Case {
    std::string id;     ///< folder name
    std::string folder; ///< absolute path
    std::string kind;   ///< script, http, azure-functions, notebook, pytest, import
    std::string title;
    std::string python; ///< range that it needs
    std::vector<std::string> libraries;
    bool hasTrace = false;
    bool hasFixed = false;
    std::string file; ///< name that broken.py carries in trace and patch, e.g. "app/main.py"
    std::string assumePython; ///< --python for the diagnosis, or empty
    std::string noTrace;      ///< why there is no trace.txt, or empty
    std::string noFixed;      ///< why there is no fixed.py, or empty
    Verification verified;
};

/// A cause as checked: everything in it holds together.
struct Cause {
    std::string id;
    std::string family;
    std::string title;
    std::string summary;
    std::string versions;               ///< Python range, "" any
    std::vector<std::string> libraries; ///< that it concerns
    std::vector<std::string> related;
    std::vector<std::string> sources;
    std::vector<std::string> claims; ///< "document-id#1.21"
    std::vector<std::string> codes;  ///< linters' codes
    bool opinion = false;            ///< a matter of taste: told only to those who ask for opinions
    std::vector<Signature> signatures;
    std::vector<CodeCondition> code;
    std::vector<Mend> mends;
    std::vector<Precedence> before; ///< this one comes before those
    std::vector<Precedence> after;  ///< this one yields to those
    std::vector<Case> cases;
    std::string folder; ///< absolute path
    /// True when the lab ran every case and none of their files changed since. Reads the cases'
    /// files.
    bool verified() const;
};

/// SHA-256 (hex) over the files of a case, case.json excepted: for each file, sorted by relative
/// path, the path, a newline, its size in decimal, a newline, its bytes.
std::string contentHash(const Case &kase);

} // namespace knowledge
