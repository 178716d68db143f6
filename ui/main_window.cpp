#include "ui/main_window.h"
#include "ui/bridge/text.h"
#include "ui/diffview/unified_view.h"
#include "ui/editor/paste_editor.h"
#include "ui/panels/catalogue_panel.h"
#include "ui/panels/causes_panel.h"
#include "ui/panels/empty_panel.h"
#include "ui/panels/explanation_panel.h"
#include "ui/panels/export_panel.h"
#include "ui/panels/find_bar.h"
#include "ui/panels/fix_panel.h"
#include "ui/panels/no_match_panel.h"
#include "ui/panels/notice_bar.h"
#include "ui/panels/paste_panel.h"
#include "ui/panels/widgets.h"
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>

static void initResources()
{
    Q_INIT_RESOURCE(resources);
}

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent), m_runner(new bridge::DiagnosisRunner(this)),
      m_systemPalette(QApplication::palette())
{
    initResources();
    setWindowTitle(QStringLiteral("Tracemend"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/tracemend.svg")));
    setAcceptDrops(true);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(250);
    m_slow.setInterval(1000);
    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    setCentralWidget(central);
    buildTopBar();
    buildScreens();
    buildStatusBar();
    buildActions();
    connectPanels();
    readSettings();
    applyScheme();
    showScreen(DiagnoseScreen);
    qApp->installEventFilter(this);
    m_paste->pasteEditor()->setFocus();
}

MainWindow::~MainWindow()
{
    qApp->removeEventFilter(this);
}

void MainWindow::buildTopBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 4, 12, 4);
    row->setSpacing(4);
    const QString names[] = {tr("&Diagnose"), tr("&Catalogue"), tr("&Export")};
    const QString tips[] = {tr("Diagnose (Ctrl+1)"), tr("Catalogue (Ctrl+2)"),
                            tr("Export (Ctrl+3)")};
    for (int i = DiagnoseScreen; i <= ExportScreen; ++i) {
        auto *tab = new QToolButton(bar);
        tab->setText(names[i]);
        tab->setToolTip(tips[i]);
        tab->setCheckable(true);
        tab->setProperty("screen", true);
        tab->setFocusPolicy(Qt::StrongFocus);
        connect(tab, &QToolButton::clicked, this, [this, i] { showScreen(Screen(i)); });
        row->addWidget(tab);
        m_screenButtons << tab;
    }
    row->addStretch(1);
    m_search = new QLineEdit(bar);
    m_search->setPlaceholderText(tr("Search causes (Ctrl+K)"));
    m_search->setAccessibleName(tr("Search causes"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(300);
    m_search->installEventFilter(this);
    m_menuButton = panels::iconButton(QStringLiteral(":/icons/menu-light.svg"), tr("Menu"),
                                      tr("Menu (F10)"), bar);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(m_search);
    row->addSpacing(4);
    row->addWidget(m_menuButton);
    centralWidget()->layout()->addWidget(bar);
}

void MainWindow::buildScreens()
{
    m_notice = new panels::NoticeBar(this);
    m_find = new panels::FindBar(this);
    m_catalogue = new panels::CataloguePanel(this);
    m_export = new panels::ExportPanel(this);
    m_screens = new QStackedWidget(this);
    m_screens->addWidget(buildDiagnoseScreen());
    m_screens->addWidget(m_catalogue);
    m_screens->addWidget(m_export);
    centralWidget()->layout()->addWidget(m_notice);
    static_cast<QVBoxLayout *>(centralWidget()->layout())->addWidget(m_screens, 1);
    centralWidget()->layout()->addWidget(m_find);
}

QWidget *MainWindow::buildDiagnoseScreen()
{
    m_paste = new panels::PastePanel(this);
    m_causes = new panels::CausesPanel(this);
    m_explanation = new panels::ExplanationPanel(this);
    m_fix = new panels::FixPanel(this);
    m_empty = new panels::EmptyPanel(this);
    m_noMatch = new panels::NoMatchPanel(this);

    auto *upper = new QWidget(this);
    auto *upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(0, 0, 0, 0);
    upperLayout->setSpacing(8);
    upperLayout->addWidget(m_causes);
    upperLayout->addWidget(m_explanation, 1);
    m_rightSplit = new QSplitter(Qt::Vertical, this);
    m_rightSplit->addWidget(upper);
    m_rightSplit->addWidget(m_fix);
    m_rightSplit->setStretchFactor(0, 0);
    m_rightSplit->setStretchFactor(1, 1);
    m_rightSplit->setSizes({230, 420});
    m_rightSplit->setChildrenCollapsible(false);
    auto *causes = new QWidget(this);
    auto *causesLayout = new QVBoxLayout(causes);
    causesLayout->setContentsMargins(4, 8, 12, 8);
    causesLayout->addWidget(m_rightSplit);

    m_answers = new QStackedWidget(this);
    m_answers->addWidget(m_empty);
    m_answers->addWidget(causes);
    m_answers->addWidget(m_noMatch);
    m_split = new QSplitter(Qt::Horizontal, this);
    m_split->addWidget(m_paste);
    m_split->addWidget(m_answers);
    m_split->setSizes({610, 756});
    m_split->setChildrenCollapsible(false);
    return m_split;
}

void MainWindow::buildStatusBar()
{
    m_status = new QLabel(tr("Ready. Nothing you paste leaves this computer."), this);
    m_status->setTextFormat(Qt::PlainText);
    m_job = new QLabel(this);
    m_tabState = new QLabel(this);
    m_knowledgeLabel = new QLabel(this);
    for (QLabel *label : {m_job, m_tabState, m_knowledgeLabel})
        label->setContentsMargins(12, 0, 0, 0);
    m_cancel = panels::button(tr("Cancel (Esc)"), tr("End the diagnosis that is running"), this);
    m_cancel->hide();
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(8, 0, 8, 0);
    statusBar()->addWidget(m_status, 1);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_cancel), static_cast<QWidget *>(m_tabState),
          static_cast<QWidget *>(m_job), static_cast<QWidget *>(m_knowledgeLabel)})
        statusBar()->addPermanentWidget(widget);
    connect(m_cancel, &QPushButton::clicked, this, &MainWindow::cancelDiagnosis);
}

void MainWindow::connectPanels()
{
    using namespace panels;
    connect(&m_debounce, &QTimer::timeout, this, &MainWindow::startDiagnosis);
    connect(&m_slow, &QTimer::timeout, this, &MainWindow::showSlowJob);
    connect(m_runner, &bridge::DiagnosisRunner::finished, this, &MainWindow::showResult);
    connect(m_paste, &PastePanel::inputChanged, this, &MainWindow::inputChanged);
    connect(m_paste, &PastePanel::openCodeRequested, this, &MainWindow::chooseCodeFiles);
    connect(m_empty, &EmptyPanel::pasteRequested, this, &MainWindow::pasteClipboard);
    connect(m_empty, &EmptyPanel::openRequested, this, &MainWindow::chooseFile);
    connect(m_empty, &EmptyPanel::exampleRequested, this,
            [this](int index) { tryExample(m_examples[std::size_t(index)]); });
    connect(m_causes, &CausesPanel::findingSelected, this, &MainWindow::showFinding);
    connect(m_causes, &CausesPanel::findingActivated, this, [this] { m_fix->view()->setFocus(); });
    connect(m_explanation, &ExplanationPanel::evidenceActivated, this, &MainWindow::showEvidence);
    connect(m_explanation, &ExplanationPanel::causeRequested, this, &MainWindow::openCause);
    connect(m_explanation, &ExplanationPanel::expanded, this, &MainWindow::fitAnswer);
    connect(m_rightSplit, &QSplitter::splitterMoved, this, [this] { m_answerSized = true; });
    connect(m_fix, &FixPanel::fixSelected, this, &MainWindow::showFix);
    connect(m_fix, &FixPanel::toggleRequested, this, &MainWindow::requestToggle);
    connect(m_fix, &FixPanel::applyRequested, this, &MainWindow::applyFix);
    connect(m_fix, &FixPanel::keepOriginalRequested, this, &MainWindow::keepOriginal);
    connect(m_fix, &FixPanel::saveFileRequested, this, &MainWindow::saveFixedFile);
    connect(m_fix, &FixPanel::savePatchRequested, this, &MainWindow::savePatch);
    connect(m_fix, &FixPanel::copyPatchRequested, this, &MainWindow::copyPatch);
    connect(m_fix, &FixPanel::stepRequested, this, &MainWindow::stepChange);
    connect(m_causes, &CausesPanel::allShown, this, &MainWindow::showWeak);
    connect(m_noMatch, &NoMatchPanel::weakRequested, this, [this] {
        m_causes->setAllShown(true);
        showWeak(true);
    });
    connect(m_noMatch, &NoMatchPanel::searchRequested, this, &MainWindow::searchFor);
    connect(m_noMatch, &NoMatchPanel::causeRequested, this, &MainWindow::openCause);
    connect(m_noMatch, &NoMatchPanel::copyReportRequested, this, &MainWindow::copyIssueReport);
    connect(m_catalogue, &CataloguePanel::exampleRequested, this, &MainWindow::tryExampleOf);
    connect(m_search, &QLineEdit::textEdited, this, &MainWindow::searchFor);
    connect(m_export, &ExportPanel::copyRequested, this, &MainWindow::copyBytes);
    connect(m_export, &ExportPanel::saveRequested, this, &MainWindow::saveBytes);
    connect(m_export, &ExportPanel::printRequested, this, &MainWindow::printBytes);
    connect(m_notice, &NoticeBar::accepted, this, &MainWindow::acceptLarge);
}

void MainWindow::setKnowledge(std::shared_ptr<const knowledge::KnowledgeBase> base)
{
    m_base = std::move(base);
    m_runner->setKnowledge(m_base);
    m_catalogue->setKnowledge(m_base);
    m_examples = bridge::chooseExamples(*m_base, 3);
    QStringList labels;
    for (const bridge::Example &example : m_examples)
        labels << example.label;
    m_empty->setExamples(labels);
    m_knowledgeLabel->setText(tr("%n cause(s)", nullptr, int(m_base->causes().size())) +
                              QStringLiteral(", ") +
                              tr("%n document(s)", nullptr, int(m_base->documents().size())));
    if (!m_base->replaced().empty())
        say(tr("%n cause(s) replaced by your knowledge folder", nullptr,
               int(m_base->replaced().size())));
}

void MainWindow::showProblem(const base::Problem &problem)
{
    m_notice->tell(tr("The knowledge could not be loaded. %1: %2 %3")
                       .arg(bridge::text(problem.where), bridge::text(problem.what),
                            bridge::text(problem.hint)));
}

void MainWindow::setScheme(theme::Scheme scheme)
{
    m_scheme = scheme;
    for (QAction *action : m_schemeActions)
        action->setChecked(action->data().toInt() == int(scheme));
    applyScheme();
}

void MainWindow::applyScheme()
{
    const theme::Tokens &tokens = theme::tokensFor(m_scheme, m_systemPalette);
    m_applyingScheme = true;
    QApplication::setPalette(theme::paletteFor(tokens));
    qApp->setStyleSheet(theme::styleSheetFor(tokens));
    m_applyingScheme = false;
    m_paste->setTokens(tokens);
    m_explanation->setTokens(tokens);
    m_fix->setTokens(tokens);
    m_catalogue->setTokens(tokens);
    m_export->setTokens(tokens);
    const QString mode = tokens.dark ? QStringLiteral("dark") : QStringLiteral("light");
    m_menuButton->setIcon(QIcon(QStringLiteral(":/icons/menu-%1.svg").arg(mode)));
}

void MainWindow::changeEvent(QEvent *event)
{
    // The desktop's own change of palette, not the one that applyScheme() makes.
    if (event->type() == QEvent::ThemeChange && !m_applyingScheme &&
        m_scheme == theme::Scheme::System) {
        m_systemPalette = QApplication::palette();
        applyScheme();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_split->setOrientation(width() < 1000 ? Qt::Vertical : Qt::Horizontal);
}

void MainWindow::readSettings()
{
    const QSettings settings;
    resize(1366, 768);
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    m_split->restoreState(settings.value(QStringLiteral("window/split")).toByteArray());
    m_rightSplit->restoreState(settings.value(QStringLiteral("window/rightSplit")).toByteArray());
    setScheme(
        theme::Scheme(std::clamp(settings.value(QStringLiteral("view/scheme"), 0).toInt(), 0, 2)));
    setCodePoints(settings.value(QStringLiteral("view/points"), 10).toInt());
    m_paste->setLibraryFramesHidden(
        settings.value(QStringLiteral("view/hideLibrary"), true).toBool());
}

void MainWindow::writeSettings()
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/split"), m_split->saveState());
    settings.setValue(QStringLiteral("view/scheme"), int(m_scheme));
    settings.setValue(QStringLiteral("view/points"), m_points);
    settings.setValue(QStringLiteral("view/hideLibrary"), m_paste->libraryFramesHidden());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_runner->cancel();
    writeSettings();
    QMainWindow::closeEvent(event);
}

void MainWindow::fitAnswer()
{
    if (m_answerSized)
        return;
    const int all = m_rightSplit->height();
    const int wanted = m_rightSplit->widget(0)->sizeHint().height();
    const int upper = std::clamp(wanted, 120, std::max(120, all * 55 / 100));
    m_rightSplit->setSizes({upper, std::max(0, all - upper)});
}

void MainWindow::showScreen(Screen screen)
{
    m_screens->setCurrentIndex(screen);
    for (int i = 0; i < m_screenButtons.size(); ++i)
        m_screenButtons[i]->setChecked(i == screen);
    if (screen == ExportScreen)
        updateExport();
}

MainWindow::Screen MainWindow::screen() const
{
    return Screen(m_screens->currentIndex());
}

MainWindow::Answer MainWindow::answer() const
{
    return Answer(m_answers->currentIndex());
}

void MainWindow::say(const QString &text)
{
    m_status->setText(text);
}

QString MainWindow::statusText() const
{
    return m_status->text();
}
