#pragma once
#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;

namespace editor {
class CodeEditor;
}

namespace panels {

/// Finds text in the code pane that had the focus.
class FindBar : public QFrame
{
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent = nullptr);

    void open(editor::CodeEditor *pane);
    void findNext(bool forward);
    void dismiss();
    QLineEdit *field() const { return m_field; }

private:
    QLineEdit *m_field = nullptr;
    QLabel *m_said = nullptr;
    QPointer<QWidget> m_pane;
};

} // namespace panels
