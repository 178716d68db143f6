#include "ui/panels/empty_panel.h"
#include "ui/panels/widgets.h"
#include <QHBoxLayout>
#include <QPushButton>

namespace panels {

EmptyPanel::EmptyPanel(QWidget *parent) : QWidget(parent)
{
    auto *title = headingLabel(tr("Paste a Python error, a log or some code"), nullptr, this);
    auto *what =
        mutedLabel(tr("A stack trace with the lines around it is best. Add the source file that it "
                      "names, and the change is made in your own code."),
                   this);
    auto *paste = button(tr("&Paste"), tr("Paste the clipboard and diagnose it (Ctrl+V)"), this);
    paste->setProperty("primary", true);
    auto *open =
        button(tr("&Open\u2026"), tr("Open a log, a trace or a source file (Ctrl+O)"), this);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(paste);
    row->addWidget(open);
    row->addWidget(mutedLabel(tr("or drop a file anywhere in this window"), this), 1);
    auto *examples = headingLabel(tr("Or try an example"), nullptr, this);
    m_list = new QVBoxLayout;
    m_list->setSpacing(8);
    auto *privacy =
        mutedLabel(tr("Nothing you paste leaves this computer, and none of it is run."), this);

    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    column->addWidget(title);
    column->addWidget(what);
    column->addLayout(row);
    column->addSpacing(16);
    column->addWidget(examples);
    column->addLayout(m_list);
    column->addSpacing(16);
    column->addWidget(privacy);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addLayout(column, 6);
    middle->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->addStretch(1);
    layout->addLayout(middle);
    layout->addStretch(2);
    connect(paste, &QPushButton::clicked, this, &EmptyPanel::pasteRequested);
    connect(open, &QPushButton::clicked, this, &EmptyPanel::openRequested);
}

void EmptyPanel::setExamples(const QStringList &labels)
{
    qDeleteAll(m_examples);
    m_examples.clear();
    for (int i = 0; i < labels.size(); ++i) {
        auto *example = button(labels[i], tr("Load this example and diagnose it"), this);
        example->setProperty("flatLink", true);
        m_list->addWidget(example);
        m_examples << example;
        connect(example, &QPushButton::clicked, this, [this, i] { emit exampleRequested(i); });
    }
}

} // namespace panels
