#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "tests/cli/fake_services.h"
#include "tests/cli/samples.h"
#include "tests/cli/test_folder.h"

namespace parallax::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class AnnotateTest : public testing::Test {
 protected:
  AnnotateTest() {
    services_.nlp.annotate = [this](const v1::AnnotateStreamRequest& request) {
      requests_.push_back(request);
      v1::AnnotateStreamResponse response;
      if (absl::StrContains(request.article().text(), "FAIL")) {
        response.set_error("article.text: is not prose; send prose");
      } else {
        *response.mutable_annotation() = request.explain() ? ExplainedAnnotation() : SampleAnnotation();
        response.mutable_annotation()->set_degraded(request.model() == "fast");
        if (!request.article().title().empty()) {
          response.mutable_annotation()->mutable_document()->set_title(request.article().title());
        }
      }
      return response;
    };
  }

  std::vector<v1::AnnotateStreamRequest> requests_;
  FakeServices services_;
};

TEST_F(AnnotateTest, ShowsAnArticleFromStandardInput) {
  const CliResult result = RunCli(services_, {"annotate"}, "Some text.");
  EXPECT_EQ(result.code, ExitCode::kDone) << result.err;
  EXPECT_THAT(result.out, StartsWith("Veldania rejects the River Front\nby         Ana Mirel, Tom Oss\n"));
  EXPECT_THAT(result.out, HasSubstr("3 claims\n"));
}

TEST_F(AnnotateTest, SendsWhatIsSaidBesideATextAndTheModel) {
  const TestFolder folder;
  folder.Write("a.meta.json",
               R"({"title": "Given", "date": "2031-04-30", "authors": "A, B", "url": "https://x.example"})");
  RunCli(services_, {"annotate", folder.Write("a.txt", "Some text."), "--model=rules"});
  ASSERT_EQ(requests_.size(), 1u);
  const v1::Article& article = requests_[0].article();
  EXPECT_EQ(requests_[0].model(), "rules");
  EXPECT_EQ(article.title(), "Given");
  EXPECT_EQ(article.published(), "2031-04-30");
  EXPECT_EQ(article.url(), "https://x.example");
  EXPECT_EQ(article.authors_size(), 2);
  EXPECT_EQ(article.text(), "Some text.");
}

TEST_F(AnnotateTest, WritesOneEvalLineAnArticleWithTheStemAsId) {
  const TestFolder folder;
  folder.Write("000.txt", "Some text.");
  folder.Write("001.txt", "More text.");
  folder.Write("gold.json", "not an article");
  const CliResult result = RunCli(services_, {"annotate", folder.path(), "--format=eval"});
  EXPECT_EQ(result.code, ExitCode::kDone) << result.err;
  const std::vector<std::string> lines = absl::StrSplit(result.out, '\n', absl::SkipEmpty());
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(json::parse(lines[0])["id"], "000");
  EXPECT_EQ(json::parse(lines[1])["id"], "001");
}

TEST_F(AnnotateTest, PrintsTheRestWhenAnArticleFails) {
  const TestFolder folder;
  folder.Write("a.txt", "FAIL");
  folder.Write("b.txt", "Some text.");
  const CliResult result = RunCli(services_, {"annotate", folder.path(), "--format=eval"});
  EXPECT_EQ(result.code, ExitCode::kSomeFailed);
  EXPECT_EQ(json::parse(result.out)["id"], "b");
  EXPECT_THAT(result.err, HasSubstr("a.txt: article.text: is not prose; send prose"));
}

TEST_F(AnnotateTest, WritesAnnotationsAsJson) {
  const CliResult by_flag = RunCli(services_, {"annotate", "--json"}, "Some text.");
  const json annotation = json::parse(by_flag.out);
  EXPECT_EQ(annotation["claims"][0]["holder_id"], "veldania");
  EXPECT_EQ(annotation["claims"][0]["polarity"], "POLARITY_OPPOSE");
  EXPECT_EQ(RunCli(services_, {"annotate", "--format=json"}, "Some text.").out, by_flag.out);
}

TEST_F(AnnotateTest, ExplainsWhenAsked) {
  EXPECT_THAT(RunCli(services_, {"annotate"}, "Some text.").out, Not(HasSubstr("because")));
  EXPECT_THAT(RunCli(services_, {"annotate", "--explain"}, "Some text.").out,
              HasSubstr("    because    rule:verb 0.82: “condemned”, verb “condemn”"));
  const json annotation =
      json::parse(RunCli(services_, {"annotate", "--explain", "--json"}, "Some text.").out);
  EXPECT_EQ(annotation["explanations"][0]["claim_id"], "k1");
  EXPECT_EQ(annotation["explanations"][0]["decision"]["lexicon"]["entry"], "condemn");
  EXPECT_EQ(annotation["explanations"][0]["holder"]["references"][0]["text"], "It");
}

TEST_F(AnnotateTest, SaysOnceThatAnEvaluationIsDegraded) {
  const TestFolder folder;
  folder.Write("a.txt", "Some text.");
  folder.Write("b.txt", "More text.");
  const CliResult degraded = RunCli(services_, {"annotate", folder.path(), "--format=eval", "--model=fast"});
  EXPECT_EQ(degraded.code, ExitCode::kDone);
  const std::vector<std::string> parts = absl::StrSplit(degraded.err, "degraded: \"rules\" answered");
  EXPECT_EQ(parts.size(), 2U) << degraded.err;
  EXPECT_THAT(RunCli(services_, {"annotate", folder.path(), "--format=eval"}).err,
              Not(HasSubstr("degraded")));
}

TEST_F(AnnotateTest, HeadsEachOfSeveralFiles) {
  const TestFolder folder;
  const std::string a = folder.Write("a.txt", "Some text.");
  const std::string b = folder.Write("b.txt", "More text.");
  const CliResult result = RunCli(services_, {"annotate", a, b});
  EXPECT_THAT(result.out, StartsWith("== " + a + " ==\nVeldania"));
  EXPECT_THAT(result.out, HasSubstr("\n\n== " + b + " ==\nVeldania"));
}

TEST_F(AnnotateTest, ColoursOnlyWhenAsked) {
  EXPECT_THAT(RunCli(services_, {"annotate"}, "Some text.").out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(RunCli(services_, {"annotate", "--color=always"}, "Some text.").out,
              HasSubstr("\x1b[4mcondemned\x1b[0m"));
}

TEST_F(AnnotateTest, EndsAsUnreachableWhereNoServiceIs) {
  const CliResult result =
      RunCli(services_, {"annotate", "--nlp=127.0.0.1:1", "--timeout=50ms"}, "Some text.");
  EXPECT_EQ(result.code, ExitCode::kUnreachable);
  EXPECT_THAT(result.err, HasSubstr("cannot reach nlp at 127.0.0.1:1"));
}

}  // namespace
}  // namespace parallax::cli
