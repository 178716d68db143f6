#include "ui/panels/code_file_view.h"
#include "app/diff/patch.h"
#include "ui/bridge/text.h"
#include "ui/editor/paste_editor.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace panels {

CodeFileView::CodeFileView(const std::string &name, const std::string &text, QWidget *parent)
    : QWidget(parent), m_name(new QLineEdit(bridge::text(name), this)),
      m_editor(new editor::PasteEditor(this))
{
    auto *label = new QLabel(tr("Path in the patch:"), this);
    label->setBuddy(m_name);
    m_name->setAccessibleName(tr("Path in the patch"));
    m_name->setToolTip(tr("The name that the patch gives this file, relative to the project"));
    m_editor->setAccessibleName(tr("Your code: %1").arg(bridge::text(name)));
    m_editor->setStyler(&editor::pythonStyles);
    m_editor->setBytes(text);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 8, 0, 8);
    row->addWidget(label);
    row->addWidget(m_name, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_editor, 1);

    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        m_name->setText(bridge::text(diff::patchName(bridge::bytes(m_name->text()))));
        m_editor->setAccessibleName(tr("Your code: %1").arg(m_name->text()));
        emit renamed(m_name->text());
    });
    connect(m_editor, &editor::CodeEditor::edited, this, &CodeFileView::edited);
}

std::string CodeFileView::name() const
{
    return diff::patchName(bridge::bytes(m_name->text()));
}

std::string CodeFileView::bytes() const
{
    return m_editor->bytes();
}

} // namespace panels
