#pragma once
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace knowledge {

struct JsonMember;

/// A JSON value that remembers where it stands. Members keep their order, duplicates included.
struct Json {
    enum class Kind { Null, Boolean, Number, Text, List, Object };

    Kind kind = Kind::Null;
    std::size_t offset =
        0; ///< the last byte of the token, of the opening bracket for lists and objects
    bool boolean = false;
    double number = 0;
    std::string text;
    std::vector<Json> items;
    std::vector<JsonMember> members;

    /// The first member of that name, null when there is none.
    const Json *find(const std::string &key) const;
};

struct JsonMember {
    std::string first;
    Json second;
    std::size_t offset = 0; ///< where the key stands
};

inline const Json *Json::find(const std::string &key) const
{
    for (const JsonMember &member : members)
        if (member.first == key)
            return &member.second;
    return nullptr;
}

/// What a person calls that kind: "a text", "a list", ...
const char *kindName(Json::Kind kind);

} // namespace knowledge
