#include "services/nlp/stance_naming.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using testing::Contains;
using testing::Not;

TEST(StanceNaming, WhoCallsAnActorBadIsAgainstIt) {
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] referred to [front:the Front] as a “malicious gang”."),
              Contains("kesh>front OPPOSE"));
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] portrayed [front:the Front] as brutal terrorists."),
              Contains("kesh>front OPPOSE"));
}

TEST(StanceNaming, WhoCallsAnActorGoodIsForIt) {
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] regards [front:the Front] as a credible force."),
              Contains("kesh>front SUPPORT"));
}

TEST(StanceNaming, AFrontedParticipleHasTheMainClausesSubject) {
  EXPECT_THAT(
      ClaimsOf("By referring to [front:the Front] as a “malicious gang,” [kesh:Keshvar] said no more."),
      Contains("kesh>front OPPOSE"));
}

TEST(StanceNaming, ANeutralWordTakesNoSide) {
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] referred to [front:the Front] as a movement."),
              Not(Contains("kesh>front OPPOSE")));
}

}  // namespace
}  // namespace parallax::nlp
