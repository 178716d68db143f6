#include "app/paste/far_link.h"
#include "app/paste/lines.h"
#include <charconv>

namespace paste {

namespace {

constexpr std::string_view start = "The above exception is ";
constexpr std::string_view middle = " of the exception ";
constexpr std::string_view memberWord = "member ";
constexpr std::string_view end = " below:";

template <typename Number> bool readNumber(std::string_view digits, Number &number)
{
    const auto [last, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && last == digits.data() + digits.size();
}

} // namespace

std::string FarLink::sentence() const
{
    std::string role = kind == Kind::Cause ? "the cause" : "the context";
    if (kind == Kind::Member)
        role = std::string(memberWord) + std::to_string(member);
    return "\n" + std::string(start) + role + std::string(middle) + std::to_string(distance) +
           std::string(end) + "\n\n";
}

std::optional<FarLink> FarLink::read(std::string_view line)
{
    line = trimmed(line);
    if (!line.starts_with(start) || !line.ends_with(end))
        return std::nullopt;
    line = line.substr(start.size(), line.size() - start.size() - end.size());
    const std::size_t at = line.find(middle);
    if (at == std::string_view::npos)
        return std::nullopt;
    const std::string_view role = line.substr(0, at);
    FarLink link;
    if (!readNumber(line.substr(at + middle.size()), link.distance) || link.distance == 0)
        return std::nullopt;
    if (role.starts_with(memberWord)) {
        link.kind = Kind::Member;
        return readNumber(role.substr(memberWord.size()), link.member) ? std::optional(link)
                                                                       : std::nullopt;
    }
    link.kind = role == "the cause" ? Kind::Cause : Kind::Context;
    return role == "the cause" || role == "the context" ? std::optional(link) : std::nullopt;
}

} // namespace paste
