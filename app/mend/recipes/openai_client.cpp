#include "app/mend/recipes/openai_client.h"
#include "app/mend/await_edits.h"
#include "app/mend/openai_answer.h"
#include "app/mend/places.h"
#include "app/mend/source_style.h"
#include "app/mend/task_keeping.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

const std::string reason = "Since openai 1.0 calls are made on a client object.";
const std::string answerReason = "The answer is an object: its parts are attributes, not keys.";

/// `openai.api_key = ...` and the client's keyword for it.
struct Setting {
    Node statement;
    std::string keyword;
    Node value;
};

std::string keywordOf(std::string_view setting)
{
    if (setting == "api_key" || setting == "organization")
        return std::string(setting);
    if (setting == "api_base" || setting == "base_url")
        return "base_url";
    return setting == "api_version" ? "api_version" : "";
}

class Port
{
public:
    Port(Drafting &draft, const RecipeInput &input)
        : m_draft(draft), m_program(input.program), m_input(input),
          m_module(input.finding.fact->module), m_hunk(draft.hunk())
    {}

    std::optional<base::Problem> run()
    {
        m_name = importedAs(m_program, m_module, {}, {}, "openai");
        if (m_name.empty())
            return refusal("the module itself is not imported");
        if (auto problem = settings())
            return problem;
        for (const checks::CodeFact &fact : m_input.facts) {
            if (fact.kind != "absent-name" || fact.module != m_module ||
                !fact.attribute("name").starts_with("openai."))
                continue;
            if (auto problem = place(fact))
                return problem;
        }
        if (!m_calls)
            return refusal("no call on the module is in sight");
        return clients();
    }

private:
    const python::Module &code() const { return m_program.module(m_module); }

    /// What the module configures; a Problem where that is done elsewhere than at the top.
    std::optional<base::Problem> settings()
    {
        std::optional<base::Problem> problem;
        syntax::walk(code().tree.root(), [&](Node node) {
            const Node left = node.is("assignment") ? node.field("left") : Node();
            if (!left.is("attribute") || left.field("object").text() != m_name || problem)
                return !problem;
            const auto name = left.field("attribute").text();
            const Node statement = statementOf(node);
            if (!statement.parent().is("module"))
                problem = refusal("a function configures the module");
            else if (name == "api_type" || name == "api_version")
                problem = whyNotAzure(name, node.field("right"));
            else if (keywordOf(name).empty())
                problem = refusal("the client has no `" + std::string(name) + "`");
            if (!problem && name != "api_type")
                m_settings.push_back({statement, keywordOf(name), node.field("right")});
            else if (!problem)
                m_azure = statement;
            return false;
        });
        if (!problem && m_azure)
            for (Setting &setting : m_settings)
                if (setting.keyword == "base_url")
                    setting.keyword = "azure_endpoint";
        return problem;
    }

    std::optional<base::Problem> whyNotAzure(std::string_view name, Node value) const
    {
        const auto text = value.text();
        const bool azure = text.find("azure") != std::string_view::npos &&
                           text.find("azure_ad") == std::string_view::npos;
        if (name == "api_type" && !azure && text.find("open_ai") == std::string_view::npos)
            return refusal("the kind of service is not in sight");
        return std::nullopt;
    }

    std::optional<base::Problem> place(const checks::CodeFact &fact)
    {
        const std::string name = fact.attribute("name");
        const std::string replacement = fact.attribute("replacement");
        if (name.starts_with("openai.error"))
            return error(fact, replacement);
        const Node callee = fact.node;
        const Node call = callee.parent();
        if (!callee.is("attribute") || !call.is("call") || !(call.field("function") == callee))
            return refusal("the name is imported by itself");
        for (const char *half : {"openai.OpenAI.", "openai.AsyncOpenAI."}) {
            if (!replacement.starts_with(half))
                continue;
            const std::string path = replacement.substr(std::string_view(half).size());
            if (path.empty())
                return refusal("nothing takes the place of `" + name + "`");
            const bool was = lastName(name).starts_with("a") && half[7] == 'A';
            const bool async = was || m_program.canAwaitAt(m_module, call);
            write(call, callee, path, async);
            return std::nullopt;
        }
        return refusal("nothing takes the place of `" + name + "`");
    }

    void write(Node call, Node callee, const std::string &path, bool async)
    {
        ++m_calls;
        (async ? m_async : m_sync) = true;
        m_draft.replace(m_module, callee.range(), (async ? asyncName() : syncName()) + "." + path,
                        m_hunk, reason);
        bool stream = false;
        for (const Node argument : call.field("arguments").namedChildren()) {
            if (!argument.is("keyword_argument"))
                continue;
            const Node keyword = argument.field("name");
            const auto text = keyword.text();
            if (text == "engine" || text == "deployment_id")
                m_draft.replace(m_module, keyword.range(), "model", m_hunk,
                                "The keyword is called `model` now.");
            if (text == "request_timeout")
                m_draft.replace(m_module, keyword.range(), "timeout", m_hunk,
                                "The keyword is called `timeout` now.");
            stream = stream || (text == "stream" && argument.field("value").text() == "True");
        }
        if (async && whyNoAwait(m_program, m_module, call).empty()) {
            addAwait(m_draft, m_module, call, m_hunk,
                     "The asynchronous client does not hold the loop; its call is awaited.");
            if (stream)
                loopsOver(call);
        }
        readByAttributes(m_draft, m_module, call, m_hunk, answerReason);
    }

    /// A stream of the asynchronous client is gone through by `async for`.
    void loopsOver(Node value)
    {
        Node at = value;
        while (at.parent().is("parenthesized_expression") || at.parent().is("await"))
            at = at.parent();
        const Node loop = at.parent();
        if (loop.is("for_statement") && loop.field("right") == at && !loop.child(0).is("async"))
            m_draft.insert(m_module, loop.range().start, "async ", m_hunk,
                           "The answer comes piece by piece, with a wait before each.");
        for (const Node name : namesOfValue(value)) {
            if (!name.parent().is("assignment"))
                continue;
            for (const Node use : m_program.references(m_module, name))
                if (!(use == name) && use.parent().is("for_statement"))
                    loopsOver(use);
        }
    }

    std::optional<base::Problem> error(const checks::CodeFact &fact, const std::string &replacement)
    {
        const Node node = fact.node;
        if (!node.is("attribute"))
            return refusal("the errors are imported by themselves");
        const Node whole = node.parent();
        if (!whole.is("attribute") && lastName(fact.attribute("name")) == "error")
            return refusal("the errors' module is used by itself");
        if (lastName(fact.attribute("name")) == "error") {
            const std::string now = errorName(whole.field("attribute").text());
            m_draft.replace(m_module, whole.range(), m_name + "." + now, m_hunk,
                            "The errors are names of the package itself.");
            return std::nullopt;
        }
        m_draft.replace(m_module, node.range(), m_name + "." + std::string(lastName(replacement)),
                        m_hunk, "The errors are names of the package itself.");
        return std::nullopt;
    }

    static std::string errorName(std::string_view old)
    {
        struct Pair {
            std::string_view old, now;
        };
        static constexpr Pair names[] = {{"InvalidRequestError", "BadRequestError"},
                                         {"Timeout", "APITimeoutError"},
                                         {"ServiceUnavailableError", "InternalServerError"},
                                         {"TryAgain", "InternalServerError"},
                                         {"PermissionError", "PermissionDeniedError"},
                                         {"SignatureVerificationError", "OpenAIError"}};
        for (const Pair &pair : names)
            if (pair.old == old)
                return std::string(pair.now);
        return std::string(old);
    }

    std::string syncName()
    {
        if (m_syncName.empty())
            m_syncName = freeName("client", "openai_client");
        return m_syncName;
    }

    std::string asyncName()
    {
        if (m_asyncName.empty())
            m_asyncName = freeName("async_client", "async_openai_client");
        return m_asyncName;
    }

    std::string freeName(const char *first, const char *second) const
    {
        for (const python::Scope &scope : code().scopes)
            if (scope.bindings.count(first))
                return second;
        return first;
    }

    std::string construction(bool async) const
    {
        std::string text = (async ? asyncClass() : syncClass()) + "(";
        bool first = true;
        for (const Setting &setting : m_settings) {
            text += std::string(first ? "" : ", ") + setting.keyword + "=" +
                    std::string(setting.value.text());
            first = false;
        }
        return text + ")";
    }

    std::string syncClass() const { return m_name + (m_azure ? ".AzureOpenAI" : ".OpenAI"); }
    std::string asyncClass() const
    {
        return m_name + (m_azure ? ".AsyncAzureOpenAI" : ".AsyncOpenAI");
    }

    /// The clients take the place of the configuration, else stand below the imports.
    std::optional<base::Problem> clients()
    {
        const std::string newline = sourceStyle(code().tree).newline;
        std::string lines;
        if (m_sync)
            lines = m_syncName + " = " + construction(false);
        if (m_async)
            lines += (lines.empty() ? "" : newline) + m_asyncName + " = " + construction(true);
        std::vector<Node> old;
        for (const Setting &setting : m_settings)
            old.push_back(setting.statement);
        if (m_azure)
            old.push_back(m_azure);
        if (old.empty()) {
            insertAtTop(m_draft, m_module, lines, m_hunk, reason);
            return std::nullopt;
        }
        std::sort(old.begin(), old.end(),
                  [](Node a, Node b) { return a.range().start < b.range().start; });
        m_draft.replace(m_module, old.back().range(), lines, m_hunk, reason);
        old.pop_back();
        for (const Node statement : old)
            m_draft.eraseStatement(m_module, statement, m_hunk, reason);
        return std::nullopt;
    }

    Drafting &m_draft;
    const python::Program &m_program;
    const RecipeInput &m_input;
    std::size_t m_module;
    int m_hunk;
    std::vector<Setting> m_settings;
    Node m_azure;
    bool m_sync = false, m_async = false;
    int m_calls = 0;
    std::string m_name, m_syncName, m_asyncName;
};

base::Result<Draft> draft(const RecipeInput &input)
{
    Drafting drafting(input.program);
    Port port(drafting, input);
    if (auto problem = port.run())
        return *problem;
    return drafting.take();
}

} // namespace

Recipe openaiClient()
{
    return {"openai-client", {}, draft};
}

} // namespace mend
