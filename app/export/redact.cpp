#include "app/export/redact.h"
#include "app/base/pattern.h"
#include <algorithm>

namespace exporting {

namespace {

struct Rule {
    SecretKind kind;
    const char *what;
    base::Pattern pattern; ///< group 1 is the value; without groups the whole match
};

#define TRACEMEND_SECRET_NAME                                                                      \
    "(?:[A-Za-z0-9_]*(?:[Aa]pi[_-]?[Kk]ey|API_?KEY|[Pp]assword|PASSWORD|[Pp]asswd|[Ss]ecret|"      \
    "SECRET|"                                                                                      \
    "[Tt]oken|TOKEN|[Aa]ccount[_-]?[Kk]ey|[Aa]ccess[_-]?[Kk]ey|ACCESS_KEY|[Cc]redential)[A-Za-z0-" \
    "9_]*)"

/// Table: what a secret looks like.
const std::vector<Rule> &rules()
{
    static const std::vector<Rule> table{
        {SecretKind::Secret, "private key",
         base::Pattern("(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----(.*?)-----END")},
        // name = "value", name: 'value', "name": "value", also inside JSON text that is escaped
        {SecretKind::Secret, "secret value",
         base::Pattern(TRACEMEND_SECRET_NAME
                       "[\\\\]?[\"']?\\]?\\s*[=:]\\s*[bru]?[\\\\]?[\"']([^\"'\\\\\\r\\n]{4,})")},
        // NAME=value of environments and connection strings: no space around the sign, no code
        // behind it
        {SecretKind::Secret, "secret value",
         base::Pattern(TRACEMEND_SECRET_NAME
                       "=([A-Za-z0-9+/_=~.-]*[0-9+/~][A-Za-z0-9+/_=~-]*)(?:[;\\s\"'&,]|$)")},
        {SecretKind::Secret, "password",
         base::Pattern("(?i)\\b(?:pwd|passwd|password)=([^;\\s\"'&,()]{3,})")},
        {SecretKind::Secret, "signature", base::Pattern("[?&;]sig=([A-Za-z0-9%+/=_-]{8,})")},
        {SecretKind::Secret, "password in an address",
         base::Pattern("[A-Za-z][A-Za-z0-9+.-]*://[^\\s/:@\"']*:([^\\s/@\"']+)@")},
        {SecretKind::Secret, "authorization",
         base::Pattern("(?i)\\b(?:bearer|basic)\\s+([A-Za-z0-9._~+/-]{12,}=*)")},
        {SecretKind::Secret, "token",
         base::Pattern("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*")},
        {SecretKind::Secret, "API key", base::Pattern("\\b(?:sk|pk|rk)-[A-Za-z0-9_-]{16,}")},
        {SecretKind::Secret, "API key",
         base::Pattern("\\b(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{12,}")},
        {SecretKind::Secret, "token", base::Pattern("\\bgh[pousr]_[A-Za-z0-9]{20,}")},
        {SecretKind::Secret, "token", base::Pattern("\\bgithub_pat_[A-Za-z0-9_]{20,}")},
        {SecretKind::Secret, "token", base::Pattern("\\bglpat-[A-Za-z0-9_-]{16,}")},
        {SecretKind::Secret, "token", base::Pattern("\\bhf_[A-Za-z0-9]{20,}")},
        {SecretKind::Secret, "token", base::Pattern("\\bxox[abeprs]-[A-Za-z0-9-]{10,}")},
        {SecretKind::Secret, "access key", base::Pattern("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b")},
        {SecretKind::Secret, "API key", base::Pattern("\\bAIza[A-Za-z0-9_-]{35}")},
        {SecretKind::UserName, "user name", base::Pattern("/(?:home|Users)/([^/\\s\"':<>]+)")},
        {SecretKind::UserName, "user name",
         base::Pattern("[A-Za-z]:(?:\\\\{1,2}|/)Users(?:\\\\{1,2}|/)([^\\\\/\\r\\n\"':<>]+)")},
        {SecretKind::Mail, "address",
         base::Pattern("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}")},
    };
    return table;
}

#undef TRACEMEND_SECRET_NAME

bool wanted(SecretKind kind, const RedactOptions &options)
{
    switch (kind) {
    case SecretKind::Secret:
        return options.secrets;
    case SecretKind::UserName:
        return options.userNames;
    case SecretKind::Mail:
        break;
    }
    return options.mails;
}

/// Folders below /home and Users that name nobody.
bool isSharedName(std::string_view name)
{
    static const std::vector<std::string_view> shared{"Public", "Shared", "Default", "site",
                                                      "runner", "user",   "app"};
    return name.front() == '.' || std::find(shared.begin(), shared.end(), name) != shared.end();
}

const char *standIn(SecretKind kind)
{
    switch (kind) {
    case SecretKind::Secret:
        return "<secret>";
    case SecretKind::UserName:
        return "<user>";
    case SecretKind::Mail:
        break;
    }
    return "<address>";
}

} // namespace

std::vector<Secret> findSecrets(std::string_view text, const RedactOptions &options)
{
    std::vector<Secret> all;
    for (const auto &rule : rules()) {
        if (!wanted(rule.kind, options))
            continue;
        std::size_t from = 0;
        while (const auto groups = rule.pattern.groups(text, from)) {
            const auto whole = *(*groups)[0];
            const auto range = groups->size() > 1 && (*groups)[1] ? *(*groups)[1] : whole;
            from = std::max(range.end, whole.start + 1);
            if (range.empty() || (rule.kind == SecretKind::UserName &&
                                  isSharedName(text.substr(range.start, range.size()))))
                continue;
            all.push_back({rule.kind, range, rule.what});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Secret &a, const Secret &b) {
        return a.range.start != b.range.start ? a.range.start < b.range.start
                                              : a.range.end > b.range.end;
    });
    std::vector<Secret> result;
    for (auto &secret : all)
        if (result.empty() || secret.range.start >= result.back().range.end)
            result.push_back(std::move(secret));
        else // the longer reach hides both
            result.back().range.end = std::max(result.back().range.end, secret.range.end);
    return result;
}

std::string redacted(std::string_view text, const RedactOptions &options)
{
    std::string result;
    std::size_t at = 0;
    for (const auto &secret : findSecrets(text, options)) {
        result += text.substr(at, secret.range.start - at);
        result += standIn(secret.kind);
        at = secret.range.end;
    }
    result += text.substr(at);
    return result;
}

} // namespace exporting
