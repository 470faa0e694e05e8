#include "cli/resolver.h"

#include <gmock/gmock.h>

#include <sstream>

#include "absl/strings/str_cat.h"
#include "tests/cli/fake_services.h"
#include "tests/cli/samples.h"

namespace parallax::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ResolverTest : public testing::Test {
 protected:
  ResolverTest() {
    services_.query.entities = {SampleEntity("veldania", "Veldania"),
                                SampleEntity("river-front", "River Front"),
                                SampleEntity("river-party", "River Party"),
                                SampleEntity("outlet-the-valley-post", "The Valley Post")};
  }

  static GlobalOptions OptionsFor(const FakeServices& services) {
    GlobalOptions options;
    options.query = absl::StrCat("127.0.0.1:", services.query_port());
    return options;
  }

  FakeServices services_;
  GlobalOptions options_ = OptionsFor(services_);
  std::istringstream in_;
  std::ostringstream out_;
  std::ostringstream err_;
  Console console_{.in = in_, .out = out_, .err = err_};
  Session session_{options_, console_};
  Resolver resolver_{session_};
  std::string id_;
};

TEST_F(ResolverTest, TakesAnId) {
  EXPECT_EQ(resolver_.Entity("river-front", id_), ExitCode::kDone);
  EXPECT_EQ(id_, "river-front");
}

TEST_F(ResolverTest, FindsAName) {
  EXPECT_EQ(resolver_.Entity("Veldania", id_), ExitCode::kDone);
  EXPECT_EQ(id_, "veldania");
}

TEST_F(ResolverTest, ListsCandidatesOfAnAmbiguousName) {
  EXPECT_EQ(resolver_.Entity("River", id_), ExitCode::kUsage);
  EXPECT_THAT(err_.str(),
              HasSubstr("'River' may be any of these; give the id of one: river-front (River Front), "
                        "river-party (River Party)"));
}

TEST_F(ResolverTest, SaysThatNobodyHasTheName) {
  EXPECT_EQ(resolver_.Entity("Nobody", id_), ExitCode::kUsage);
  EXPECT_THAT(err_.str(), HasSubstr("no article names an entity 'Nobody'"));
}

TEST_F(ResolverTest, TakesAnOutletAsAHolder) {
  services_.query.entities.back().mutable_summary()->mutable_entity()->set_name("not listed by name");
  EXPECT_EQ(resolver_.Entity("The Valley Post", id_), ExitCode::kDone);
  EXPECT_EQ(id_, "outlet-the-valley-post");
}

TEST_F(ResolverTest, FindsAnOutletByItsName) {
  EXPECT_EQ(resolver_.Outlet("the valley post", id_), ExitCode::kDone);
  EXPECT_EQ(id_, "outlet-the-valley-post");
  EXPECT_EQ(resolver_.Outlet("Hill Times", id_), ExitCode::kUsage);
  EXPECT_THAT(err_.str(), HasSubstr("no article is of an outlet 'Hill Times' (outlet-hill-times)"));
}

TEST_F(ResolverTest, FillsAClaimFilter) {
  ClaimFilterOptions options;
  options.holders = {"Veldania", "river-front"};
  options.targets = {"River Party"};
  options.outlets = {"The Valley Post"};
  options.polarities = {"oppose"};
  v1::ClaimFilter filter;
  EXPECT_EQ(resolver_.Filter(options, filter), ExitCode::kDone) << err_.str();
  EXPECT_THAT(filter.holder_ids(), ElementsAre("veldania", "river-front"));
  EXPECT_THAT(filter.target_ids(), ElementsAre("river-party"));
  EXPECT_THAT(filter.outlet_ids(), ElementsAre("outlet-the-valley-post"));
  EXPECT_THAT(filter.polarities(), ElementsAre(v1::POLARITY_OPPOSE));
}

TEST_F(ResolverTest, FillsAnArticleFilter) {
  SearchOptions options;
  options.entities = {"Veldania"};
  options.outlets = {"The Valley Post"};
  options.languages = {"en"};
  options.since = "2031";
  v1::ArticleFilter filter;
  EXPECT_EQ(resolver_.Filter(options, filter), ExitCode::kDone) << err_.str();
  EXPECT_THAT(filter.entity_ids(), ElementsAre("veldania"));
  EXPECT_THAT(filter.outlet_ids(), ElementsAre("outlet-the-valley-post"));
  EXPECT_THAT(filter.languages(), ElementsAre("en"));
  EXPECT_TRUE(filter.time().has_start_time());
}

}  // namespace
}  // namespace parallax::cli
