#pragma once
#include "ui/editor/code_editor.h"

namespace editor {

/// A numbered piece of evidence in this pane's bytes.
struct EvidenceMark {
    int number = 0;
    bool primary = false;
    base::TextRange range;
    QString what;

    friend bool operator==(const EvidenceMark &, const EvidenceMark &) = default;
};

/// Lines of library frames that may be hidden; `after` is the line above, which says so.
struct HiddenRun {
    int first = 0; ///< 0-based
    int last = 0;
    int frames = 0;

    friend bool operator==(const HiddenRun &, const HiddenRun &) = default;
};

/// The pane for what was pasted, and for the user's files: evidence in margin, text and below
/// lines.
class PasteEditor : public CodeEditor
{
    Q_OBJECT
public:
    explicit PasteEditor(QWidget *parent = nullptr);

    void setEvidence(std::vector<EvidenceMark> marks);
    const std::vector<EvidenceMark> &evidence() const { return m_evidence; }
    void setHiddenRuns(std::vector<HiddenRun> runs);
    /// Hides the runs, or shows them all.
    void setRunsHidden(bool hidden);
    bool runsHidden() const { return m_hidden; }
    int hiddenFrames() const;
    void setPlaceholder(const QString &text) { m_placeholder = text; }
    bool isLineShown(int line) const;

signals:
    void hiddenRunsToggled(bool hidden);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void onNoteClicked(int line);

    std::vector<EvidenceMark> m_evidence;
    std::vector<HiddenRun> m_runs;
    QString m_placeholder;
    bool m_hidden = true;
};

/// ① to ⑳; a number in parentheses beyond.
QString circled(int number);

} // namespace editor
