#include "ui/panels/find_bar.h"
#include "ui/editor/code_editor.h"
#include "ui/panels/widgets.h"
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace panels {

FindBar::FindBar(QWidget *parent)
    : QFrame(parent), m_field(new QLineEdit(this)), m_said(new QLabel(this))
{
    m_field->setAccessibleName(tr("Find in pane"));
    auto *label = new QLabel(tr("Find:"), this);
    label->setBuddy(m_field);
    auto *next = button(tr("Next"), tr("Next place (F3)"), this);
    auto *previous = button(tr("Previous"), tr("Previous place (Shift+F3)"), this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setSpacing(8);
    layout->addWidget(label);
    layout->addWidget(m_field);
    layout->addWidget(next);
    layout->addWidget(previous);
    layout->addWidget(m_said, 1);
    connect(m_field, &QLineEdit::returnPressed, this, [this] { findNext(true); });
    connect(next, &QPushButton::clicked, this, [this] { findNext(true); });
    connect(previous, &QPushButton::clicked, this, [this] { findNext(false); });
    hide();
}

void FindBar::open(editor::CodeEditor *pane)
{
    m_pane = pane;
    m_said->clear();
    show();
    m_field->setFocus();
    m_field->selectAll();
}

void FindBar::findNext(bool forward)
{
    auto *pane = qobject_cast<editor::CodeEditor *>(m_pane.data());
    if (!pane || m_field->text().isEmpty())
        return;
    const auto selected = pane->selectedBytes();
    const int at = int(forward ? selected.end : selected.start);
    int line = 0, index = 0;
    pane->lineIndexFromPosition(at, &line, &index);
    const bool found =
        pane->findFirst(m_field->text(), false, false, false, true, forward, line, index, true);
    const bool wrapped = found &&
                         (forward ? pane->selectedBytes().start < selected.start
                                  : pane->selectedBytes().start >= selected.end) &&
                         !selected.empty();
    m_said->setText(!found ? tr("Not found") : wrapped ? tr("Went round the end") : QString());
}

void FindBar::dismiss()
{
    hide();
    if (m_pane)
        m_pane->setFocus();
}

} // namespace panels
