#include "app/knowledge/library_fields.h"

namespace knowledge {

namespace {

BlockingCall readBlocking(Reader &reader)
{
    BlockingCall call;
    call.name = reader.requiredText("name", 200);
    call.kind = reader.requiredText("kind", 30);
    call.alternative = reader.text("alternative", 300);
    call.swap = reader.flag("swap");
    return call;
}

Twin readTwin(Reader &reader)
{
    Twin twin;
    twin.sync = reader.requiredText("sync", 200);
    twin.async = reader.requiredText("async", 200);
    twin.methods = reader.textMap("methods");
    twin.awaited = reader.texts("awaited");
    twin.iterated = reader.texts("iterated");
    twin.plain = reader.texts("plain");
    twin.awaitedIfKeyword = reader.texts("awaited_if_keyword");
    twin.install = reader.text("install", 100);
    twin.credential = reader.text("credential", 200);
    twin.loopBound = reader.text("loop_bound", 30);
    twin.note = reader.text("note");
    return twin;
}

EndpointRule readEndpoint(Reader &reader)
{
    EndpointRule rule;
    rule.decorator = reader.requiredText("decorator", 200);
    rule.asyncRuns = reader.text("async_runs", 30);
    rule.syncRuns = reader.text("sync_runs", 30);
    rule.kind = reader.requiredText("kind", 30);
    rule.keyword = reader.text("keyword", 100);
    rule.argument = reader.number("argument");
    rule.methods = reader.texts("methods");
    return rule;
}

Runner readRunner(Reader &reader)
{
    Runner runner;
    runner.name = reader.requiredText("name", 200);
    runner.argument = reader.number("argument");
    runner.keyword = reader.text("keyword", 100);
    runner.runs = reader.requiredText("runs", 30);
    runner.awaitable = reader.text("awaitable", 10);
    return runner;
}

RenamedName readRenamed(Reader &reader)
{
    RenamedName renamed;
    renamed.name = reader.requiredText("name", 200);
    renamed.replacement = reader.text("replacement", 300);
    renamed.since = reader.text("since", 100);
    renamed.note = reader.text("note");
    renamed.platform = reader.text("platform", 30);
    return renamed;
}

CallSignature readCallSignature(Reader &reader)
{
    CallSignature signature;
    signature.name = reader.requiredText("name", 200);
    signature.parameters = reader.texts("parameters");
    signature.required = reader.texts("required");
    signature.unknown = reader.textMap("unknown");
    return signature;
}

/// Reads a list of objects, each by the same function.
template <class T>
void readEach(Reader &reader, const std::string &key, T (*read)(Reader &), std::vector<T> &into)
{
    for (const Json *json : reader.objects(key)) {
        Reader entry(*json, reader.problems(), key);
        into.push_back(read(entry));
        entry.rest();
    }
}

} // namespace

void readLibraryFields(Reader &reader, Library &library)
{
    library.title = reader.text("title", 200);
    library.distribution = reader.requiredText("distribution", 100);
    library.source = reader.text("source");
    library.modules = reader.texts("modules");
    readEach(reader, "blocking", &readBlocking, library.blocking);
    readEach(reader, "twins", &readTwin, library.twins);
    readEach(reader, "endpoints", &readEndpoint, library.endpoints);
    readEach(reader, "runners", &readRunner, library.runners);
    readEach(reader, "renamed", &readRenamed, library.renamed);
    readEach(reader, "signatures", &readCallSignature, library.signatures);
    library.returns = reader.textMap("returns");
    library.aliases = reader.textMap("aliases");
    library.bases = reader.textMap("bases");
    library.bound = reader.textMap("bound");
    library.elements = reader.textMap("elements");
    library.coroutines = reader.texts("coroutines");
    library.asyncIterators = reader.texts("async_iterators");
    library.asyncManagers = reader.texts("async_managers");
    library.syncManagers = reader.texts("sync_managers");
    library.closers = reader.texts("closers");
    library.loopRunners = reader.texts("loop_runners");
    library.needsRunningLoop = reader.texts("needs_running_loop");
    library.exports = reader.texts("exports");
    library.credentials = reader.texts("credentials");
}

} // namespace knowledge
