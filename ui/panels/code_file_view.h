#pragma once
#include <QWidget>
#include <string>

class QLineEdit;

namespace editor {
class PasteEditor;
}

namespace panels {

/// One file of the user's code: its name as the patch shall carry it, and its text.
class CodeFileView : public QWidget
{
    Q_OBJECT
public:
    CodeFileView(const std::string &name, const std::string &text, QWidget *parent = nullptr);

    std::string name() const;
    std::string bytes() const;
    editor::PasteEditor *editor() const { return m_editor; }
    QLineEdit *nameField() const { return m_name; }

signals:
    void renamed(const QString &name);
    void edited();

private:
    QLineEdit *m_name = nullptr;
    editor::PasteEditor *m_editor = nullptr;
};

} // namespace panels
