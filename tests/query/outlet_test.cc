#include "services/query/outlet.h"

#include <gtest/gtest.h>

namespace parallax::query {
namespace {

TEST(Outlet, MakesASlugOfTheName) {
  EXPECT_EQ(OutletOf("The Valley Post").id, "outlet-the-valley-post");
  EXPECT_EQ(OutletOf("The Valley Post").name, "The Valley Post");
}

TEST(Outlet, GivesOneIdToSpellingsThatDifferInCaseMarksAndPunctuation) {
  EXPECT_EQ(OutletOf("Le  Café-Journal").id, OutletOf("le cafe journal!").id);
}

TEST(Outlet, KeepsNamesOfOtherScriptsApart) { EXPECT_NE(OutletOf("Известия").id, OutletOf("Правда").id); }

TEST(Outlet, CallsANamelessOutletUnknown) {
  EXPECT_EQ(OutletOf("").id, kUnknownOutletId);
  EXPECT_EQ(OutletOf(" — ").id, kUnknownOutletId);
}

}  // namespace
}  // namespace parallax::query
