#include "ui/panels/paste_panel.h"
#include "ui/bridge/text.h"
#include "ui/editor/paste_editor.h"
#include "ui/models/words.h"
#include "ui/panels/code_file_view.h"
#include "ui/panels/library_runs.h"
#include "ui/panels/widgets.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>

namespace panels {

PastePanel::PastePanel(QWidget *parent)
    : QWidget(parent), m_editor(new editor::PasteEditor), m_tokens(theme::lightTokens())
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 4, 8);
    layout->setSpacing(8);
    buildHeader();
    buildTabs();
    setResult({});
}

void PastePanel::buildHeader()
{
    m_header = new QLabel(this);
    m_header->setTextFormat(Qt::RichText);
    m_header->setWordWrap(true);
    m_header->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_library = button(QString(), tr("Hide or show the frames of libraries (Ctrl+Shift+H)"), this);
    m_python = new QComboBox(this);
    m_python->setEditable(false);
    m_python->addItem(tr("Python: from the paste"), QString());
    for (int minor = 8; minor <= 15; ++minor)
        m_python->addItem(tr("Python 3.%1").arg(minor), QStringLiteral("3.%1").arg(minor));
    m_python->setAccessibleName(tr("Python version"));
    m_python->setToolTip(tr("The Python that the code runs on; fixes fit it"));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_header, 1);
    row->addWidget(m_library);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_library, &QPushButton::clicked, this, [this] {
        setLibraryFramesHidden(!m_hideLibrary);
        emit libraryFramesToggled(m_hideLibrary);
    });
    connect(m_python, &QComboBox::currentIndexChanged, this, &PastePanel::inputChanged);
}

void PastePanel::buildTabs()
{
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setAccessibleName(tr("Paste and your code"));
    m_tabs->tabBar()->setAccessibleName(tr("Paste and your code"));
    m_editor->setAccessibleName(tr("Paste"));
    m_editor->setPlaceholder(
        tr("Paste a stack trace, a log, a snippet or a configuration file here (Ctrl+V).\n"
           "Or drop a file anywhere in this window."));
    m_tabs->addTab(m_editor, tr("Paste"));
    m_tabs->tabBar()->setTabButton(0, QTabBar::RightSide, nullptr);
    m_addCode = button(
        tr("Add your &code\u2026"),
        tr("Open source files that the trace names, so that your own code can be mended"), this);
    auto *corner = new QWidget(this);
    auto *row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 0, 0, 4);
    row->setSpacing(8);
    row->addWidget(m_python);
    row->addWidget(m_addCode);
    m_tabs->setCornerWidget(corner, Qt::TopRightCorner);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_tabs, 1);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, &PastePanel::closeTab);
    connect(m_addCode, &QPushButton::clicked, this, &PastePanel::openCodeRequested);
    connect(m_editor, &editor::CodeEditor::edited, this, &PastePanel::inputChanged);
    connect(m_editor, &editor::PasteEditor::hiddenRunsToggled, this, [this](bool hidden) {
        setLibraryFramesHidden(hidden);
        emit libraryFramesToggled(hidden);
    });
}

void PastePanel::setResult(const bridge::DiagnosisPtr &result)
{
    m_result = result;
    setEvidence({});
    std::vector<base::TextRange> code;
    if (!result) {
        m_header->setText(tr("<b>What happened?</b>"));
        m_editor->setStyler([](std::string_view text) { return editor::pasteStyles(text, {}); });
        updateLibraryButton();
        return;
    }
    const models::Header header = models::headerOf(result->diagnosis);
    m_header->setText(QStringLiteral("<b>%1</b>%2")
                          .arg(header.subject.toHtmlEscaped(),
                               header.rest.isEmpty()
                                   ? QString()
                                   : QStringLiteral(" \u2014 ") + header.rest.toHtmlEscaped()));
    for (const paste::Segment &segment : result->diagnosis.paste.segments)
        if (segment.kind == paste::SegmentKind::Code)
            code.push_back(segment.range);
    m_editor->setStyler([code](std::string_view text) { return editor::pasteStyles(text, code); });
    updateLibraryButton();
}

QString PastePanel::headerText() const
{
    return m_result ? models::headerOf(m_result->diagnosis).plain() : QString();
}

void PastePanel::setEvidence(const std::vector<match::Evidence> &evidence)
{
    const auto marksOf = [&evidence](const std::string &source) {
        std::vector<editor::EvidenceMark> marks;
        for (const match::Evidence &item : evidence)
            if (item.source == source)
                marks.push_back({item.number, item.primary, item.range, bridge::text(item.what)});
        return marks;
    };
    if (m_result) {
        m_editor->setRunsHidden(m_hideLibrary);
        m_editor->setHiddenRuns(libraryRuns(m_result->diagnosis, evidence, *m_editor));
    } else {
        m_editor->setHiddenRuns({});
    }
    m_editor->setEvidence(marksOf("paste"));
    for (CodeFileView *file : files())
        file->editor()->setEvidence(marksOf(file->name()));
    updateLibraryButton();
}

void PastePanel::updateLibraryButton()
{
    const bool any = m_result && hasLibraryRuns(m_result->diagnosis.trace);
    m_library->setVisible(any);
    m_library->setText(m_hideLibrary ? tr("&Library frames: hidden")
                                     : tr("&Library frames: shown"));
}

void PastePanel::setLibraryFramesHidden(bool hidden)
{
    m_hideLibrary = hidden;
    m_editor->setRunsHidden(hidden);
    updateLibraryButton();
}

void PastePanel::setTokens(const theme::Tokens &tokens)
{
    m_tokens = tokens;
    m_editor->setTokens(tokens);
    for (CodeFileView *file : files())
        file->editor()->setTokens(tokens);
}

void PastePanel::setCodePoints(int points)
{
    m_points = points;
    m_editor->setCodePoints(points);
    for (CodeFileView *file : files())
        file->editor()->setCodePoints(points);
}

void PastePanel::replacePaste(const std::string &bytes)
{
    m_tabs->setCurrentIndex(0);
    m_editor->replaceBytes({0, m_editor->byteCount()}, bytes);
}

std::string PastePanel::pasteBytes() const
{
    return m_editor->bytes();
}

void PastePanel::setCodeFile(const std::string &name, const std::string &text)
{
    if (CodeFileView *file = fileNamed(name)) {
        if (file->bytes() != text)
            file->editor()->replaceBytes({0, file->editor()->byteCount()}, text);
        return;
    }
    auto *file = new CodeFileView(name, text);
    file->editor()->setTokens(m_tokens);
    file->editor()->setCodePoints(m_points);
    m_tabs->addTab(file, bridge::text(name));
    connect(file, &CodeFileView::edited, this, &PastePanel::inputChanged);
    connect(file, &CodeFileView::renamed, this, [this, file](const QString &newName) {
        m_tabs->setTabText(m_tabs->indexOf(file), newName);
        emit inputChanged();
    });
    emit inputChanged();
}

void PastePanel::clearCodeFiles()
{
    while (m_tabs->count() > 1)
        closeTab(1);
}

void PastePanel::closeTab(int index)
{
    if (index < 1)
        return;
    QWidget *page = m_tabs->widget(index);
    m_tabs->removeTab(index);
    page->deleteLater();
    emit inputChanged();
}

std::vector<CodeFileView *> PastePanel::files() const
{
    std::vector<CodeFileView *> views;
    for (int i = 1; m_tabs && i < m_tabs->count(); ++i)
        views.push_back(static_cast<CodeFileView *>(m_tabs->widget(i)));
    return views;
}

CodeFileView *PastePanel::fileNamed(const std::string &name) const
{
    for (CodeFileView *file : files())
        if (file->name() == name)
            return file;
    return nullptr;
}

std::vector<diagnose::GivenFile> PastePanel::codeFiles() const
{
    std::vector<diagnose::GivenFile> given;
    for (const CodeFileView *file : files())
        given.push_back({file->name(), file->bytes()});
    return given;
}

std::optional<base::PythonVersion> PastePanel::pythonVersion() const
{
    return base::parsePythonVersion(bridge::bytes(m_python->currentData().toString()));
}

void PastePanel::setPythonVersion(const QString &version)
{
    m_python->setCurrentIndex(std::max(0, m_python->findData(version)));
}

void PastePanel::showEvidence(const match::Evidence &evidence)
{
    CodeFileView *file = evidence.source == "paste" ? nullptr : fileNamed(evidence.source);
    editor::PasteEditor *target = file ? file->editor() : m_editor;
    if (!file && evidence.source != "paste")
        return;
    m_tabs->setCurrentWidget(file ? static_cast<QWidget *>(file) : m_editor);
    target->showRange(evidence.range);
    target->setFocus();
}

void PastePanel::revealEvidence(const std::vector<match::Evidence> &evidence)
{
    std::vector<editor::PasteEditor *> done;
    for (const match::Evidence &item : evidence) {
        CodeFileView *file = item.source == "paste" ? nullptr : fileNamed(item.source);
        editor::PasteEditor *target = file ? file->editor() : m_editor;
        const bool seen = std::find(done.begin(), done.end(), target) != done.end();
        if (seen || (!file && item.source != "paste") || item.range.end > target->byteCount())
            continue;
        target->reveal(item.range);
        done.push_back(target);
    }
}

void PastePanel::setNotesVisible(bool visible)
{
    m_editor->setNotesVisible(visible);
    for (CodeFileView *file : files())
        file->editor()->setNotesVisible(visible);
}

void PastePanel::setTabMovesFocus(bool moves)
{
    m_editor->setTabMovesFocus(moves);
    for (CodeFileView *file : files())
        file->editor()->setTabMovesFocus(moves);
}

void PastePanel::setWrapped(bool wrapped)
{
    m_editor->setWrapped(wrapped);
    for (CodeFileView *file : files())
        file->editor()->setWrapped(wrapped);
}

} // namespace panels
