#include "services/nlp/stance_compounds.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using testing::Contains;
using testing::IsEmpty;

TEST(StanceCompounds, BackedNamesItsBacker) {
  EXPECT_THAT(ClaimsOf("The [kesh:Keshvar]-backed [front:Front] left."), Contains("kesh>front SUPPORT"));
}

TEST(StanceCompounds, AntiAndProPointAtTheNamed) {
  EXPECT_THAT(ClaimsOf("The anti-[kesh:Keshvar] [front:Front] left."), Contains("front>kesh OPPOSE"));
  EXPECT_THAT(ClaimsOf("The pro-[kesh:Keshvar] [front:Front] left."), Contains("front>kesh SUPPORT"));
}

TEST(StanceCompounds, LinkedLooksUpToTheNamed) {
  EXPECT_THAT(ClaimsOf("The [kesh:Keshvar]-aligned [front:Front] left."), Contains("front>kesh SUPPORT"));
}

TEST(StanceCompounds, ThePredicateDescribesTheSubject) {
  EXPECT_THAT(ClaimsOf("[front:The Front] is anti-[kesh:Keshvar]."), Contains("front>kesh OPPOSE"));
}

TEST(StanceCompounds, OtherHyphensMeanNothing) {
  EXPECT_THAT(ClaimsOf("The [kesh:Keshvar]-born [tor:Toran] left."), IsEmpty());
}

}  // namespace
}  // namespace parallax::nlp
