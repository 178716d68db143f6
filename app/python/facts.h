#pragma once
#include "app/python/library_index.h"
#include "app/python/node_table.h"
#include "app/python/program.h"
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace python {

/// What is known of one module beside its public face: tables that make questions cheap.
struct ModuleIndex {
    NodeTable table;
    std::string package; ///< that relative imports start from
    /// Identifiers that stand for variables, by name; attribute and keyword names apart.
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> identifiers;
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> attributeNames;
    std::unordered_map<const void *, std::size_t> callOf;
    /// Calls by the last name of their callee.
    std::unordered_map<std::string_view, std::vector<std::size_t>> callsByName;
    std::unordered_map<const void *, std::size_t> functionOf; ///< by definition or lambda node
    std::unordered_map<const void *, std::size_t> classOf;
    std::vector<std::vector<syntax::Node>> returned; ///< per function: values of its returns
    std::vector<std::vector<syntax::Node>> yielded;  ///< per function: values of its yields
    std::vector<base::TextRange> mainGuards;
    /// `app.state.client = ...`: stores to attributes of anything but self, by attribute name.
    std::unordered_map<std::string_view, std::vector<Binding>> stores;
};

/// Everything analysis found out; what Program::State holds.
struct Facts {
    std::vector<Module> modules;
    std::vector<ModuleIndex> index;
    std::vector<SourceFile> configs; ///< settings beside the code
    const knowledge::KnowledgeBase *knowledge = nullptr;
    std::shared_ptr<const LibraryIndex> library;
    std::unordered_map<std::string, std::size_t> moduleByName;
    /// Every dotted tail of a module's name -> modules that end so.
    std::unordered_map<std::string, std::vector<std::size_t>> modulesByTail;
    /// Folders that modules lie in, by every dotted tail.
    std::set<std::string, std::less<>> packages;
    std::unordered_map<std::string, ClassRef> classByName;
    std::map<FunctionRef, std::vector<CallSite>> callers;
    /// Functions that call a plain function inline: directly, or through map(), sorted(), ...
    std::map<FunctionRef, std::vector<FunctionRef>> inlineCallers;
    /// Plain functions that a framework or the loop itself calls on the loop.
    std::set<FunctionRef> loopRoots;
    /// Where every function runs: a set of Context bits.
    std::vector<std::vector<std::uint8_t>> contexts;

    std::optional<std::size_t> moduleOf(const syntax::Node &node) const;
};

} // namespace python
