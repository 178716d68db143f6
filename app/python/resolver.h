#pragma once
#include "app/python/facts.h"
#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace python {

/// Says what expressions are. Remembers every answer; what refers to itself, or lies too deep, is
/// Unknown.
class Resolver
{
public:
    explicit Resolver(const Facts &facts);

    Object object(std::size_t module, const syntax::Node &expression);
    /// What calling, awaiting, iterating, entering an object gives.
    Object called(std::size_t module, const syntax::Node &call, const Object &callee);
    Object awaited(const Object &object);
    Object iterated(const Object &object);
    Object entered(const Object &object, bool async);
    /// What an attribute of an object is; `followed` when an attribute or index of it follows.
    Object member(const Object &object, std::string_view name, bool followed = false);
    /// What a call of the function gives once it has run: the awaited value for a coroutine.
    Object result(FunctionRef function);
    Object yielded(FunctionRef function);
    /// An instance of what an annotation says.
    Object annotated(std::size_t module, std::size_t scope, std::string_view text);
    Object instanceOf(const std::string &className);

    /// What a qualified name stands for, as seen from a module.
    Object named(std::size_t importer, const std::string &qualified);
    Object variable(std::size_t module, std::size_t scope, std::string_view name,
                    const syntax::Node &at);
    Object bound(std::size_t module, std::size_t scope, const Binding &binding);
    /// The scope whose variable the name is when used in a scope; nullopt: builtin or unbound.
    std::optional<std::size_t> owner(std::size_t module, std::size_t scope,
                                     std::string_view name) const;
    /// The bindings that may hold where `at` stands.
    std::vector<const Binding *> reaching(std::size_t module, std::size_t from, std::size_t owner,
                                          std::string_view name, const syntax::Node &at) const;
    /// The module that an import of the name means, if it is in sight.
    std::optional<std::size_t> moduleInSight(std::size_t importer, std::string_view name) const;

    std::vector<Object> bases(ClassRef cls);
    /// Qualified names of an object's class and of the classes above it, nearest first.
    std::vector<std::string> ancestry(const Object &object);
    /// A method or class-level name of a class in sight or of those above it.
    std::optional<FunctionRef> method(ClassRef cls, std::string_view name);
    /// The function that a function's decorators make of it is still called as it stands.
    bool calledAsWritten(FunctionRef function);
    std::string decoratorName(std::size_t module, const syntax::Node &decorator);
    /// The function that a call hands to a runner or endpoint rule, by index or keyword; else
    /// Unknown.
    Object handed(std::size_t module, const syntax::Node &call, int argument,
                  std::string_view keyword);

    const Facts &facts() const { return m_facts; }

private:
    friend class AnnotationReader;
    struct Deeper;

    Object evaluate(std::size_t module, const syntax::Node &node);
    Object evaluateCompound(std::size_t module, const syntax::Node &node);
    Object attribute(std::size_t module, const syntax::Node &node);
    Object display(std::size_t module, const syntax::Node &node);
    Object subscript(std::size_t module, const syntax::Node &node);
    Object literal(std::string name, std::string element = {}) const;
    Object merge(const std::vector<Object> &objects) const;

    Object external(std::string qualified) const;
    Object moduleMember(std::size_t module, std::string_view name);
    Object starred(std::size_t module, std::string_view name);
    Object unbound(std::size_t module, std::string_view name) const;
    Object functionObject(FunctionRef function) const;
    Object classObject(ClassRef cls) const;
    Object parameter(std::size_t module, std::size_t scope, const Binding &binding);
    Object passed(FunctionRef function, const std::string &name);
    Object stored(const syntax::Node &attribute);
    Object unpacked(std::size_t module, const Binding &binding);
    bool dominates(std::size_t module, const syntax::Node &statement, const syntax::Node &at) const;
    bool excludes(std::size_t module, const syntax::Node &statement, const syntax::Node &at) const;

    Object memberOfClass(ClassRef cls, std::string_view name, bool instance, int depth);
    Object memberInBody(ClassRef cls, std::string_view name, bool instance);
    Object libraryMember(const Object &object, std::string_view name, bool followed) const;
    Object builtinMember(const Object &object, std::string_view name) const;

    Object calledFunction(const syntax::Node &call, const Object &callee);
    std::optional<Object> handedThrough(std::size_t module, const syntax::Node &call,
                                        const std::string &name);
    Object calledLibrary(std::size_t module, const syntax::Node &call, const Object &callee);
    Object calledBuiltin(std::size_t module, const syntax::Node &call, const std::string &name);
    Object superObject(std::size_t module, const syntax::Node &call);
    Object dependency(std::size_t module, const syntax::Node &call);
    Object resultOfCalling(const Object &callee);
    std::pair<const knowledge::Twin *, std::string> twinMethod(const Object &callee) const;
    bool twinAwaits(const Object &callee) const;
    bool twinIterates(const Object &callee) const;
    std::optional<FunctionRef> wrapperOf(std::size_t module, const syntax::Node &decorator);

    const Facts &m_facts;
    std::vector<std::vector<std::int32_t>> m_memo; ///< per module, by node
    std::deque<Object> m_objects;
    std::map<FunctionRef, Object> m_results, m_yields;
    std::map<std::pair<std::size_t, std::string>, Object> m_members;
    std::set<std::pair<std::size_t, const void *>> m_bindings; ///< being resolved
    int m_depth = 0;
};

/// Positional arguments of a call by index, or the keyword one.
syntax::Node argumentOf(const syntax::Node &call, std::size_t index, std::string_view keyword);

} // namespace python
