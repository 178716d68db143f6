#pragma once
#include "app/knowledge/knowledge_base.h"
#include "ui/bridge/text.h"
#include "ui/main_window.h"
#include <QAbstractItemModel>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

/// A model as lines of text, columns two blanks apart.
inline QStringList printModel(const QAbstractItemModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        lines << cells.join(QStringLiteral("  "));
    }
    return lines;
}

/// Our own knowledge, loaded once.
inline std::shared_ptr<const knowledge::KnowledgeBase> ownKnowledge()
{
    static const auto base = [] {
        auto loaded = knowledge::load({std::string(TRACEMEND_SOURCE_DIR) + "/knowledge"});
        if (!loaded)
            qFatal("%s: %s", loaded.problem().where.c_str(), loaded.problem().what.c_str());
        return std::make_shared<const knowledge::KnowledgeBase>(std::move(*loaded));
    }();
    return base;
}

/// Settings of a test do not touch the user's.
inline void useTestSettings()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("tracemend-test"));
    QCoreApplication::setApplicationName(QStringLiteral("window"));
    QSettings().clear();
}

/// A shown window with our knowledge.
struct ShownWindow {
    ShownWindow()
    {
        useTestSettings();
        window = std::make_unique<MainWindow>();
        window->setKnowledge(ownKnowledge());
        window->resize(1366, 768);
        window->show();
        window->activateWindow();
        [[maybe_unused]] const bool exposed = QTest::qWaitForWindowExposed(window.get());
    }

    MainWindow *operator->() const { return window.get(); }
    MainWindow &operator*() const { return *window; }

    /// Pastes as the user does, without the clipboard, and waits for the answer.
    bool diagnose(const std::string &paste)
    {
        QSignalSpy finished(window.get(), &MainWindow::diagnosisFinished);
        window->takePaste(paste);
        return finished.wait(20000);
    }
    /// Waits for one more diagnosis.
    bool waitForDiagnosis()
    {
        QSignalSpy finished(window.get(), &MainWindow::diagnosisFinished);
        return finished.wait(20000);
    }

    std::unique_ptr<MainWindow> window;
};

/// A program with a fault whose fix is safe: a coroutine that nobody awaits, twice.
inline std::string forgottenAwait()
{
    return "import asyncio\n\n\nasync def water(bed):\n    await asyncio.sleep(0.1)\n    return "
           "bed\n\n\n"
           "async def main():\n    water(1)\n    print('done')\n\n\nasyncio.run(main())\n";
}
