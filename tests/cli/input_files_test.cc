#include "cli/input_files.h"

#include <gmock/gmock.h>

#include "tests/cli/test_folder.h"

namespace parallax::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> Names(const InputFiles& inputs, const TestFolder& folder) {
  std::vector<std::string> names;
  for (const InputFile& file : inputs.files) names.push_back(file.path.substr(folder.path().size() + 1));
  return names;
}

TEST(InputFiles, ReadsFoldersRecursivelyAndSorted) {
  const TestFolder folder;
  folder.Write("b.txt", "b");
  folder.Write("a/z.jsonl", "{}");
  folder.Write("a/y.json", "{}");
  folder.Write("c.ndjson", "{}");
  const InputFiles inputs = FindInputFiles({folder.path()}, FolderContents::kArticles);
  EXPECT_THAT(Names(inputs, folder), ElementsAre("a/y.json", "a/z.jsonl", "b.txt", "c.ndjson"));
  EXPECT_THAT(inputs.problems, IsEmpty());
  EXPECT_EQ(inputs.files[1].format, InputFormat::kJsonLines);
  EXPECT_EQ(inputs.files[2].bytes, 1u);
}

TEST(InputFiles, PassesOverHiddenFilesDescriptionsAndOtherKinds) {
  const TestFolder folder;
  folder.Write("a.txt", "a");
  folder.Write("a.meta.json", "{}");
  folder.Write(".hidden.txt", "h");
  folder.Write(".git/b.txt", "b");
  folder.Write("picture.png", "p");
  EXPECT_THAT(Names(FindInputFiles({folder.path()}, FolderContents::kArticles), folder),
              ElementsAre("a.txt"));
}

TEST(InputFiles, TakesOnlyTextOfAFolderWhereAskedTo) {
  const TestFolder folder;
  folder.Write("a.txt", "a");
  folder.Write("gold.json", "{}");
  EXPECT_THAT(Names(FindInputFiles({folder.path()}, FolderContents::kTextOnly), folder),
              ElementsAre("a.txt"));
}

TEST(InputFiles, KeepsTheOrderOfThePaths) {
  const TestFolder folder;
  const std::string b = folder.Write("b.txt", "b");
  const std::string a = folder.Write("a.txt", "a");
  const InputFiles inputs = FindInputFiles({b, "-", a}, FolderContents::kArticles);
  ASSERT_EQ(inputs.files.size(), 3u);
  EXPECT_EQ(inputs.files[0].path, b);
  EXPECT_EQ(inputs.files[1].format, InputFormat::kDetect);
  EXPECT_EQ(inputs.files[2].path, a);
}

TEST(InputFiles, SaysWhatIsWrongWithAPath) {
  const TestFolder folder;
  const std::string picture = folder.Write("picture.png", "p");
  const std::string meta = folder.Write("a.meta.json", "{}");
  folder.Write("empty/.keep", "");
  const InputFiles inputs = FindInputFiles(
      {folder.path() + "/none.txt", picture, meta, folder.path() + "/empty"}, FolderContents::kArticles);
  EXPECT_THAT(inputs.files, IsEmpty());
  ASSERT_EQ(inputs.problems.size(), 4u);
  EXPECT_THAT(inputs.problems[0].message, HasSubstr("no such file"));
  EXPECT_THAT(inputs.problems[1].message, HasSubstr("is not .txt, .json or .jsonl"));
  EXPECT_THAT(inputs.problems[2].message, HasSubstr("name that file instead"));
  EXPECT_THAT(inputs.problems[3].message, HasSubstr("holds no .txt, .json or .jsonl file"));
}

TEST(InputFiles, NamesFilesForMessagesAndIds) {
  EXPECT_EQ(DisplayName("-"), "standard input");
  EXPECT_EQ(DisplayName("news/a.txt"), "news/a.txt");
  EXPECT_EQ(Stem("news/a.b.txt"), "a.b");
  EXPECT_EQ(Stem("-"), "stdin");
  EXPECT_EQ(PlaceText("news/a.jsonl", 7), "news/a.jsonl:7");
  EXPECT_EQ(PlaceText("-", 0), "standard input");
  EXPECT_EQ(MetaPath("news/a.b.txt"), "news/a.b.meta.json");
}

}  // namespace
}  // namespace parallax::cli
