#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "tests/cli/fake_services.h"
#include "tests/cli/test_folder.h"

namespace parallax::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;

const grpc::Status kAway(grpc::StatusCode::UNAVAILABLE, "Socket closed");

TEST(Publish, SendsFilesOfAFolderWithWhatIsSaidBesideThem) {
  FakeServices services;
  const TestFolder folder;
  folder.Write("a.txt", "First text.");
  folder.Write("a.meta.json", R"({"title": "First", "source": "The Post"})");
  folder.Write("sub/b.jsonl",
               "{\"text\": \"Second text.\"}\n{\"text\": \"Third text.\", \"language\": \"en\"}\n");
  const CliResult result = RunCli(services, {"publish", folder.path()});
  EXPECT_EQ(result.code, ExitCode::kDone) << result.err;
  EXPECT_EQ(result.out,
            "outcome    articles\n"
            "accepted          3  new, and on disk\n"
            "duplicate         0  known with the same text; nothing changed\n"
            "revision          0  known with another text; the new one is current\n"
            "rejected          0\n");
  EXPECT_EQ(result.err, "");
  const auto drafts = services.ingest.drafts();
  ASSERT_EQ(drafts.size(), 3u);
  EXPECT_EQ(drafts[0].title(), "First");
  EXPECT_EQ(drafts[0].publisher(), "The Post");
  EXPECT_EQ(drafts[2].language(), "en");
}

TEST(Publish, ListsRejectionsAndPublishesTheOthers) {
  FakeServices services;
  const TestFolder folder;
  folder.Write("a.txt", "REJECT");
  folder.Write("b.jsonl", "{\"text\": \"Good.\"}\n{oops}\n");
  const CliResult result = RunCli(services, {"publish", folder.path(), folder.path() + "/none.txt"});
  EXPECT_EQ(result.code, ExitCode::kSomeFailed);
  EXPECT_THAT(result.out, HasSubstr("accepted          1"));
  EXPECT_THAT(result.out, HasSubstr("rejected          3  not kept, see below"));
  EXPECT_THAT(result.err, HasSubstr("none.txt: no such file or folder"));
  EXPECT_THAT(result.err, HasSubstr("holds no prose"));
  EXPECT_THAT(result.err, HasSubstr("malformed JSON"));
}

TEST(Publish, PrintsReceiptsAsTheyComeAndNothingElseOnStandardOutput) {
  FakeServices services;
  const CliResult result = RunCli(services, {"publish", "-", "--receipts"},
                                  "{\"text\": \"one\"}\n{\"text\": \"one\"}\n{\"text\": 1}\n");
  EXPECT_EQ(result.code, ExitCode::kSomeFailed);
  std::vector<std::string> outcomes;
  for (absl::string_view line : absl::StrSplit(result.out, '\n', absl::SkipEmpty())) {
    const json receipt = json::parse(line.begin(), line.end());
    outcomes.push_back(
        absl::StrCat(receipt["status"].get<std::string>(), " ", receipt["tag"].get<std::string>()));
  }
  EXPECT_THAT(outcomes, testing::UnorderedElementsAre("RECEIPT_STATUS_ACCEPTED standard input:1",
                                                      "RECEIPT_STATUS_DUPLICATE standard input:2",
                                                      "RECEIPT_STATUS_REJECTED standard input:3"));
  EXPECT_THAT(result.err, HasSubstr("duplicate         1"));
}

TEST(Publish, GivesTheSummaryAsJson) {
  FakeServices services;
  const CliResult result = RunCli(services, {"publish", "-", "--json"}, "Some text.");
  EXPECT_EQ(result.code, ExitCode::kDone);
  const json summary = json::parse(result.out);
  EXPECT_EQ(summary["accepted"], 1);
  EXPECT_EQ(summary["rejections"], json::array());
}

TEST(Publish, ResendsAfterAnOutageSoThatNothingIsLost) {
  FakeServices services;
  services.ingest.breaks = {{20, kAway}, {0, kAway}};
  std::string lines;
  for (int i = 0; i < 100; ++i) absl::StrAppend(&lines, "{\"text\": \"text ", i, "\"}\n");
  const CliResult result = RunCli(services, {"publish", "-", "--receipts", "--window=10"}, lines);
  EXPECT_EQ(result.code, ExitCode::kDone) << result.err;
  const std::vector<std::string> receipts = absl::StrSplit(result.out, '\n', absl::SkipEmpty());
  EXPECT_EQ(receipts.size(), 100u);
  EXPECT_THAT(result.err, HasSubstr("cannot reach ingest"));
  EXPECT_THAT(result.err, HasSubstr("trying again for 30s"));
  EXPECT_THAT(result.err, HasSubstr("were sent again after a reconnect"));
}

TEST(Publish, EndsAsUnreachableWhereNoServiceIs) {
  FakeServices services;
  const CliResult result =
      RunCli(services, {"publish", "-", "--no-retry", "--ingest=127.0.0.1:1"}, "Some text.");
  EXPECT_EQ(result.code, ExitCode::kUnreachable);
  EXPECT_THAT(result.err, HasSubstr("cannot reach ingest at 127.0.0.1:1 ("));
  EXPECT_THAT(result.err, HasSubstr("have no receipt"));
}

TEST(Publish, AsksNoServiceWhenThereIsNothingToSend) {
  FakeServices services;
  const TestFolder folder;
  const CliResult result = RunCli(services, {"publish", folder.path(), "--ingest=127.0.0.1:1"});
  EXPECT_EQ(result.code, ExitCode::kSomeFailed);
  EXPECT_THAT(result.err, HasSubstr("the folder holds no .txt, .json or .jsonl file"));
}

TEST(Publish, NotesWhatItReadAsWindows1252) {
  FakeServices services;
  const CliResult result = RunCli(services, {"publish", "-"}, "\x93Yes.\x94");
  EXPECT_EQ(result.code, ExitCode::kDone);
  EXPECT_EQ(services.ingest.drafts().at(0).text(), "“Yes.”");
  EXPECT_THAT(result.err, HasSubstr("read as Windows-1252"));
}

}  // namespace
}  // namespace parallax::cli
