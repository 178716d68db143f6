#include "ui/models/words.h"
#include "ui/bridge/text.h"
#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace models {

using bridge::text;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(words)
};

} // namespace

QString strengthWord(match::Strength strength)
{
    switch (strength) {
    case match::Strength::Strong:
        return Words::tr("Strong");
    case match::Strength::Possible:
        return Words::tr("Possible");
    case match::Strength::Weak:
        break;
    }
    return Words::tr("Weak");
}

QString safetyWord(knowledge::Safety safety)
{
    switch (safety) {
    case knowledge::Safety::Safe:
        return Words::tr("Safe");
    case knowledge::Safety::Review:
        return Words::tr("Review");
    case knowledge::Safety::FillIn:
        return Words::tr("Fill in");
    case knowledge::Safety::Advice:
        break;
    }
    return Words::tr("Advice only");
}

QString safetyTone(knowledge::Safety safety)
{
    switch (safety) {
    case knowledge::Safety::Safe:
        return QStringLiteral("ok");
    case knowledge::Safety::Review:
        return QStringLiteral("warn");
    case knowledge::Safety::FillIn:
    case knowledge::Safety::Advice:
        break;
    }
    return QStringLiteral("info");
}

QString strengthReason(const match::Finding &finding)
{
    if (!finding.why.empty())
        return text(finding.why);
    switch (finding.strength) {
    case match::Strength::Strong:
        return Words::tr("No other cause in the catalogue fits this evidence.");
    case match::Strength::Possible:
        return Words::tr("It fits, and something else would fit too.");
    case match::Strength::Weak:
        break;
    }
    return Words::tr("Only a hint.");
}

QString fixWord(const diagnose::DiagnosedFinding &finding)
{
    return finding.fixes.empty() ? Words::tr("None") : safetyWord(finding.fixes.front().safety);
}

QString placeOf(const match::Finding &finding)
{
    if (finding.file.empty())
        return {};
    const QString file = text(finding.file);
    return finding.line > 0 ? QStringLiteral("%1:%2").arg(file).arg(finding.line) : file;
}

QString familyName(const std::string &family)
{
    QString name = text(family).replace(QLatin1Char('-'), QLatin1Char(' '));
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

QString Header::plain() const
{
    return rest.isEmpty() ? subject : subject + QStringLiteral(" \u2014 ") + rest;
}

namespace {

void describeTrace(const diagnose::Diagnosis &diagnosis, Header &header, QStringList &parts)
{
    const trace::Trace &trace = diagnosis.trace;
    int frames = 0, own = 0;
    for (const trace::RaisedError &error : trace.exceptions) {
        frames += int(error.frames.size());
        for (const trace::Frame &frame : error.frames)
            own += frame.own ? 1 : 0;
    }
    if (!trace.exceptions.empty()) {
        header.subject = text(trace.exceptions.back().typeName());
        if (header.subject.isEmpty())
            header.subject = Words::tr("Cut-off traceback");
        const auto &python = diagnosis.environment.python;
        parts << (python ? Words::tr("Python %1 traceback").arg(text(python->text()))
                         : Words::tr("Python traceback"));
        if (trace.exceptions.size() > 1)
            parts << Words::tr("%n exceptions", nullptr, int(trace.exceptions.size()));
        if (frames > 0)
            parts << Words::tr("%n frame(s)", nullptr, frames)
                  << Words::tr("%n in your code", nullptr, own);
    }
    if (!trace.events.empty())
        parts << Words::tr("%n report(s) of asyncio", nullptr, int(trace.events.size()));
    if (!trace.warnings.empty())
        parts << Words::tr("%n warning(s)", nullptr, int(trace.warnings.size()));
    if (!trace.dumps.empty())
        parts << Words::tr("%n thread dump(s)", nullptr, int(trace.dumps.size()));
}

} // namespace

Header headerOf(const diagnose::Diagnosis &diagnosis)
{
    Header header;
    QStringList parts;
    describeTrace(diagnosis, header, parts);
    int code = 0, codeLines = 0, config = 0;
    for (const paste::Segment &segment : diagnosis.paste.segments) {
        if (segment.kind == paste::SegmentKind::Code) {
            ++code;
            codeLines += int(std::count(segment.text.begin(), segment.text.end(), '\n'));
        } else if (segment.kind == paste::SegmentKind::Config) {
            ++config;
        }
    }
    if (code > 0)
        parts << Words::tr("%n listing(s) of code", nullptr, code)
              << Words::tr("%n line(s)", nullptr, std::max(1, codeLines));
    if (config > 0)
        parts << Words::tr("%n configuration file(s)", nullptr, config);
    if (header.subject.isEmpty()) {
        if (!diagnosis.trace.events.empty())
            header.subject = Words::tr("Report of asyncio");
        else if (!diagnosis.trace.warnings.empty())
            header.subject = text(diagnosis.trace.warnings.front().category);
        else if (code > 0)
            header.subject = Words::tr("Python code");
        else if (config > 0)
            header.subject = Words::tr("Configuration");
        else
            header.subject = Words::tr("Text");
    }
    header.rest = parts.join(QStringLiteral(", "));
    return header;
}

int clearFindings(const diagnose::Diagnosis &diagnosis)
{
    int count = 0;
    for (const diagnose::DiagnosedFinding &item : diagnosis.findings)
        count += item.finding.strength != match::Strength::Weak ? 1 : 0;
    return count;
}

} // namespace models
