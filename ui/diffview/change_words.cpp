#include "ui/diffview/change_words.h"
#include "app/base/line_index.h"
#include "ui/bridge/text.h"
#include <QCoreApplication>
#include <QStringList>

namespace diffview {

namespace {

LineSpan linesOf(const base::LineIndex &lines, base::TextRange range)
{
    if (range.empty())
        return {};
    return {int(lines.lineAt(range.start)), int(lines.lineAt(range.end - 1))};
}

QString numbers(const std::vector<int> &lines)
{
    QStringList runs;
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t end = i;
        while (end + 1 < lines.size() && lines[end + 1] == lines[end] + 1)
            ++end;
        runs << (end == i ? QString::number(lines[i])
                          : QStringLiteral("%1\u2013%2").arg(lines[i]).arg(lines[end]));
        i = end + 1;
    }
    return runs.join(QStringLiteral(", "));
}

QString shortened(QString code)
{
    code = code.simplified();
    return code.size() > 60 ? code.left(57) + QStringLiteral("\u2026") : code;
}

} // namespace

std::vector<EditPlace> editPlaces(const mend::Change &change)
{
    const base::LineIndex before(change.before ? std::string_view(*change.before)
                                               : std::string_view());
    const base::LineIndex after(change.after);
    std::vector<EditPlace> places;
    std::ptrdiff_t shift = 0;
    for (const mend::Edit &edit : change.edits) {
        EditPlace place;
        place.hunk = edit.hunk;
        place.reason = bridge::text(edit.reason);
        place.before = linesOf(before, edit.range);
        const auto start = std::size_t(std::ptrdiff_t(edit.range.start) + shift);
        place.after = linesOf(after, {start, start + edit.text.size()});
        // Inside a line both sides of that line are touched, whichever way the text went.
        if (edit.range.empty() && edit.text.find('\n') == std::string::npos) {
            const int line = int(before.lineAt(edit.range.start));
            place.before = {line, line};
        }
        if (edit.text.empty() && place.before.first == place.before.last) {
            const int line = int(after.lineAt(std::min(start, change.after.size())));
            const bool wholeLine = change.before && !edit.range.empty() &&
                                   (*change.before)[edit.range.end - 1] == '\n';
            if (!wholeLine)
                place.after = {line, line};
        }
        shift += std::ptrdiff_t(edit.text.size()) - std::ptrdiff_t(edit.range.size());
        places.push_back(std::move(place));
    }
    return places;
}

QString reasonText(bool added, bool removed, const QString &reason)
{
    if (added && removed)
        return QCoreApplication::translate("diffview", "changed: %1").arg(reason);
    return added ? QCoreApplication::translate("diffview", "added: %1").arg(reason)
                 : QCoreApplication::translate("diffview", "removed: %1").arg(reason);
}

ChangeEntry changeEntry(const DiffDocument &document, int first, int hunk,
                        const mend::Change &change)
{
    ChangeEntry entry;
    entry.hunk = hunk;
    entry.file = bridge::text(change.file);
    std::vector<int> removed, added;
    QString removedCode, addedCode;
    for (int i = first; i < int(document.lines.size()); ++i) {
        const DiffLine &line = document.lines[std::size_t(i)];
        if (line.hunk != hunk || (line.kind != LineKind::Removed && line.kind != LineKind::Added))
            continue;
        if (removed.empty() && added.empty())
            entry.firstLine = i;
        const bool gone = line.kind == LineKind::Removed;
        (gone ? removed : added).push_back(gone ? line.oldNumber : line.newNumber);
        QString &code = gone ? removedCode : addedCode;
        if (code.trimmed().isEmpty())
            code = bridge::text(std::string_view(document.text)
                                    .substr(line.range.start + 1, line.range.size() - 1));
    }
    if (!removed.empty() && !added.empty())
        entry.title = QCoreApplication::translate("diffview", "%1 changed: %2")
                          .arg(numbers(removed), shortened(addedCode));
    else if (!removed.empty())
        entry.title = QCoreApplication::translate("diffview", "%1 removed: %2")
                          .arg(numbers(removed), shortened(removedCode));
    else if (!added.empty())
        entry.title = QCoreApplication::translate("diffview", "%1 added: %2")
                          .arg(numbers(added), shortened(addedCode));
    QStringList reasons;
    for (const mend::Edit &edit : change.edits) {
        if (edit.hunk != hunk)
            continue;
        const QString reason = bridge::text(edit.reason);
        if (!reason.isEmpty() && !reasons.contains(reason))
            reasons << reason;
        for (const int need : edit.needs)
            if (std::find(entry.needs.begin(), entry.needs.end(), need) == entry.needs.end())
                entry.needs.push_back(need);
    }
    entry.reason = reasons.join(QStringLiteral("; "));
    return entry;
}

} // namespace diffview
