#include "services/query/page_token.h"

#include "parallax/v1/query_service.pb.h"
#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

TEST(PageToken, DefaultsAndCapsThePageSize) {
  EXPECT_EQ(*PageSize(0), 50u);
  EXPECT_EQ(*PageSize(7), 7u);
  EXPECT_EQ(*PageSize(100'000), 1000u);
  EXPECT_THAT(PageSize(-1), IsInvalid("page_size"));
}

TEST(PageToken, CarriesTheCursorToTheSameRequest) {
  const std::string cursor("any\0bytes\xff", 10);
  EXPECT_EQ(*DecodePageToken("key", EncodePageToken("key", cursor)), cursor);
}

TEST(PageToken, RefusesTheTokenOfAnotherRequest) {
  EXPECT_THAT(DecodePageToken("other", EncodePageToken("key", "cursor")), IsInvalid("page_token"));
}

TEST(PageToken, RefusesDamagedTokens) {
  std::string token = EncodePageToken("key", "cursor");
  EXPECT_THAT(DecodePageToken("key", "!"), IsInvalid("page_token"));
  EXPECT_THAT(DecodePageToken("key", "AAAA"), IsInvalid("page_token"));
  token[token.size() / 2] = token[token.size() / 2] == 'A' ? 'B' : 'A';
  EXPECT_THAT(DecodePageToken("key", token), IsInvalid("page_token"));
}

TEST(PageToken, BindsEveryFieldButThePage) {
  v1::ListClaimsRequest request;
  const std::string key = RequestKey(request);
  request.set_page_size(3);
  request.set_page_token("token");
  EXPECT_EQ(RequestKey(request), key);
  request.mutable_filter()->add_holder_ids("x");
  EXPECT_NE(RequestKey(request), key);
  EXPECT_NE(RequestKey(v1::ListEntitiesRequest()), RequestKey(v1::ListClaimsRequest()));
}

}  // namespace
}  // namespace parallax::query
