#include "services/nlp/boilerplate.h"

#include <gtest/gtest.h>

namespace parallax::nlp {
namespace {

BlockKind KindOf(absl::string_view text) { return ClassifyBlock(MakeBlock(text)).kind; }

TEST(Boilerplate, KnowsMenusCountersAndSeparators) {
  EXPECT_EQ(KindOf("Home | World | About Us | Log in"), BlockKind::kNavigation);
  EXPECT_EQ(KindOf("Terms & Conditions Twitter Facebook Get Alerts"), BlockKind::kNavigation);
  EXPECT_EQ(KindOf("* * *"), BlockKind::kNavigation);
  EXPECT_EQ(KindOf("Report Abuse"), BlockKind::kNavigation);
  EXPECT_EQ(KindOf("Comments: 0"), BlockKind::kComments);
  EXPECT_EQ(KindOf("3 comments"), BlockKind::kComments);
}

TEST(Boilerplate, KnowsWhatFramesAnArticle) {
  EXPECT_EQ(KindOf("Welcome to the Kabul Herald!"), BlockKind::kWelcome);
  EXPECT_EQ(KindOf("Sun. April 14, 2024"), BlockKind::kDate);
  EXPECT_EQ(KindOf("14/03/2024"), BlockKind::kDate);
  EXPECT_EQ(KindOf("By Jane Roe and John Doe"), BlockKind::kByline);
  EXPECT_EQ(KindOf("Source: Kabul Herald"), BlockKind::kSource);
  EXPECT_EQ(KindOf("Similar Posts"), BlockKind::kRelated);
  EXPECT_EQ(KindOf("Jane Roe contributed to this report."), BlockKind::kCredit);
  EXPECT_EQ(KindOf("Copyright 2024 Kabul Herald. All rights reserved."), BlockKind::kCopyright);
  EXPECT_EQ(KindOf("The views expressed in this article are the author's own."), BlockKind::kDisclaimer);
}

TEST(Boilerplate, KnowsPromotionsAndTheirPrompts) {
  EXPECT_EQ(KindOf("Advertisement"), BlockKind::kPromotion);
  EXPECT_EQ(KindOf("Read more: The valley that said no"), BlockKind::kPromotion);
  EXPECT_EQ(KindOf("Get the morning briefing delivered to your inbox."), BlockKind::kPromotion);
  EXPECT_EQ(KindOf("Read more:"), BlockKind::kPrompt);
  EXPECT_EQ(KindOf("VOTE NOW:"), BlockKind::kPrompt);
}

TEST(Boilerplate, KnowsCaptionsByTheirCredits) {
  EXPECT_EQ(KindOf("Shoppers at a market in Herat [Jane Roe/AFP]"), BlockKind::kCaption);
  EXPECT_EQ(KindOf("Residents flee the shelling. (Photo: Northern News)"), BlockKind::kCaption);
  EXPECT_EQ(KindOf("(Reuters)"), BlockKind::kCaption);
  EXPECT_EQ(KindOf("Image copyright EPA Image caption The bridge was closed"), BlockKind::kCaption);
}

TEST(Boilerplate, KeepsProse) {
  EXPECT_EQ(KindOf("The front asked for more support, and the ministry of home affairs gave none."),
            BlockKind::kProse);
  EXPECT_EQ(KindOf("\"We will not leave,\" she said."), BlockKind::kProse);
  EXPECT_EQ(KindOf("He works for the Associated Press (AP)."), BlockKind::kProse);
  EXPECT_EQ(KindOf("HERAT (Reuters) - Two convoys crossed the bridge on Monday."), BlockKind::kProse);
  EXPECT_EQ(KindOf("More from the border came overnight."), BlockKind::kProse);
  EXPECT_EQ(KindOf("Welcome to the new cold war."), BlockKind::kProse);
  EXPECT_EQ(KindOf("By Monday the army had left the town."), BlockKind::kProse);
  EXPECT_EQ(KindOf("The following are the demands of the front:"), BlockKind::kProse);
}

TEST(Boilerplate, KnowsHeadings) {
  EXPECT_EQ(KindOf("Resistance in the North"), BlockKind::kHeading);
  EXPECT_EQ(KindOf("Will the Northern Front Stir Up Trouble?"), BlockKind::kHeading);
}

TEST(Boilerplate, WeighsSomePhrasesOnlyNearThePagesEdges) {
  const BlockClass disclaimer =
      ClassifyBlock(MakeBlock("The council said the map did not necessarily reflect its position."));
  EXPECT_EQ(disclaimer.kind, BlockKind::kDisclaimer);
  EXPECT_TRUE(disclaimer.edge_only);
  EXPECT_EQ(disclaimer.otherwise, BlockKind::kProse);
}

TEST(Outlets, AreNamedByNotices) {
  EXPECT_EQ(OutletNamedBy(BlockKind::kSource, "Source: Northern Star"), "Northern Star");
  EXPECT_EQ(OutletNamedBy(BlockKind::kWelcome, "X Welcome to Forum of the Two Rivers"),
            "Forum of the Two Rivers");
  EXPECT_EQ(OutletNamedBy(BlockKind::kCopyright, "Copyright © 2019 The Kabul Herald, LLC. Click here."),
            "The Kabul Herald");
  EXPECT_EQ(OutletNamedBy(BlockKind::kCopyright, "Copyright © 2024 · Valley Review · Log in"),
            "Valley Review");
  EXPECT_EQ(OutletNamedBy(BlockKind::kCopyright, "All Rights Reserved. Copyright 2002 - 2024"), "");
  EXPECT_EQ(
      OutletNamedBy(BlockKind::kDisclaimer,
                    "Note: Essays published by the Voice of Ardistan only reflect the views of the authors."),
      "Voice of Ardistan");
  EXPECT_EQ(OutletNamedBy(BlockKind::kDisclaimer, "These are not necessarily the views of the authors."), "");
  EXPECT_EQ(
      OutletNamedBy(BlockKind::kDisclaimer, "The opinions expressed here are solely those of Jane Roe."), "");
  EXPECT_EQ(OutletNamedBy(BlockKind::kDisclaimer, "They do not reflect Kabul Herald's editorial stance."),
            "Kabul Herald");
}

TEST(Datelines, NameAgencies) {
  EXPECT_EQ(DatelineAgency("HERAT (Reuters) - Two convoys crossed."), "Reuters");
  EXPECT_EQ(DatelineAgency("The Northern Front (NF) - a rebel group - advanced."), "");
  EXPECT_EQ(DatelineAgency("Two convoys crossed (Reuters) - or so it says."), "");
  EXPECT_EQ(DatelineAgency(""), "");
}

}  // namespace
}  // namespace parallax::nlp
