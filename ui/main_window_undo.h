#pragma once
#include <QUndoCommand>
#include <functional>

/// A step that can be taken back; it drops out of the history when what it was about is gone.
class WindowStep : public QUndoCommand
{
public:
    /// Both return false when there is nothing left to do or take back.
    using Act = std::function<bool()>;

    WindowStep(const QString &text, Act redo, Act undo)
        : QUndoCommand(text), m_redo(std::move(redo)), m_undo(std::move(undo))
    {}

    void redo() override { setObsolete(!m_redo()); }
    void undo() override { setObsolete(!m_undo()); }

private:
    Act m_redo;
    Act m_undo;
};
