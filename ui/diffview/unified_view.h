#pragma once
#include "ui/diffview/diff_document.h"
#include "ui/editor/code_editor.h"

namespace diffview {

/// Shows a unified diff, read only: its text is the diff itself; numbers stand in the margin,
/// reasons below the lines that they are about.
class UnifiedView : public editor::CodeEditor
{
    Q_OBJECT
public:
    explicit UnifiedView(QWidget *parent = nullptr);

    void setDocument(DiffDocument document);
    const DiffDocument &document() const { return m_document; }
    /// Changes not among these are shown as left out.
    void setChosen(const bridge::Hunks &chosen);
    /// Moves the caret to a change (an index into document().changes) and marks it.
    void showChange(int index);
    int currentChange() const { return m_current; }

signals:
    void changeSelected(int index);
    void toggleRequested(int index);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void decorate();
    void onCaretMoved(int line);
    int indexOfHunk(int hunk) const;

    DiffDocument m_document;
    bridge::Hunks m_chosen;
    int m_current = -1;
};

} // namespace diffview
