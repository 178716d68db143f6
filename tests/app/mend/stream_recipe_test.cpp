#include "tests/app/mend/proposed.h"

namespace {

const std::string start =
    "import httpx\nfrom fastapi import FastAPI\nfrom fastapi.responses import "
    "StreamingResponse as Streamed\n\nURL = 'http://a'\napi = FastAPI()\n\n\n"
    "@api.get('/a')\nasync def listen(number: int):\n";

} // namespace

class StreamRecipeTest : public QObject
{
    Q_OBJECT
private slots:
    void owns_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("after");
        QTest::newRow("iterator of the stream") << R"(    async with httpx.AsyncClient() as tape:
        # the show
        async with tape.stream("GET", f"{URL}/{number}") as show:
            show.raise_for_status()
            return Streamed(show.aiter_bytes(), media_type="audio/ogg")
)"
                                                << R"(    async def stream():
        async with httpx.AsyncClient() as tape:
            # the show
            async with tape.stream("GET", f"{URL}/{number}") as show:
                show.raise_for_status()
                async for chunk in show.aiter_bytes():
                    yield chunk

    return Streamed(stream(), media_type="audio/ogg")
)";
        QTest::newRow("generator in the block") << R"(    async with httpx.AsyncClient() as tape:
        async def parts():
            async with tape.stream("GET", URL) as show:
                async for part in show.aiter_text():
                    yield part  # '''
        return Streamed(parts())
)"
                                                << R"(    async def parts():
        async with httpx.AsyncClient() as tape:
            async with tape.stream("GET", URL) as show:
                async for part in show.aiter_text():
                    yield part  # '''
    return Streamed(parts())
)";
        QTest::newRow("plain file, statement before") << R"(    stream = number
    with open("a") as f:
        return Streamed(f, status_code=stream)
)"
                                                      << R"(    stream = number

    def stream_body():
        with open("a") as f:
            for chunk in f:
                yield chunk

    return Streamed(stream_body(), status_code=stream)
)";
        QTest::newRow("head from the stream: refuses")
            << R"(    async with httpx.AsyncClient() as tape:
        async with tape.stream("GET", URL) as show:
            return Streamed(show.aiter_bytes(), status_code=show.status_code)
)"
            << "";
        QTest::newRow("something follows: refuses")
            << R"(    async with httpx.AsyncClient() as tape:
        async with tape.stream("GET", URL) as show:
            if number:
                return Streamed(show.aiter_bytes())
    return None
)"
            << "";
        QTest::newRow("bound before: refuses") << R"(    name = "a"
    with open(name) as f:
        name = name + "b"
        return Streamed(f)
)"
                                               << "";
    }
    void owns()
    {
        QFETCH(QString, body);
        QFETCH(QString, after);
        const std::string before = start + body.toStdString();
        const std::string wanted = after.isEmpty() ? "" : start + after.toStdString();
        const std::string cause = "stream-outlives-its-client";
        compareFix(before, cause, "generator-owns-it", wanted);
        compareFix(withCrLf(before), cause, "generator-owns-it", withCrLf(wanted));
    }

    void silent_data()
    {
        QTest::addColumn<QString>("body");
        QTest::newRow("read in the block") << "    async with httpx.AsyncClient() as tape:\n       "
                                              " show = await tape.get(URL)\n   "
                                              "     return Streamed(iter([show.content]))\n";
        QTest::newRow("generator owns it")
            << "    async def parts():\n        async with httpx.AsyncClient() as tape:\n          "
               " "
               " yield (await tape.get(URL)).content\n\n    return Streamed(parts())\n";
        QTest::newRow("another block") << "    async with httpx.AsyncClient() as tape:\n        "
                                          "await tape.get(URL)\n    return "
                                          "Streamed(iter('ab'))\n";
    }
    void silent()
    {
        QFETCH(QString, body);
        const auto causes = Proposals({{"main.py", start + body.toStdString()}}).causes();
        QVERIFY(std::find(causes.begin(), causes.end(), "stream-outlives-its-client") ==
                causes.end());
    }
};

QTEST_GUILESS_MAIN(StreamRecipeTest)
#include "stream_recipe_test.moc"
