#include "services/nlp/catalogue.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "tests/nlp/catalogue_testing.h"

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string Line(const std::string& id, const std::string& name) {
  return R"({"id":")" + id + R"(","type":"ENTITY_TYPE_ORG","name":")" + name + R"(","names":[{"text":")" +
         name + "\"}]}\n";
}

std::vector<std::string> Ids(const Catalogue& catalogue, absl::Span<const CatalogueName> names) {
  std::vector<std::string> ids;
  for (const CatalogueName& name : names) ids.push_back(catalogue.entity(name.entity).id());
  return ids;
}

TEST(Catalogue, ReadsFoldersRecursively) {
  const std::string file = WriteTestFile("deep/a.jsonl", Line("one", "One Party"));
  WriteTestFile("b.jsonl", Line("two", "Two Party"));
  WriteTestFile("notes.txt", "not a catalogue");
  const auto folder = std::filesystem::path(file).parent_path().parent_path();
  const auto catalogue = Catalogue::Load({folder.string()});
  ASSERT_TRUE(catalogue.ok()) << catalogue.status();
  EXPECT_EQ((*catalogue)->entity_count(), 2U);
  EXPECT_EQ((*catalogue)->name_count(), 2U);
  EXPECT_GE((*catalogue)->FindId("one"), 0);
  EXPECT_EQ((*catalogue)->FindId("three"), -1);
}

TEST(Catalogue, NamesFileAndLineOfAnError) {
  const std::string file =
      WriteTestFile("bad.jsonl", Line("one", "One") + "\n{\"id\":\"two\",\"colour\":1}\n");
  const absl::Status status = Catalogue::Load({file}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("bad.jsonl:3"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("colour"));
}

TEST(Catalogue, RefusesIdsAndNamesThatCannotBeUsed) {
  EXPECT_FALSE(Catalogue::Load({WriteTestFile("id.jsonl", Line("No Id", "One"))}).ok());
  EXPECT_FALSE(Catalogue::Load({WriteTestFile("name.jsonl", Line("one", "-"))}).ok());
  EXPECT_FALSE(Catalogue::Load({WriteTestFile("type.jsonl", "{\"id\":\"one\",\"name\":\"One\"}\n")}).ok());
}

TEST(Catalogue, SaysWhichPathIsMissing) {
  EXPECT_THAT(std::string(Catalogue::Load({"/no/such/catalogue"}).status().message()),
              HasSubstr("/no/such/catalogue"));
}

TEST(Catalogue, AddsUpLinesWithTheSameId) {
  const std::string file =
      WriteTestFile("twice.jsonl", Line("one", "First Name") + Line("one", "Second Name"));
  const auto catalogue = Catalogue::Load({file});
  ASSERT_TRUE(catalogue.ok()) << catalogue.status();
  EXPECT_EQ((*catalogue)->entity_count(), 1U);
  EXPECT_EQ((*catalogue)->entity(0).name(), "First Name");
  EXPECT_THAT(Ids(**catalogue, (*catalogue)->Find("second name")), ElementsAre("one"));
}

TEST(Catalogue, VersionFollowsTheBytes) {
  const std::string a = WriteTestFile("a.jsonl", Line("one", "One"));
  const std::string b = WriteTestFile("b.jsonl", Line("one", "Two"));
  EXPECT_EQ((*Catalogue::Load({a}))->version(), (*Catalogue::Load({a}))->version());
  EXPECT_NE((*Catalogue::Load({a}))->version(), (*Catalogue::Load({b}))->version());
  EXPECT_EQ((*Catalogue::Load({a}))->version().size(), 16U);
}

TEST(Catalogue, MatchesWordsWhateverTheirHyphens) {
  const auto catalogue = InventedCatalogue();
  const Document document = TokenizedDocument("The Red-Heron Brigades rest.");
  std::vector<CatalogueMatch> matches;
  catalogue->MatchAt(catalogue->WordsOf(document.tokens), 1, document.tokens.size(), matches);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(document.Text(document.TokenRange(matches[0].begin, matches[0].end)), "Red-Heron Brigades");
  EXPECT_THAT(Ids(*catalogue, matches[0].names), ElementsAre("red-herons"));
}

TEST(Catalogue, KnowsNothingOfPartsOfNames) {
  const auto catalogue = InventedCatalogue();
  EXPECT_THAT(catalogue->Find("Red Heron"), IsEmpty());
  EXPECT_THAT(catalogue->Find("Unheard Of"), IsEmpty());
}

TEST(Catalogue, ReadsNamesByTheirDates) {
  CatalogueName name;
  name.valid_from = "2021-08-15";
  name.valid_to = "2024-01-01";
  EXPECT_FALSE(name.ValidOn("2021-08-14"));
  EXPECT_TRUE(name.ValidOn("2021-08-15"));
  EXPECT_FALSE(name.ValidOn("2024-01-01"));
  EXPECT_FALSE(name.ValidOn(""));
  name.valid_to.clear();
  EXPECT_TRUE(name.ValidOn(""));
}

TEST(Catalogue, WantsNamesWrittenAsListed) {
  const auto catalogue = InventedCatalogue();
  const auto written = [&](absl::string_view text) {
    const std::vector<Token> tokens = Tokenize(text, 0, 0);
    const auto names = catalogue->Find(tokens);
    return !names.empty() && WrittenAs(names[0], tokens);
  };
  EXPECT_TRUE(written("Red Herons"));
  EXPECT_TRUE(written("RED HERONS"));
  EXPECT_FALSE(written("red herons"));
  EXPECT_TRUE(written("KEL"));
  EXPECT_FALSE(written("Kel"));
  EXPECT_TRUE(written("river resistance"));
  EXPECT_TRUE(written("River Resistance"));
}

TEST(Catalogue, FindsPersonsByTheirLastWord) {
  const auto catalogue = InventedCatalogue();
  const uint32_t word = catalogue->WordOf(Tokenize("Dunmarra", 0, 0)[0]);
  ASSERT_EQ(catalogue->PersonsBySurname(word).size(), 1U);
  EXPECT_EQ(catalogue->entity(catalogue->PersonsBySurname(word)[0]).id(), "stavik-dunmarra");
}

}  // namespace
}  // namespace parallax::nlp
