// Catalogues and whole documents for tests of the entity stages. Everybody in them is invented.
#ifndef PARALLAX_TESTS_NLP_CATALOGUE_TESTING_H_
#define PARALLAX_TESTS_NLP_CATALOGUE_TESTING_H_

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "services/nlp/acronyms.h"
#include "services/nlp/catalogue.h"
#include "services/nlp/coreference.h"
#include "services/nlp/linker.h"
#include "services/nlp/names.h"
#include "services/nlp/spelling.h"
#include "tests/nlp/testing.h"

namespace parallax::nlp {

// A file with these lines that lives as long as the running test's folder.
inline std::string WriteTestFile(const std::string& name, const std::string& text) {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / (std::string(test->test_suite_name()) + "." + test->name());
  std::filesystem::create_directories(folder / std::filesystem::path(name).parent_path());
  std::ofstream(folder / name) << text;
  return (folder / name).string();
}

inline constexpr char kInventedWorld[] = R"json(
{"id":"kelmora","type":"ENTITY_TYPE_STATE","name":"Kelmora","names":[{"text":"Kelmora","kind":"NAME_KIND_NAME"},{"text":"Kelmoran","kind":"NAME_KIND_DEMONYM"},{"text":"Kelmorans","kind":"NAME_KIND_DEMONYM"},{"text":"Tolvast","kind":"NAME_KIND_SEAT","valid_to":"2025-03-14"},{"text":"Kelmoran government","kind":"NAME_KIND_ROLE","valid_to":"2025-03-14"},{"text":"KEL","kind":"NAME_KIND_ACRONYM"}]}
{"id":"rescue-council","type":"ENTITY_TYPE_ORG","name":"Council of National Rescue","names":[{"text":"Council of National Rescue","kind":"NAME_KIND_NAME"},{"text":"CNR","kind":"NAME_KIND_ACRONYM"},{"text":"Tolvast","kind":"NAME_KIND_SEAT","valid_from":"2025-03-14"},{"text":"Kelmoran government","kind":"NAME_KIND_ROLE","valid_from":"2025-03-14"},{"text":"the junta","kind":"NAME_KIND_EPITHET"}],"relations":[{"kind":"RELATION_KIND_PART_OF","object_id":"kelmora"}]}
{"id":"ostrevia","type":"ENTITY_TYPE_STATE","name":"Ostrevia","names":[{"text":"Ostrevia","kind":"NAME_KIND_NAME"},{"text":"Ostrevian","kind":"NAME_KIND_DEMONYM"},{"text":"Ostrevians","kind":"NAME_KIND_DEMONYM"},{"text":"Halvenka","kind":"NAME_KIND_SEAT"}]}
{"id":"free-front","type":"ENTITY_TYPE_ARMED_GROUP","name":"Free Kelmora Front","names":[{"text":"Free Kelmora Front","kind":"NAME_KIND_NAME"},{"text":"FKF","kind":"NAME_KIND_ACRONYM"},{"text":"river resistance","kind":"NAME_KIND_EPITHET"}],"relations":[{"kind":"RELATION_KIND_PART_OF","object_id":"kelmora"}]}
{"id":"red-herons","type":"ENTITY_TYPE_ARMED_GROUP","name":"Red Heron Brigades","names":[{"text":"Red Heron Brigades","kind":"NAME_KIND_NAME"},{"text":"Red Herons","kind":"NAME_KIND_NAME"},{"text":"Qarhaddi","kind":"NAME_KIND_NAME"}]}
{"id":"stavik-dunmarra","type":"ENTITY_TYPE_PERSON","name":"Stavik Dunmarra","names":[{"text":"Stavik al-Dunmarra","kind":"NAME_KIND_NAME"}],"relations":[{"kind":"RELATION_KIND_LEADS","object_id":"rescue-council","title":"chairman","valid_from":"2025-03-14"}]}
{"id":"emil-varnholt","type":"ENTITY_TYPE_PERSON","name":"Emil Varnholt","names":[{"text":"Emil Varnholt","kind":"NAME_KIND_NAME"}]}
{"id":"tolvast-times","type":"ENTITY_TYPE_ORG","name":"Tolvast Times","names":[{"text":"Tolvast Times","kind":"NAME_KIND_NAME"}]}
{"id":"merrow-quay","type":"ENTITY_TYPE_PLACE","name":"Merrow Quay","names":[{"text":"Merrow Quay","kind":"NAME_KIND_NAME"}]}
)json";

inline std::unique_ptr<Catalogue> InventedCatalogue() {
  absl::StatusOr<std::unique_ptr<Catalogue>> catalogue =
      Catalogue::Load({WriteTestFile("world.jsonl", kInventedWorld)});
  EXPECT_TRUE(catalogue.ok()) << catalogue.status();
  return *std::move(catalogue);
}

// A document with names, unlinked.
inline Document NamedDocument(const Catalogue& catalogue, absl::string_view body) {
  Document document = TokenizedDocument(body);
  NameStage(catalogue).Run(document);
  return document;
}

// A document with linked names.
inline Document LinkedDocument(const Catalogue& catalogue, absl::string_view body, std::string date = "") {
  Document document = TokenizedDocument(body);
  document.reference_date = std::move(date);
  NameStage(catalogue).Run(document);
  SpellingStage(catalogue).Run(document);
  AcronymStage().Run(document);
  LinkStage(catalogue).Run(document);
  return document;
}

// A document with linked names and what refers to them.
inline Document ResolvedDocument(const Catalogue& catalogue, absl::string_view body, std::string date = "") {
  Document document = LinkedDocument(catalogue, body, std::move(date));
  CoreferenceStage(catalogue).Run(document);
  return document;
}

inline std::vector<std::string> MentionTexts(const Document& document) {
  std::vector<std::string> texts;
  for (const MentionLayer& mention : document.mentions) texts.emplace_back(document.Text(mention.span));
  return texts;
}

// "text -> entity id" of each mention.
inline std::vector<std::string> Links(const Document& document) {
  std::vector<std::string> links;
  for (const MentionLayer& mention : document.mentions) {
    const std::string id =
        mention.entity < 0 ? "?" : document.entities[static_cast<size_t>(mention.entity)].id;
    links.push_back(std::string(document.Text(mention.span)) + " -> " + id);
  }
  return links;
}

}  // namespace parallax::nlp

#endif  // PARALLAX_TESTS_NLP_CATALOGUE_TESTING_H_
