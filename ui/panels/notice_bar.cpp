#include "ui/panels/notice_bar.h"
#include "ui/panels/widgets.h"
#include <QHBoxLayout>
#include <QPushButton>

namespace panels {

NoticeBar::NoticeBar(QWidget *parent) : QFrame(parent)
{
    setProperty("notice", true);
    m_text = new QLabel(this);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_action = button(QString(), QString(), this);
    m_close = button(tr("Close"), tr("Close this notice (Esc)"), this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        emit accepted();
    });
    connect(m_close, &QPushButton::clicked, this, &NoticeBar::dismiss);
    hide();
}

void NoticeBar::tell(const QString &text, const QString &action)
{
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    show();
}

void NoticeBar::dismiss()
{
    if (isHidden())
        return;
    hide();
    emit dismissed();
}

QString NoticeBar::text() const
{
    return m_text->text();
}

} // namespace panels
