// What is drawn onto a text: annotations below its lines, and marks on its words.
#include "ui/editor/code_editor.h"
#include "ui/editor/wrap_note.h"

namespace editor {

void CodeEditor::setNotes(std::vector<Note> notes)
{
    if (m_notes.empty() && notes.empty())
        return;
    m_notes = std::move(notes);
    m_columns = 0;
    showNotes();
}

void CodeEditor::setNotesVisible(bool visible)
{
    m_notesVisible = visible;
    m_columns = 0;
    showNotes();
}

void CodeEditor::showNotes()
{
    const int columns = columnsInView();
    if (columns == m_columns)
        return;
    m_columns = columns;
    // Clearing all annotations looks at every line of a log; only a few have one.
    for (const int line : takeMarked(theme::NotedLine))
        send(SCI_ANNOTATIONSETTEXT, static_cast<unsigned long>(line), 0);
    for (std::size_t first = 0; first < m_notes.size();) {
        // Notes of one line are one annotation.
        std::size_t last = first;
        std::string text, styles;
        for (; last < m_notes.size() && m_notes[last].line == m_notes[first].line; ++last) {
            const Note &note = m_notes[last];
            if (!m_notesVisible && note.style != theme::FoldNote)
                continue;
            const std::string wrapped = wrapNote(note.text, note.indent, columns).toStdString();
            if (!text.empty())
                text += '\n', styles += char(note.style);
            text += wrapped;
            styles.append(wrapped.size(), char(note.style));
        }
        const auto line = static_cast<unsigned long>(m_notes[first].line);
        if (!text.empty()) {
            SendScintilla(SCI_ANNOTATIONSETTEXT, line, text.c_str());
            SendScintilla(SCI_ANNOTATIONSETSTYLES, line, styles.c_str());
            send(SCI_MARKERADD, line, theme::NotedLine);
        }
        first = last;
    }
}

std::vector<int> CodeEditor::takeMarked(theme::LineMarker marker)
{
    std::vector<int> marked;
    const long mask = 1L << marker;
    for (long line = send(SCI_MARKERNEXT, 0, mask); line >= 0;
         line = send(SCI_MARKERNEXT, static_cast<unsigned long>(line + 1), mask))
        marked.push_back(int(line));
    send(SCI_MARKERDELETEALL, static_cast<unsigned long>(marker));
    return marked;
}

void CodeEditor::fill(theme::WordMark mark, base::TextRange range)
{
    send(SCI_SETINDICATORCURRENT, mark);
    send(SCI_INDICATORFILLRANGE, range.start, long(range.size()));
}

void CodeEditor::clearMark(theme::WordMark mark)
{
    send(SCI_SETINDICATORCURRENT, mark);
    send(SCI_INDICATORCLEARRANGE, 0, long(byteCount()));
}

std::vector<base::TextRange> CodeEditor::marked(theme::WordMark mark) const
{
    std::vector<base::TextRange> ranges;
    const std::size_t size = byteCount();
    for (std::size_t at = 0; at < size;) {
        const auto end = std::size_t(send(SCI_INDICATOREND, mark, long(at)));
        if (send(SCI_INDICATORVALUEAT, mark, long(at)) != 0)
            ranges.push_back({at, end == 0 ? size : end});
        if (end <= at)
            break;
        at = end;
    }
    return ranges;
}

int CodeEditor::columnsInView() const
{
    // One character's width is rounded: a hundred of them tell what a line of text takes.
    static const std::string sample(100, '0');
    const long wide =
        SendScintilla(SCI_TEXTWIDTH, static_cast<unsigned long>(theme::ReasonNote), sample.c_str());
    long margins = 0;
    for (unsigned long margin = 0; margin < 5; ++margin)
        margins += send(SCI_GETMARGINWIDTHN, margin);
    const long width = viewport()->width() - margins - 8;
    return wide > 0 ? int(std::max(20L, width * 100 / wide)) : 80;
}

} // namespace editor
