#include "app/syntax/tree.h"
#include <QTest>
#include <chrono>
#include <string>

using syntax::Language;
using syntax::Node;
using syntax::Tree;

namespace {

Tree parsed(std::string text, Language language = Language::Python)
{
    auto result = Tree::parse(std::move(text), language);
    if (!result)
        qFatal("no tree: %s", result.problem().what.c_str());
    return *result;
}

std::size_t countOf(const Node &root, std::string_view type)
{
    std::size_t count = 0;
    syntax::walk(root, [&](Node node) {
        count += node.is(type);
        return true;
    });
    return count;
}

} // namespace

class TreeTest : public QObject
{
    Q_OBJECT

private slots:
    void nodesTellWhatTheyAre();
    void nullNodesAnswerNothing();
    void copiesShareTheTree();
    void fieldsAndSiblings();
    void ancestorsAreNotTheNodeItself();
    void errorsAreSeen();
    void otherLanguages();
    void emptyText();
    void nulBytes();
    void hostileNestingIsRefused();
    void manyOpenParentheses();
    void deepNesting();
    void deadlineEndsQuadraticInput();
};

void TreeTest::nodesTellWhatTheyAre()
{
    const auto tree = parsed("x = call(1)\n");
    const auto call = tree.root().namedChild(0).namedChild(0).field("right");
    QVERIFY(call.is("call"));
    QVERIFY(call.isNamed());
    QCOMPARE(call.text(), std::string_view("call(1)"));
    QCOMPARE(call.range(), (base::TextRange{4, 11}));
    QVERIFY(call.field("arguments").is("argument_list"));
    QVERIFY(call.field("no such field").isNull());
    QVERIFY(!call.hasError());
    QCOMPARE(tree.root().descendant({9, 10}).type(), std::string_view("integer"));
}

void TreeTest::nullNodesAnswerNothing()
{
    const Node node;
    QVERIFY(node.isNull());
    QVERIFY(!node);
    QVERIFY(node.type().empty());
    QVERIFY(!node.isNamed() && !node.isError() && !node.isMissing() && !node.hasError());
    QVERIFY(node.text().empty());
    QCOMPARE(node.range(), base::TextRange{});
    QVERIFY(node.parent().isNull() && node.child(0).isNull() && node.namedChild(0).isNull());
    QVERIFY(node.nextSibling().isNull() && node.previousSibling().isNull());
    QVERIFY(node.nextNamedSibling().isNull() && node.previousNamedSibling().isNull());
    QVERIFY(node.field("body").isNull() && node.fields("body").empty());
    QVERIFY(node.children().empty() && node.namedChildren().empty());
    QVERIFY(node.descendant({0, 1}).isNull() && node.ancestor("module").isNull());
    QVERIFY(node == Node());
    syntax::walk(node, [](Node) {
        qFatal("there is nothing to visit");
        return true;
    });
    const auto tree = parsed("x\n");
    QVERIFY(tree.root().child(99).isNull());
    QVERIFY(tree.root().parent().isNull());
}

void TreeTest::copiesShareTheTree()
{
    std::optional<Tree> copy;
    Node name;
    {
        const auto tree = parsed("value\n");
        name = tree.root().namedChild(0);
        copy = tree;
    }
    QCOMPARE(name.text(), std::string_view("value"));
    QVERIFY(copy->root().namedChild(0) == name);
    QCOMPARE(name.tree()->text(), copy->text());
}

void TreeTest::fieldsAndSiblings()
{
    const auto tree = parsed("try:\n    a()\nexcept A:\n    b()\nexcept B:\n    c()\n");
    const auto statement = tree.root().namedChild(0);
    QVERIFY(statement.is("try_statement"));
    QCOMPARE(countOf(statement, "except_clause"), std::size_t(2));
    const auto first = statement.namedChild(1);
    QVERIFY(first.nextNamedSibling().is("except_clause"));
    QVERIFY(first.nextNamedSibling().previousNamedSibling() == first);
    QVERIFY(statement.child(0).is("try"));
    QVERIFY(!statement.child(0).isNamed());
    const auto chain = parsed("a < b < c\n");
    QCOMPARE(chain.root().namedChild(0).namedChild(0).fields("operators").size(), std::size_t(2));
}

void TreeTest::ancestorsAreNotTheNodeItself()
{
    const auto tree = parsed("def a():\n    def b():\n        x()\n");
    const auto call = tree.root().descendant({31, 32}).ancestor("call");
    const auto inner = call.ancestor("function_definition");
    QCOMPARE(inner.field("name").text(), std::string_view("b"));
    QCOMPARE(inner.ancestor("function_definition").field("name").text(), std::string_view("a"));
    QVERIFY(inner.ancestor("function_definition").ancestor("function_definition").isNull());
}

void TreeTest::errorsAreSeen()
{
    QVERIFY(parsed("def f(:\n").root().hasError());
    QVERIFY(!parsed("def f(): pass\n").root().hasError());
}

void TreeTest::otherLanguages()
{
    QCOMPARE(countOf(parsed("{\"a\": [1, 2]}", Language::Json).root(), "number"), std::size_t(2));
    QCOMPARE(countOf(parsed("[a]\nb = 1\n", Language::Toml).root(), "pair"), std::size_t(1));
}

void TreeTest::emptyText()
{
    const auto tree = parsed("");
    QVERIFY(tree.root().is("module"));
    QCOMPARE(tree.root().childCount(), std::size_t(0));
    QVERIFY(!tree.root().hasError());
}

void TreeTest::nulBytes()
{
    const std::string text("a = 1\n\0b = 2\n", 13);
    const auto tree = parsed(text);
    QCOMPARE(tree.text().size(), text.size());
    QVERIFY(tree.root().range().end <= text.size());
    QVERIFY(!parsed(std::string(1000, '\0')).root().isNull());
}

void TreeTest::hostileNestingIsRefused()
{
    std::string deep;
    for (int level = 0; level < 400; ++level)
        deep += std::string(static_cast<std::size_t>(level), ' ') + "if f(\"\"\"a\"\"\"):\n";
    QVERIFY(!Tree::parse(deep, Language::Python));
    std::string allowed;
    for (int level = 0; level < 99; ++level)
        allowed += std::string(static_cast<std::size_t>(level), ' ') + "if x:\n";
    allowed += std::string(99, ' ') + "pass\n";
    QVERIFY(Tree::parse(allowed, Language::Python));
}

void TreeTest::manyOpenParentheses()
{
    const auto tree = parsed(std::string(200'000, '('));
    QVERIFY(tree.root().hasError());
    QVERIFY(countOf(tree.root(), "(") > 0);
}

void TreeTest::deepNesting()
{
    constexpr std::size_t depth = 20'000;
    const auto tree = parsed(std::string(depth, '[') + "x" + std::string(depth, ']') + "\n");
    QCOMPARE(countOf(tree.root(), "list"), depth);
    const auto middle = tree.root().descendant({depth, depth + 1});
    QVERIFY(middle.is("identifier"));
    QVERIFY(middle.ancestor("module") == tree.root());
}

void TreeTest::deadlineEndsQuadraticInput()
{
    std::string text;
    for (int i = 0; i < 200'000; ++i)
        text += "\\\n";
    const auto start = std::chrono::steady_clock::now();
    const auto result = Tree::parse(text, Language::Python, std::chrono::milliseconds(200));
    QVERIFY(!result.ok());
    QVERIFY(!result.problem().what.empty());
    QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

QTEST_GUILESS_MAIN(TreeTest)
#include "tree_test.moc"
