#include "ui/models/words.h"
#include "ui/bridge/text.h"
#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace models {

using bridge::text;

namespace {

QString tr(const char *words, int n = -1)
{
    return QCoreApplication::translate("words", words, nullptr, n);
}

} // namespace

QString strengthWord(match::Strength strength)
{
    switch (strength) {
    case match::Strength::Strong:
        return tr("Strong");
    case match::Strength::Possible:
        return tr("Possible");
    case match::Strength::Weak:
        break;
    }
    return tr("Weak");
}

QString safetyWord(knowledge::Safety safety)
{
    switch (safety) {
    case knowledge::Safety::Safe:
        return tr("Safe");
    case knowledge::Safety::Review:
        return tr("Review");
    case knowledge::Safety::FillIn:
        return tr("Fill in");
    case knowledge::Safety::Advice:
        break;
    }
    return tr("Advice only");
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
        return tr("No other cause in the catalogue fits this evidence.");
    case match::Strength::Possible:
        return tr("It fits, and something else would fit too.");
    case match::Strength::Weak:
        break;
    }
    return tr("Only a hint.");
}

QString fixWord(const diagnose::DiagnosedFinding &finding)
{
    return finding.fixes.empty() ? tr("None") : safetyWord(finding.fixes.front().safety);
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
            header.subject = tr("Cut-off traceback");
        const auto &python = diagnosis.environment.python;
        parts << (python ? tr("Python %1 traceback").arg(text(python->text()))
                         : tr("Python traceback"));
        if (trace.exceptions.size() > 1)
            parts << tr("%n exceptions", int(trace.exceptions.size()));
        if (frames > 0)
            parts << tr("%n frame(s)", frames) << tr("%n in your code", own);
    }
    if (!trace.events.empty())
        parts << tr("%n report(s) of asyncio", int(trace.events.size()));
    if (!trace.warnings.empty())
        parts << tr("%n warning(s)", int(trace.warnings.size()));
    if (!trace.dumps.empty())
        parts << tr("%n thread dump(s)", int(trace.dumps.size()));
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
        parts << tr("%n listing(s) of code", code) << tr("%n line(s)", std::max(1, codeLines));
    if (config > 0)
        parts << tr("%n configuration file(s)", config);
    if (header.subject.isEmpty()) {
        if (!diagnosis.trace.events.empty())
            header.subject = tr("Report of asyncio");
        else if (!diagnosis.trace.warnings.empty())
            header.subject = text(diagnosis.trace.warnings.front().category);
        else if (code > 0)
            header.subject = tr("Python code");
        else if (config > 0)
            header.subject = tr("Configuration");
        else
            header.subject = tr("Text");
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
