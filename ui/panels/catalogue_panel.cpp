#include "ui/panels/catalogue_panel.h"
#include "ui/bridge/text.h"
#include "ui/diffview/unified_view.h"
#include "ui/models/catalogue_model.h"
#include "ui/models/words.h"
#include "ui/panels/cause_page.h"
#include "ui/panels/two_line_delegate.h"
#include "ui/panels/widgets.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QTextBrowser>
#include <set>

namespace panels {

using bridge::text;

CataloguePanel::CataloguePanel(QWidget *parent)
    : QWidget(parent), m_model(new models::CatalogueModel(this)), m_tokens(theme::lightTokens())
{
    m_maker = new bridge::ExampleMaker(this);
    connect(m_maker, &bridge::ExampleMaker::made, this, &CataloguePanel::showMadeExample);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(buildLeft());
    splitter->addWidget(buildRight());
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({420, 920});
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->addWidget(splitter);
}

QWidget *CataloguePanel::buildLeft()
{
    auto *left = new QWidget(this);
    left->setMinimumWidth(280);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 4, 0);
    layout->setSpacing(8);
    const auto filter = [this, left](const QString &name) {
        auto *box = new QComboBox(left);
        box->setAccessibleName(name);
        box->setToolTip(name);
        box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        connect(box, &QComboBox::currentIndexChanged, this, &CataloguePanel::refresh);
        return box;
    };
    m_family = filter(tr("Family"));
    m_library = filter(tr("Library"));
    m_python = filter(tr("Python"));
    m_safety = filter(tr("Fix"));
    m_clear = button(tr("Clear f&ilters"), tr("Show everything again"), left);
    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_family, 1);
    first->addWidget(m_library, 1);
    auto *second = new QHBoxLayout;
    second->setSpacing(8);
    second->addWidget(m_python, 1);
    second->addWidget(m_safety, 1);
    m_count = new QLabel(left);
    m_count->setWordWrap(true);
    m_list = new QListView(left);
    m_list->setModel(m_model);
    m_delegate = new TwoLineDelegate(m_list);
    m_list->setItemDelegate(m_delegate);
    m_list->setAccessibleName(tr("Causes found"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->installEventFilter(this);
    auto *third = new QHBoxLayout;
    third->addWidget(m_count, 1);
    third->addWidget(m_clear);
    layout->addLayout(first);
    layout->addLayout(second);
    layout->addLayout(third);
    layout->addWidget(m_list, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) { showPage(m_model->causeAt(current.row())); });
    connect(m_clear, &QPushButton::clicked, this, &CataloguePanel::clearFilters);
    return left;
}

QWidget *CataloguePanel::buildRight()
{
    m_page = new QTextBrowser(this);
    m_page->setOpenLinks(false);
    m_page->setAccessibleName(tr("Page"));
    m_page->document()->setDocumentMargin(12);
    m_page->installEventFilter(this);
    auto *below = new QWidget(this);
    m_exampleTitle = new QLabel(below);
    m_example = new diffview::UnifiedView(below);
    m_example->setAccessibleName(tr("Before and after"));
    m_try = button(tr("&Try this example"), tr("Load this case on the Diagnose screen"), below);
    auto *row = new QHBoxLayout;
    row->addWidget(m_exampleTitle, 1);
    row->addWidget(m_try);
    auto *layout = new QVBoxLayout(below);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addWidget(m_example, 1);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_page);
    splitter->addWidget(below);
    splitter->setSizes({420, 260});
    splitter->setChildrenCollapsible(false);
    connect(m_page, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        if (link.scheme() == QLatin1String("cause"))
            showCause(link.path());
    });
    connect(m_try, &QPushButton::clicked, this, [this] { emit exampleRequested(currentCause()); });
    return splitter;
}

void CataloguePanel::setKnowledge(std::shared_ptr<const knowledge::KnowledgeBase> base)
{
    m_base = std::move(base);
    fillFilters();
    refresh();
}

void CataloguePanel::fillFilters()
{
    std::set<std::string> families, libraries;
    for (const knowledge::Cause &cause : m_base->causes()) {
        families.insert(cause.family);
        libraries.insert(cause.libraries.begin(), cause.libraries.end());
    }
    const auto fill = [](QComboBox *box, const QString &all) {
        const QSignalBlocker blocker(box);
        box->clear();
        box->addItem(all, QString());
    };
    fill(m_family, tr("Every family"));
    for (const std::string &family : families)
        m_family->addItem(models::familyName(family), text(family));
    fill(m_library, tr("Every library"));
    for (const std::string &library : libraries)
        m_library->addItem(text(library), text(library));
    fill(m_python, tr("Every Python"));
    for (int minor = 8; minor <= 15; ++minor)
        m_python->addItem(tr("Python 3.%1").arg(minor), QStringLiteral("3.%1").arg(minor));
    fill(m_safety, tr("Every fix"));
    for (const auto safety : {knowledge::Safety::Safe, knowledge::Safety::Review,
                              knowledge::Safety::FillIn, knowledge::Safety::Advice})
        m_safety->addItem(models::safetyWord(safety),
                          QString::fromLatin1(mend::safetyName(safety)));
}

void CataloguePanel::clearFilters()
{
    for (QComboBox *box : {m_family, m_library, m_python, m_safety}) {
        const QSignalBlocker blocker(box);
        box->setCurrentIndex(0);
    }
    refresh();
}

void CataloguePanel::setQuery(const QString &query)
{
    m_query = query;
    refresh();
}

void CataloguePanel::refresh()
{
    if (!m_base)
        return;
    const auto chosen = [](const QComboBox *box) {
        return bridge::bytes(box->currentData().toString());
    };
    const knowledge::CauseFilter filter{chosen(m_family), chosen(m_library), chosen(m_python),
                                        chosen(m_safety)};
    knowledge::SearchResult result = knowledge::search(*m_base, bridge::bytes(m_query), filter);
    const std::string kept = m_shown;
    const bool filtered = !filter.family.empty() || !filter.library.empty() ||
                          !filter.python.empty() || !filter.safety.empty();
    const int found = int(result.hits.size());
    QString count = tr("%1 of %2 causes").arg(found).arg(m_base->causes().size());
    if (!result.searchedAs.empty())
        count += tr(", searched as \u201c%1\u201d").arg(text(result.searchedAs));
    if (found == 0)
        count = filtered ? tr("Nothing found. Clear the filters, or search for other words.")
                         : tr("Nothing found. Try the name of the exception or fewer words.");
    m_count->setText(count);
    m_clear->setVisible(filtered);
    m_model->setHits(m_base, std::move(result.hits));
    const int row = m_query.isEmpty() ? std::max(0, m_model->rowOf(kept)) : 0;
    if (found > 0)
        m_list->setCurrentIndex(m_model->index(row));
    else
        showPage(nullptr);
}

void CataloguePanel::showCause(const QString &id)
{
    if (!m_base)
        return;
    const int row = m_model->rowOf(bridge::bytes(id));
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
    else
        showPage(m_base->cause(bridge::bytes(id)));
}

QString CataloguePanel::currentCause() const
{
    return text(m_shown);
}

void CataloguePanel::showPage(const knowledge::Cause *cause)
{
    m_shown = cause ? cause->id : std::string();
    m_example->parentWidget()->setVisible(cause != nullptr);
    if (!cause) {
        m_page->clear();
        return;
    }
    m_page->setHtml(causePage(*cause, *m_base, m_tokens));
    showExample(*cause);
}

void CataloguePanel::showExample(const knowledge::Cause &cause)
{
    QWidget *below = m_example->parentWidget();
    below->setVisible(!cause.cases.empty());
    diffview::DiffDocument document;
    QString title = tr("there is no change to show for this cause");
    for (const knowledge::Case &kase : cause.cases) {
        const auto broken = m_base->read(kase, "broken.py");
        const auto fixed = m_base->read(kase, "fixed.py");
        if (!broken || !fixed)
            continue;
        title = text(kase.title);
        document =
            diffview::makeDocument(kase.file.empty() ? "main.py" : kase.file, *broken, *fixed);
        break;
    }
    const bool any = !document.text.empty();
    m_exampleTitle->setText(tr("<b>Before and after</b> \u2014 %1").arg(title.toHtmlEscaped()));
    m_example->setDocument(std::move(document));
    m_example->setVisible(any);
    below->setMaximumHeight(any ? QWIDGETSIZE_MAX : below->sizeHint().height());
    // The engine's own change follows: it carries the reasons.
    if (any)
        m_maker->make(m_base, cause.id);
}

void CataloguePanel::showMadeExample(const std::string &cause, const bridge::FixPtr &fix)
{
    if (fix && cause == m_shown)
        m_example->setDocument(diffview::makeDocument(*fix));
}

void CataloguePanel::focusList()
{
    m_list->setFocus();
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
}

void CataloguePanel::setTokens(const theme::Tokens &tokens)
{
    m_tokens = tokens;
    m_delegate->setDetailColour(tokens.textMuted);
    m_example->setTokens(tokens);
    if (m_base && !m_shown.empty())
        m_page->setHtml(causePage(*m_base->cause(m_shown), *m_base, m_tokens));
}

void CataloguePanel::setCodePoints(int points)
{
    m_example->setCodePoints(points);
}

bool CataloguePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (watched == m_list &&
        (key == Qt::Key_Right || key == Qt::Key_Return || key == Qt::Key_Enter)) {
        m_page->setFocus();
        return true;
    }
    if (watched == m_page && key == Qt::Key_Left) {
        m_list->setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace panels
