#include "cli/paging.h"

#include <gmock/gmock.h>

#include <sstream>

#include "absl/strings/str_cat.h"
#include "tests/cli/fake_services.h"

namespace parallax::cli {
namespace {

class PagingTest : public testing::Test {
 protected:
  PagingTest() {
    for (int i = 0; i < 2500; ++i)
      services_.ingest.dead_letters.emplace_back().set_article_id(absl::StrCat("c", i));
    options_.ingest = absl::StrCat("127.0.0.1:", services_.ingest_port());
  }

  v1::ListDeadLettersResponse Fetch(const PageOptions& page) {
    Session session(options_, console_);
    v1::ListDeadLettersResponse response;
    const grpc::Status status = FetchPages(
        session, session.connection().ingest(), &v1::IngestService::StubInterface::ListDeadLetters,
        v1::ListDeadLettersRequest(), page, &v1::ListDeadLettersResponse::dead_letters_size, response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  FakeServices services_;
  GlobalOptions options_;
  std::istringstream in_;
  std::ostringstream out_;
  std::ostringstream err_;
  Console console_{.in = in_, .out = out_, .err = err_};
};

TEST_F(PagingTest, StopsAtTheLimitAndKeepsTheToken) {
  const auto response = Fetch({.limit = 7});
  EXPECT_EQ(response.dead_letters_size(), 7);
  EXPECT_EQ(response.next_page_token(), "7");
}

TEST_F(PagingTest, JoinsPagesUpToALargeLimit) {
  const auto response = Fetch({.limit = 2100});
  ASSERT_EQ(response.dead_letters_size(), 2100);
  EXPECT_EQ(response.dead_letters(2099).article_id(), "c2099");
  EXPECT_EQ(response.next_page_token(), "2100");
}

TEST_F(PagingTest, EndsWithTheList) {
  const auto response = Fetch({.limit = 100'000});
  EXPECT_EQ(response.dead_letters_size(), 2500);
  EXPECT_EQ(response.next_page_token(), "");
}

TEST_F(PagingTest, GoesOnFromAToken) {
  const auto response = Fetch({.limit = 2, .page_token = "2499"});
  ASSERT_EQ(response.dead_letters_size(), 1);
  EXPECT_EQ(response.dead_letters(0).article_id(), "c2499");
}

TEST_F(PagingTest, HintsAtMoreOnStandardError) {
  const Session session(options_, console_);
  WriteMoreHint(session, "");
  EXPECT_EQ(err_.str(), "");
  WriteMoreHint(session, "abc");
  EXPECT_EQ(err_.str(), "There are more: raise --limit, or go on with\n--page-token=abc\n");
  EXPECT_EQ(out_.str(), "");
}

}  // namespace
}  // namespace parallax::cli
