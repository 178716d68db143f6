#pragma once
#include <map>
#include <string>
#include <string_view>

namespace support {

/// The same change made to several texts of one program.
struct Variant {
    std::string broken;
    std::string fixed; ///< empty when there was none
    std::string trace;
};

/// Gives every function, parameter and local that `broken` defines another name, in all three
/// texts.
Variant renamed(const Variant &original);

/// `import x` becomes `import x as x_alias`, `from m import x` (where fixed keeps it) likewise,
/// with all uses.
Variant aliased(const Variant &original);

/// Breaks the argument lists that broken and fixed share over several lines.
Variant rewrapped(const Variant &original);

} // namespace support
