#include "app/scan/report.h"
#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cstdint>
#include <map>
#include <tuple>

namespace scan {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Reads numbers and names of months from a printed time.
class TimeReader
{
public:
    explicit TimeReader(std::string_view text) : m_text(text) {}

    /// Nanoseconds since 1970 where a year is printed, since the start of the year or the day
    /// where it is not: comparable among times of the same shape.
    std::int64_t read()
    {
        readDate();
        std::int64_t seconds = 0;
        for (const std::int64_t unit : {3600, 60, 1})
            seconds += unit * number();
        std::int64_t fraction = 0;
        if (m_at < m_text.size() && (m_text[m_at] == '.' || m_text[m_at] == ','))
            fraction = readFraction();
        return (days() * 86400 + seconds - readZone()) * 1000000000 + fraction;
    }

private:
    void readDate()
    {
        static constexpr std::array<std::string_view, 12> months{
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        for (std::size_t i = 0; i < months.size(); ++i) {
            const auto at = m_text.find(months[i]);
            if (at == std::string_view::npos)
                continue;
            m_month = static_cast<unsigned>(i + 1);
            const bool dayFirst = at > 0;
            m_day = dayFirst ? static_cast<unsigned>(number()) : 1;
            m_at = at + 3;
            if (dayFirst)
                m_year = static_cast<int>(number());
            else
                m_day = static_cast<unsigned>(number());
            return;
        }
        if (m_text.size() > 10 && (m_text[4] == '-' || m_text[4] == '/')) {
            m_year = static_cast<int>(number());
            m_month = static_cast<unsigned>(number());
            m_day = static_cast<unsigned>(number());
        }
    }

    std::int64_t days() const
    {
        using namespace std::chrono;
        const year_month_day date{year(m_year), month(std::clamp(m_month, 1u, 12u)),
                                  day(std::clamp(m_day, 1u, 31u))};
        return sys_days(date).time_since_epoch().count();
    }

    std::int64_t number()
    {
        while (m_at < m_text.size() && !isDigit(m_text[m_at]))
            ++m_at;
        std::int64_t value = 0;
        for (int digits = 0; m_at < m_text.size() && isDigit(m_text[m_at]) && digits < 9; ++digits)
            value = value * 10 + (m_text[m_at++] - '0');
        return value;
    }

    std::int64_t readFraction()
    {
        std::int64_t value = 0;
        std::int64_t unit = 100000000;
        for (++m_at; m_at < m_text.size() && isDigit(m_text[m_at]); ++m_at, unit /= 10)
            value += unit * (m_text[m_at] - '0');
        return value;
    }

    std::int64_t readZone()
    {
        const auto sign = m_text.find_first_of("+-", m_at);
        if (sign == std::string_view::npos)
            return 0;
        std::string digits;
        for (const char c : m_text.substr(sign + 1))
            if (isDigit(c))
                digits += c;
        if (digits.size() != 4)
            return 0;
        const std::int64_t hours = (digits[0] - '0') * 10 + (digits[1] - '0');
        const std::int64_t minutes = (digits[2] - '0') * 10 + (digits[3] - '0');
        return (m_text[sign] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_year = 1970;
    unsigned m_month = 1;
    unsigned m_day = 1;
};

std::int64_t timeKey(const Place &place)
{
    return TimeReader(place.time).read();
}

/// "log2" before "log10"; different texts are never equal.
int compareNames(std::string_view a, std::string_view b)
{
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < a.size() && k < b.size()) {
        if (isDigit(a[i]) && isDigit(b[k])) {
            const auto number = [](std::string_view text, std::size_t &at) {
                const auto start = std::min(text.find_first_not_of('0', at), text.size());
                at = start;
                while (at < text.size() && isDigit(text[at]))
                    ++at;
                return text.substr(start, at - start);
            };
            const auto first = number(a, i);
            const auto second = number(b, k);
            if (first.size() != second.size())
                return first.size() < second.size() ? -1 : 1;
            if (const int order = first.compare(second))
                return order;
            continue;
        }
        if (a[i] != b[k])
            return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[k]) ? -1 : 1;
        ++i;
        ++k;
    }
    if (i < a.size() || k < b.size())
        return i < a.size() ? 1 : -1;
    return a.compare(b);
}

int compareByName(const Place &a, const Place &b)
{
    if (const int order = compareNames(a.file, b.file))
        return order;
    return a.offset == b.offset ? 0 : a.offset < b.offset ? -1 : 1;
}

/// Negative when a comes before b. `untimed`: the order of a place without a time.
int compare(const Place &a, const Place &b, int untimed)
{
    if (a.time.empty() != b.time.empty())
        return a.time.empty() ? untimed : -untimed;
    if (!a.time.empty()) {
        const auto first = timeKey(a);
        const auto second = timeKey(b);
        if (first != second)
            return first < second ? -1 : 1;
    }
    return compareByName(a, b);
}

void join(Group &into, Group &&from)
{
    into.count += from.count;
    if (isAfter(from.last, into.last))
        into.last = std::move(from.last);
    if (!isBefore(from.first, into.first))
        return;
    from.count = into.count;
    from.last = std::move(into.last);
    into = std::move(from);
}

} // namespace

bool isBefore(const Place &a, const Place &b)
{
    return compare(a, b, 1) < 0;
}

bool isAfter(const Place &a, const Place &b)
{
    return compare(a, b, -1) > 0;
}

void sortGroups(Report &report)
{
    std::sort(report.groups.begin(), report.groups.end(), [](const Group &a, const Group &b) {
        if (a.count != b.count)
            return a.count > b.count;
        if (const int order = compareByName(a.first, b.first))
            return order < 0;
        return a.fingerprint < b.fingerprint;
    });
}

Report merged(std::vector<Report> reports)
{
    Report result;
    std::map<std::string, std::size_t> index;
    for (auto &report : reports) {
        result.bytes += report.bytes;
        result.traces += report.traces;
        result.ungrouped += report.ungrouped;
        result.seconds += report.seconds;
        result.interrupted = result.interrupted || report.interrupted;
        for (auto &group : report.groups) {
            const auto [it, fresh] = index.emplace(group.fingerprint, result.groups.size());
            if (fresh)
                result.groups.push_back(std::move(group));
            else
                join(result.groups[it->second], std::move(group));
        }
        report.groups.clear();
    }
    sortGroups(result);
    return result;
}

void nameLog(Report &report, const std::string &file)
{
    for (auto &group : report.groups)
        for (Place *place : {&group.first, &group.last})
            if (place->file.empty())
                place->file = file;
}

} // namespace scan
