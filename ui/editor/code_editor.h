#pragma once
#include "app/base/text_range.h"
#include "ui/editor/styles.h"
#include <Qsci/qsciscintilla.h>
#include <functional>
#include <string>

namespace editor {

/// A sentence shown below a line, wrapped to the width of the pane.
struct Note {
    int line = 0; ///< 0-based
    QString text;
    theme::NoteStyle style = theme::ReasonNote;
    int indent = 4; ///< columns

    friend bool operator==(const Note &, const Note &) = default;
};

/// A code pane: bytes in, bytes out, coloured by a function, and no trap for the keyboard.
class CodeEditor : public QsciScintilla
{
    Q_OBJECT
public:
    using Styler = std::function<Styles(std::string_view)>;

    explicit CodeEditor(QWidget *parent = nullptr);

    /// Replaces everything and forgets the undo history. Does not emit edited().
    void setBytes(std::string_view bytes);
    /// Replaces a range as one undo step. Emits edited().
    void replaceBytes(base::TextRange range, std::string_view bytes);
    std::string bytes() const;
    /// The same without a copy; good until the text changes. A line is without its line end.
    std::string_view view() const;
    std::string_view lineBytes(int line) const;
    std::size_t byteCount() const;

    void setStyler(Styler styler);
    void setTokens(const theme::Tokens &tokens);
    void setCodePoints(int points);
    int codePoints() const { return m_points; }
    const theme::Tokens &tokens() const { return m_tokens; }

    /// Notes below lines; those set before go.
    void setNotes(std::vector<Note> notes);
    const std::vector<Note> &notes() const { return m_notes; }
    void setNotesVisible(bool visible);

    void fill(theme::WordMark mark, base::TextRange range);
    void clearMark(theme::WordMark mark);
    /// Ranges that a mark covers, in order.
    std::vector<base::TextRange> marked(theme::WordMark mark) const;

    /// Puts the caret at the start of a range and brings it into view.
    void showRange(base::TextRange range);
    /// Brings a range into view and leaves the caret where it is.
    void reveal(base::TextRange range);
    base::TextRange selectedBytes() const;
    int lineOfByte(std::size_t byte) const;
    int columnsInView() const;
    /// The lines with a marker, which has followed the text; the marker is taken off.
    std::vector<int> takeMarked(theme::LineMarker marker);

    /// Whether Tab leaves the pane (it does) or indents.
    void setTabMovesFocus(bool moves) { m_tabMovesFocus = moves; }
    bool tabMovesFocus() const { return m_tabMovesFocus; }
    void setWrapped(bool wrapped);
    void setNumbersShown(bool shown);

    long send(unsigned message, unsigned long w = 0, long l = 0) const
    {
        return SendScintilla(message, w, l);
    }

signals:
    /// The text was changed by the user, not by setBytes().
    void edited();
    /// The annotation below a line was clicked.
    void noteClicked(int line);
    void caretMoved(int line);

protected:
    bool focusNextPrevChild(bool next) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void bindAllowedKeys();
    void styleTo(int position);
    void showNotes();
    void updateNumberMargin();

    Styler m_styler;
    theme::Tokens m_tokens;
    std::vector<Note> m_notes;
    int m_points = 10;
    int m_columns = 0;
    bool m_setting = false;
    bool m_notesVisible = true;
    bool m_tabMovesFocus = true;
    bool m_numbersShown = true;
};

} // namespace editor
