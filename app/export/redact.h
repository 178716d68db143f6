#pragma once
#include "app/base/text_range.h"
#include <string>
#include <string_view>
#include <vector>

namespace exporting {

enum class SecretKind { Secret, UserName, Mail };

/// Something that a report should not carry on. Only the value itself, not the name before it.
struct Secret {
    SecretKind kind = SecretKind::Secret;
    base::TextRange range;
    std::string what; ///< "password", "API key", ...

    friend bool operator==(const Secret &, const Secret &) = default;
};

struct RedactOptions {
    bool secrets = true;
    bool userNames = true;
    bool mails = false;
};

/// Tokens, keys, passwords, connection strings, user names in paths and addresses; sorted,
/// disjoint.
std::vector<Secret> findSecrets(std::string_view text, const RedactOptions &options = {});

/// The text with each of them replaced by a word in angle brackets.
std::string redacted(std::string_view text, const RedactOptions &options = {});

} // namespace exporting
