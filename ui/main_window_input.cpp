#include "app/diff/patch.h"
#include "app/trace/stack_trace.h"
#include "ui/bridge/text.h"
#include "ui/editor/paste_editor.h"
#include "ui/main_window.h"
#include "ui/main_window_undo.h"
#include "ui/panels/catalogue_panel.h"
#include "ui/panels/causes_panel.h"
#include "ui/panels/empty_panel.h"
#include "ui/panels/notice_bar.h"
#include "ui/panels/paste_panel.h"
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>

namespace {

bool isBlank(const std::string &bytes)
{
    return bytes.find_first_not_of(" \t\r\n") == std::string::npos;
}

} // namespace

MainWindow::Input MainWindow::input() const
{
    return {m_paste->pasteBytes(), m_pasteName, m_paste->codeFiles()};
}

void MainWindow::setInput(const Input &input)
{
    if (m_paste->pasteBytes() != input.paste)
        m_paste->replacePaste(input.paste);
    m_pasteName = input.name;
    const std::vector<diagnose::GivenFile> present = m_paste->codeFiles();
    const auto same = [](const auto &a, const auto &b) { return a.name == b.name; };
    if (!std::equal(present.begin(), present.end(), input.files.begin(), input.files.end(), same))
        m_paste->clearCodeFiles();
    for (const diagnose::GivenFile &file : input.files)
        m_paste->setCodeFile(file.name, file.text);
}

void MainWindow::pushInput(const Input &after, const QString &text)
{
    const Input before = input();
    const auto put = [this](const Input &state) {
        return [this, state] {
            setInput(state);
            return true;
        };
    };
    m_history.push(new WindowStep(text, put(after), put(before)));
}

bool MainWindow::readable(const std::string &bytes, const QString &name)
{
    const QString reason = bridge::binaryReason(bytes);
    if (reason.isEmpty())
        return true;
    m_notice->tell(
        tr("%1 was not taken: %2. Tracemend reads text: traces, logs, code and configuration.")
            .arg(name.isEmpty() ? tr("What you gave") : name, reason));
    return false;
}

bool MainWindow::sizeAllows(std::size_t size)
{
    if (size > refuseAbove) {
        m_notice->tell(tr("This is %1, more than the window takes (%2). For large logs run: "
                          "tracemend-cli scan FILE")
                           .arg(bridge::sizeText(size), bridge::sizeText(refuseAbove)));
        return false;
    }
    if (size > askAbove && size > m_acceptedSize) {
        m_notice->tell(
            tr("This is %1. Diagnosing it may take a while.").arg(bridge::sizeText(size)),
            tr("Diagnose it"));
        return false;
    }
    return true;
}

void MainWindow::takePaste(const std::string &bytes, const QString &fileName)
{
    m_notice->hide();
    if (!readable(bytes, fileName))
        return;
    Input after = input();
    after.paste = bytes;
    after.name = fileName;
    m_large = after;
    if (!sizeAllows(bytes.size()))
        return;
    m_large = {};
    showScreen(DiagnoseScreen);
    pushInput(after, tr("Paste"));
}

void MainWindow::acceptLarge()
{
    m_acceptedSize = refuseAbove;
    if (m_large.paste.empty()) {
        startDiagnosis();
        return;
    }
    const Input after = std::move(m_large);
    m_large = {};
    showScreen(DiagnoseScreen);
    pushInput(after, tr("Paste"));
}

void MainWindow::addCodeFile(const std::string &name, const std::string &bytes)
{
    if (!readable(bytes, bridge::text(name)) || !sizeAllows(bytes.size()))
        return;
    Input after = input();
    for (diagnose::GivenFile &file : after.files) {
        if (file.name == name) {
            file.text = bytes;
            pushInput(after, tr("Add code"));
            return;
        }
    }
    after.files.push_back({name, bytes});
    pushInput(after, tr("Add code"));
}

std::string MainWindow::nameInTrace(const QString &path) const
{
    const std::string name = bridge::bytes(QFileInfo(path).fileName());
    const std::string paste = m_paste->pasteBytes();
    // A frame that names a file of this name says where in the project it lies.
    for (std::size_t at = paste.find("File \""); at != std::string::npos;
         at = paste.find("File \"", at + 1)) {
        const std::size_t start = at + 6;
        const std::size_t end = paste.find_first_of("\"\n", start);
        if (end == std::string::npos)
            break;
        const std::string printed = paste.substr(start, end - start);
        const std::size_t slash = printed.find_last_of("/\\");
        if (printed.substr(slash == std::string::npos ? 0 : slash + 1) == name &&
            trace::isOwnFile(printed))
            return diff::patchName(printed);
    }
    return name;
}

void MainWindow::openFile(const QString &path)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly)) {
        m_notice->tell(tr("%1 cannot be opened: %2").arg(path, file.errorString()));
        return;
    }
    if (std::size_t(file.size()) > refuseAbove) {
        sizeAllows(std::size_t(file.size()));
        return;
    }
    const std::string bytes = file.readAll().toStdString();
    // Beside a trace a source file is what the trace is about; alone it is what is to be looked at.
    const bool source = name.endsWith(QLatin1String(".py"));
    if (source && !isBlank(m_paste->pasteBytes()))
        addCodeFile(nameInTrace(path), bytes);
    else
        takePaste(bytes, name);
}

void MainWindow::chooseFile()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a trace, a log or a source file"));
    if (!path.isEmpty())
        openFile(path);
}

void MainWindow::chooseCodeFiles()
{
    const QStringList paths = QFileDialog::getOpenFileNames(this, tr("Add your code"), QString(),
                                                            tr("Python (*.py);;All files (*)"));
    for (const QString &path : paths) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            addCodeFile(nameInTrace(path), file.readAll().toStdString());
        else
            m_notice->tell(tr("%1 cannot be opened: %2").arg(path, file.errorString()));
    }
}

void MainWindow::clearInput()
{
    pushInput({}, tr("New"));
    m_paste->setPythonVersion({});
    m_acceptedSize = 0;
    m_notice->hide();
}

void MainWindow::pasteClipboard()
{
    ++m_clipboardReads;
    const QMimeData *mime = QApplication::clipboard()->mimeData();
    if (mime && (mime->hasUrls() || mime->hasText()))
        takeDrop(mime);
    else
        m_notice->tell(tr("The clipboard holds no text."));
}

void MainWindow::takeDrop(const QMimeData *mime)
{
    bool anyFile = false;
    for (const QUrl &url : mime->urls()) {
        if (!url.isLocalFile())
            continue;
        anyFile = true;
        openFile(url.toLocalFile());
    }
    if (!anyFile && mime->hasText())
        takePaste(bridge::bytes(mime->text()));
}

void MainWindow::tryExample(const bridge::Example &example)
{
    showScreen(DiagnoseScreen);
    m_notice->hide();
    pushInput({example.paste, {}, example.files}, tr("Example"));
    m_paste->setPythonVersion(QString::fromStdString(example.python));
    m_paste->pasteEditor()->setFocus();
}

void MainWindow::tryExampleOf(const QString &cause)
{
    const knowledge::Cause *found = m_base ? m_base->cause(bridge::bytes(cause)) : nullptr;
    if (!found)
        return;
    if (const auto example = bridge::exampleOf(*found, *m_base))
        tryExample(*example);
}

void MainWindow::inputChanged()
{
    m_debounce.start();
}

void MainWindow::diagnoseNow()
{
    showScreen(DiagnoseScreen);
    startDiagnosis();
}

void MainWindow::startDiagnosis()
{
    m_debounce.stop();
    if (!m_base)
        return;
    const Input given = input();
    if (isBlank(given.paste) && given.files.empty()) {
        m_runner->cancel();
        m_slow.stop();
        m_cancel->hide();
        showResult({});
        return;
    }
    if (!readable(given.paste, m_pasteName) || !sizeAllows(given.paste.size()))
        return;
    const auto sizeBefore = m_result ? m_result->request.bytes.size() : 0;
    const auto sizeNow = given.paste.size();
    m_newPaste = std::max(sizeBefore, sizeNow) - std::min(sizeBefore, sizeNow) > 80;
    diagnose::Request request{given.paste, bridge::bytes(given.name), given.files,
                              m_paste->pythonVersion()};
    const auto number = m_runner->start(std::move(request));
    m_job->setText(tr("Job %1").arg(number));
    m_slow.start();
}

void MainWindow::showSlowJob()
{
    if (!m_runner->running()) {
        m_slow.stop();
        return;
    }
    m_cancel->show();
    say(tr("Diagnosing\u2026 job %1. You can go on working, or cancel with Esc.")
            .arg(m_runner->number()));
}

void MainWindow::cancelDiagnosis()
{
    const auto number = m_runner->number();
    m_runner->cancel();
    m_slow.stop();
    m_cancel->hide();
    say(tr("Job %1 was cancelled. F5 starts it again.").arg(number));
}

bool MainWindow::handleDrag(QWidget *target, QEvent *event)
{
    auto *drop = static_cast<QDropEvent *>(event);
    // Text moved within an editor, or into a field, is not a new paste.
    const bool own = drop->source() && drop->source() != this;
    if (own || qobject_cast<QLineEdit *>(target) ||
        !(drop->mimeData()->hasUrls() || drop->mimeData()->hasText()))
        return false;
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (event->type() == QEvent::Drop)
        takeDrop(drop->mimeData());
    return true;
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
        if (auto *widget = qobject_cast<QWidget *>(watched); widget && widget->window() == this)
            if (handleDrag(widget, event))
                return true;
        break;
    case QEvent::KeyPress:
        if (watched == m_search) {
            const int pressed = static_cast<QKeyEvent *>(event)->key();
            if (pressed == Qt::Key_Down || pressed == Qt::Key_Return || pressed == Qt::Key_Enter) {
                showScreen(CatalogueScreen);
                m_catalogue->focusList();
                return true;
            }
        }
        break;
    default:
        break;
    }
    return QMainWindow::eventFilter(watched, event);
}
