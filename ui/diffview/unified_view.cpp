#include "ui/diffview/unified_view.h"
#include <QKeyEvent>

namespace diffview {

using namespace theme;

UnifiedView::UnifiedView(QWidget *parent) : editor::CodeEditor(parent)
{
    setReadOnly(true);
    setMarginType(2, TextMarginRightJustified);
    setMarginWidth(2, QStringLiteral("9999 9999 "));
    setNumbersShown(false);
    setMarginType(1, SymbolMargin);
    setMarginMarkerMask(1, 1 << CurrentChange);
    setMarginMarkerMask(2, 0);
    setMarginWidth(1, 5);
    send(SCI_SETCARETSTYLE, CARETSTYLE_LINE);
    setStyler([this](std::string_view text) {
        return m_document.styles.size() == text.size() ? m_document.styles
                                                       : editor::Styles(text.size(), TextStyle);
    });
    connect(this, &CodeEditor::caretMoved, this, &UnifiedView::onCaretMoved);
}

void UnifiedView::setDocument(DiffDocument document)
{
    m_document = std::move(document);
    m_current = -1;
    m_chosen.clear();
    for (const ChangeEntry &entry : m_document.changes)
        m_chosen.insert(entry.hunk);
    setBytes(m_document.text);
    send(SCI_COLOURISE, 0, -1);
    int widest = 1;
    for (const DiffLine &line : m_document.lines)
        widest = std::max({widest, line.oldNumber, line.newNumber});
    const auto digits = QString::number(widest).size();
    setMarginWidth(2, QString(2 * digits + 3, QLatin1Char('9')));
    decorate();
}

void UnifiedView::setChosen(const bridge::Hunks &chosen)
{
    m_chosen = chosen;
    decorate();
}

void UnifiedView::decorate()
{
    for (const LineMarker marker : {AddedLine, RemovedLine, HeaderLine, LeftOutLine, CurrentChange})
        send(SCI_MARKERDELETEALL, marker);
    send(SCI_MARGINTEXTCLEARALL);
    for (const WordMark mark : {AddedWord, AddedEdge, RemovedWord, RemovedEdge})
        clearMark(mark);
    const bool anyChoice = !m_document.changes.empty();
    int digits = 1;
    for (const DiffLine &line : m_document.lines)
        digits =
            std::max(digits, int(QString::number(std::max(line.oldNumber, line.newNumber)).size()));
    const auto column = [digits](int number) {
        return number > 0 ? QStringLiteral("%1").arg(number, digits)
                          : QString(digits, QLatin1Char(' '));
    };
    for (std::size_t i = 0; i < m_document.lines.size(); ++i) {
        const DiffLine &line = m_document.lines[i];
        const bool changed = line.kind == LineKind::Added || line.kind == LineKind::Removed;
        const bool out = changed && anyChoice && m_chosen.count(line.hunk) == 0;
        const bool added = line.kind == LineKind::Added;
        if (line.kind == LineKind::Header || line.kind == LineKind::Hunk)
            send(SCI_MARKERADD, i, HeaderLine);
        else if (changed)
            send(SCI_MARKERADD, i, out ? LeftOutLine : added ? AddedLine : RemovedLine);
        if (changed && !out) {
            for (const base::TextRange word : line.words) {
                fill(added ? AddedWord : RemovedWord, word);
                fill(added ? AddedEdge : RemovedEdge, word);
            }
        }
        if (line.oldNumber > 0 || line.newNumber > 0) {
            const QString numbers = column(line.oldNumber) + QLatin1Char(' ') +
                                    column(line.newNumber) + QLatin1Char(' ');
            SendScintilla(SCI_MARGINSETTEXT, static_cast<unsigned long>(i),
                          numbers.toUtf8().constData());
            send(SCI_MARGINSETSTYLE, i,
                 !changed || out ? theme::NumberMargin
                 : added         ? AddedMargin
                                 : RemovedMargin);
        }
    }
    std::vector<editor::Note> notes;
    for (const DiffReason &reason : m_document.reasons) {
        const bool out = m_chosen.count(reason.hunk) == 0;
        notes.push_back({reason.line, out ? tr("left out \u2014 %1").arg(reason.text) : reason.text,
                         out ? LeftOutNote : ReasonNote, 5});
    }
    setNotes(std::move(notes));
    if (m_current >= 0 && m_current < int(m_document.changes.size()))
        send(SCI_MARKERADD,
             static_cast<unsigned long>(m_document.changes[std::size_t(m_current)].firstLine),
             CurrentChange);
}

void UnifiedView::showChange(int index)
{
    if (index < 0 || index >= int(m_document.changes.size()))
        return;
    const int first = m_document.changes[std::size_t(index)].firstLine;
    m_current = index;
    showRange(m_document.lines[std::size_t(first)].range);
    decorate();
}

void UnifiedView::onCaretMoved(int line)
{
    if (line < 0 || line >= int(m_document.lines.size()))
        return;
    const int index = indexOfHunk(m_document.lines[std::size_t(line)].hunk);
    if (index < 0 || index == m_current)
        return;
    m_current = index;
    emit changeSelected(index);
}

int UnifiedView::indexOfHunk(int hunk) const
{
    for (std::size_t i = 0; i < m_document.changes.size(); ++i)
        if (m_document.changes[i].hunk == hunk && hunk > 0)
            return int(i);
    return -1;
}

void UnifiedView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && m_current >= 0) {
        emit toggleRequested(m_current);
        return;
    }
    CodeEditor::keyPressEvent(event);
}

} // namespace diffview
