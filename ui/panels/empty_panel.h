#pragma once
#include <QStringList>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace panels {

/// What there is to do before anything was pasted.
class EmptyPanel : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyPanel(QWidget *parent = nullptr);

    void setExamples(const QStringList &labels);
    QList<QPushButton *> exampleButtons() const { return m_examples; }

signals:
    void pasteRequested();
    void openRequested();
    void exampleRequested(int index);

private:
    QVBoxLayout *m_list = nullptr;
    QList<QPushButton *> m_examples;
};

} // namespace panels
