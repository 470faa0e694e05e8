#include "services/nlp/explanation_writer.h"

#include <gmock/gmock.h>

#include "tests/nlp/catalogue_testing.h"

namespace parallax::nlp {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Texts(const v1::ActorExplanation& actor) {
  std::vector<std::string> texts;
  for (const v1::Reference& reference : actor.references()) texts.push_back(reference.text());
  return texts;
}

// A document with linked mentions and one claim, of one of its mentions against another.
class ExplanationWriterTest : public testing::Test {
 protected:
  v1::Explanation Explain(absl::string_view body, size_t holder, size_t target, std::string date = "") {
    document_ = TokenizedDocument(body);
    document_.explain = true;
    document_.reference_date = std::move(date);
    NameStage(*catalogue_).Run(document_);
    SpellingStage(*catalogue_).Run(document_);
    AcronymStage().Run(document_);
    LinkStage(*catalogue_).Run(document_);
    CoreferenceStage(*catalogue_).Run(document_);
    ClaimLayer claim;
    claim.holder = document_.mentions.at(holder).entity;
    claim.holder_mention = document_.mentions.at(holder).span;
    claim.target = document_.mentions.at(target).entity;
    claim.target_mention = document_.mentions.at(target).span;
    claim.sentence = document_.mentions.at(holder).sentence;
    document_.claims = {claim};
    return WriteExplanations(document_, *catalogue_).at(0);
  }

  const std::unique_ptr<Catalogue> catalogue_ = InventedCatalogue();
  Document document_ = BareDocument("");
};

TEST_F(ExplanationWriterTest, FollowsAPronounToItsName) {
  const v1::Explanation explanation = Explain("The Red Heron Brigades came. They attacked Ostrevia.", 1, 2);
  EXPECT_THAT(Texts(explanation.holder()), ElementsAre("They", "Red Heron Brigades"));
  const v1::Reference& pronoun = explanation.holder().references(0);
  EXPECT_EQ(pronoun.linked_by(), "rule:antecedent");
  EXPECT_EQ(pronoun.sentence(), 1U);
  EXPECT_LT(pronoun.probability(), 1);
  ASSERT_GE(pronoun.alternatives_size(), 1);
  EXPECT_EQ(pronoun.alternatives(pronoun.alternatives_size() - 1).label(), "nobody");
  EXPECT_EQ(explanation.holder().references(1).linked_by(), "catalogue");
  EXPECT_EQ(explanation.sentence(), 1U);
}

TEST_F(ExplanationWriterTest, FollowsAPartOfANameToTheWhole) {
  const v1::Explanation explanation =
      Explain("Minister Adrek Vasunin spoke. Vasunin condemned Ostrevia.", 1, 2);
  EXPECT_THAT(Texts(explanation.holder()), ElementsAre("Vasunin", "Adrek Vasunin"));
  EXPECT_EQ(explanation.holder().references(0).linked_by(), "part-of-name");
  EXPECT_EQ(explanation.holder().references(1).linked_by(), "discovered");
  EXPECT_TRUE(explanation.holder().discovered());
  EXPECT_FALSE(explanation.holder().has_catalogue());
}

TEST_F(ExplanationWriterTest, GivesTheCataloguesNameWithItsDatesAndOffices) {
  const v1::CatalogueMatch match =
      Explain("The Kelmoran government condemned Ostrevia.", 0, 1, "2025-06-01").holder().catalogue();
  EXPECT_EQ(match.entity_id(), "rescue-council");
  EXPECT_EQ(match.name().text(), "Kelmoran government");
  EXPECT_EQ(match.name().kind(), v1::NAME_KIND_ROLE);
  EXPECT_EQ(match.name().valid_from(), "2025-03-14");
  EXPECT_TRUE(match.whole_name());
  EXPECT_EQ(match.reference_date(), "2025-06-01");
  ASSERT_EQ(match.relations_size(), 1);
  EXPECT_EQ(match.relations(0).object_id(), "kelmora");
}

TEST_F(ExplanationWriterTest, SaysThatAPartOfTheNameLedToTheEntity) {
  const v1::CatalogueMatch match = Explain("The Ostrevian army attacked Kelmora.", 0, 1).holder().catalogue();
  EXPECT_EQ(match.entity_id(), "ostrevia");
  EXPECT_EQ(match.name().text(), "Ostrevian");
  EXPECT_FALSE(match.whole_name());
}

TEST_F(ExplanationWriterTest, TheAuthorHasNoMention) {
  Explain("Kelmora fears Ostrevia.", 0, 1);
  document_.claims[0].holder = kAuthorHolder;
  document_.claims[0].holder_mention = {};
  const v1::Explanation explanation = WriteExplanations(document_, *catalogue_).at(0);
  EXPECT_EQ(explanation.holder().entity_id(), "AUTHOR");
  EXPECT_TRUE(explanation.holder().from_voice());
  EXPECT_THAT(explanation.holder().references(), IsEmpty());
}

TEST_F(ExplanationWriterTest, FindsTheSpeakerBehindAVoice) {
  Explain("Kelmora spoke. \"We condemn Ostrevia,\" Kelmora said.", 0, 1);
  ASSERT_EQ(document_.mentions.size(), 3U);
  document_.claims[0].holder_mention = {};
  document_.claims[0].sentence = 1;
  AttributionLayer attribution;
  attribution.content = document_.sentences[1].span;
  attribution.source = document_.mentions[2].span;
  attribution.voice.entity = document_.claims[0].holder;
  document_.attributions = {attribution};
  document_.claims[0].cue = document_.mentions[1].span;
  const v1::Explanation explanation = WriteExplanations(document_, *catalogue_).at(0);
  EXPECT_TRUE(explanation.holder().from_voice());
  ASSERT_EQ(explanation.holder().references_size(), 1);
  EXPECT_EQ(explanation.holder().references(0).span().begin(), document_.mentions[2].span.begin);
}

TEST_F(ExplanationWriterTest, TakesTheDecisionOfAnyEngine) {
  Explain("Kelmora fears Ostrevia.", 0, 1);
  v1::Decision decision;
  decision.set_decided_by("head:pair");
  decision.set_probability(0.8F);
  decision.add_alternatives()->set_label("support");
  document_.decisions = {decision};
  document_.claims[0].decision = 0;
  EXPECT_EQ(WriteExplanations(document_, *catalogue_).at(0).decision().SerializeAsString(),
            decision.SerializeAsString());
}

TEST_F(ExplanationWriterTest, EndsWhereMentionsReferToEachOther) {
  Explain("Kelmora fears Ostrevia. Kelmora slept.", 0, 1);
  document_.mentions[0].antecedent = 2;
  document_.mentions[2].antecedent = 0;
  EXPECT_LE(WriteExplanations(document_, *catalogue_).at(0).holder().references_size(), 3);
}

}  // namespace
}  // namespace parallax::nlp
