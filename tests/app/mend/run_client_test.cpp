#include "tests/app/mend/proposed.h"

namespace {

const std::string start = "import asyncio\nimport httpx as h\n\n\n";
const std::string cause = "async-client-shared-across-loops";

} // namespace

class RunClientTest : public QObject
{
    Q_OBJECT
private slots:
    void inside_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("after");
        QTest::newRow("coroutine in sight") << R"(# one for all
shelf = h.AsyncClient(
    base_url="x",
)  # shared


async def copies(isbn):
    """How many."""
    # ask
    text = '''a
  b'''
    return (await shelf.get(isbn)).json(), text


def main():
    for isbn in ("1", "2"):
        print(asyncio.run(copies(isbn)))
)"
                                            << R"(async def copies(isbn):
    """How many."""
    # one for all
    async with h.AsyncClient(
        base_url="x",
    ) as shelf:  # shared
        # ask
        text = '''a
  b'''
        return (await shelf.get(isbn)).json(), text


def main():
    for isbn in ("1", "2"):
        print(asyncio.run(copies(isbn)))
)";
        QTest::newRow("run as it is") << R"(shelf = h.AsyncClient()


def price(item):
    found = 0
    return asyncio.run(shelf.get(item)).json(), found


def main():
    print(price(1), price(2))
)"
                                      << R"(def price(item):
    found = 0

    async def once():
        async with h.AsyncClient() as shelf:
            return await shelf.get(item)

    return asyncio.run(once()).json(), found


def main():
    print(price(1), price(2))
)";
        QTest::newRow("others use it too: refuses") << R"(shelf = h.AsyncClient()


async def copies(isbn):
    return await shelf.get(isbn)


async def other():
    return await shelf.get("a")


def main():
    for isbn in ("1", "2"):
        print(asyncio.run(copies(isbn)))
)"
                                                    << "";
        QTest::newRow("in another file: refuses") << R"(class Shelf:
    client = h.AsyncClient()

    async def copies(self, isbn):
        return await self.client.get(isbn)


def main():
    for isbn in ("1", "2"):
        print(asyncio.run(Shelf().copies(isbn)))
)"
                                                  << "";
    }
    void inside()
    {
        QFETCH(QString, body);
        QFETCH(QString, after);
        const std::string before = start + body.toStdString();
        const std::string wanted = after.isEmpty() ? "" : start + after.toStdString();
        compareFix(before, cause, "client-inside-the-run", wanted);
        compareFix(withCrLf(before), cause, "client-inside-the-run", withCrLf(wanted));
    }

    void oneRunIsSilent()
    {
        const Proposals proposals(
            {{"main.py", start + "shelf = h.AsyncClient()\n\n\nasync def "
                                 "copies(isbn):\n    return await "
                                 "shelf.get(isbn)\n\n\nasync def main():\n    for "
                                 "isbn in 'ab':\n        await "
                                 "copies(isbn)\n\n\nasyncio.run(main())\n"}});
        QVERIFY(proposals.causes().empty());
    }
};

QTEST_GUILESS_MAIN(RunClientTest)
#include "run_client_test.moc"
