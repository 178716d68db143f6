#pragma once
#include "app/knowledge/cause_file.h"
#include "app/knowledge/document.h"
#include "app/knowledge/folder.h"
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace knowledge {

/// What the program offers to causes, as knowledge/schema says; nullopt where the file is absent.
struct Offer {
    /// Kind of fact -> its attributes.
    std::optional<std::map<std::string, std::set<std::string>>> facts;
    /// Recipe -> parameter -> values; no values: any.
    std::optional<std::map<std::string, std::map<std::string, std::set<std::string>>>> recipes;
};

/// Everything that check() has read of a folder.
struct Reading {
    const Folder &root;
    std::vector<CauseFile> causes;
    std::vector<std::pair<std::string, Document>> documents; ///< with their files
    /// Ids of causes that may be named: these, and those of our own base.
    std::set<std::string> known;
    std::set<std::string> knownDocuments;
    Offer offer;
};

/// Reads schema/code-facts.json and schema/recipes.json of the folder, or of our own where it has
/// none.
Offer readOffer(const Folder &root, std::vector<base::Problem> &problems);

/// Patterns compile, version ranges can be read, facts, attributes and recipes exist.
void checkContent(const CauseFile &file, const Offer &offer, std::vector<base::Problem> &problems);

/// explain.md has its five headings with text below each.
void checkExplanation(const Folder &root, const CauseFile &file,
                      std::vector<base::Problem> &problems);

/// The files of every case are there and are what case.json says.
void checkCases(const Folder &root, const CauseFile &file, std::vector<base::Problem> &problems);

/// Related causes, order, claims and documents name what exists, in both directions.
void checkReferences(const Reading &reading, std::vector<base::Problem> &problems);

} // namespace knowledge
