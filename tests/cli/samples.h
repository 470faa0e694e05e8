// Messages of an invented world that several tests show.
#ifndef PARALLAX_TESTS_CLI_SAMPLES_H_
#define PARALLAX_TESTS_CLI_SAMPLES_H_

#include "parallax/v1/annotation.pb.h"
#include "parallax/v1/query_service.pb.h"
#include "tests/cli/proto_text.h"

namespace parallax::cli {

// Two entities, two claims of one pair and one of the author.
inline v1::Annotation SampleAnnotation() {
  return FromText<v1::Annotation>(R"(
    article_id: "c1" revision: 1 status: ANNOTATION_STATUS_ANNOTATED
    document {
      title: "Veldania rejects the River Front" authors: "Ana Mirel" authors: "Tom Oss" publisher: "The Valley Post"
      dates { date: "2031-05-02" kind: DATE_KIND_PAGE provenance: DATE_PROVENANCE_PAGE_HEADER evidence: "Friday, 2 May 2031" }
      dates { date: "2031-04-30" kind: DATE_KIND_PUBLISHED provenance: DATE_PROVENANCE_SUBMITTED }
      language: "en"
      body: "Veldania condemned the River Front. It may yet support the front, its minister said."
      url: "https://valley.example/1"
    }
    entities { id: "veldania" name: "Veldania" type: ENTITY_TYPE_STATE surfaces: "Veldania" surfaces: "It" mention_count: 2 }
    entities { id: "nil-00000000000000aa" name: "River Front" type: ENTITY_TYPE_ARMED_GROUP discovered: true
               surfaces: "River Front" surfaces: "the front" mention_count: 3 }
    claims {
      id: "k1" holder_id: "veldania" target_id: "nil-00000000000000aa" polarity: POLARITY_OPPOSE
      modality: MODALITY_ASSERTED kind: CLAIM_KIND_ATTITUDE voice { kind: VOICE_KIND_AUTHOR } confidence: 0.82
      evidence { span { begin: 0 end: 35 } text: "Veldania condemned the River Front."
                 holder { begin: 0 end: 8 } cue { begin: 9 end: 18 } target { begin: 23 end: 34 } }
    }
    claims {
      id: "k2" holder_id: "AUTHOR" target_id: "veldania" polarity: POLARITY_SUPPORT modality: MODALITY_ASSERTED
      voice { kind: VOICE_KIND_AUTHOR } confidence: 0.5
      evidence { span { begin: 0 end: 35 } text: "Veldania condemned the River Front." }
    }
    claims {
      id: "k3" holder_id: "veldania" target_id: "nil-00000000000000aa" polarity: POLARITY_SUPPORT
      modality: MODALITY_POSSIBLE kind: CLAIM_KIND_ACTION
      voice { kind: VOICE_KIND_UNNAMED surface: "its minister" } confidence: 0.61
      evidence { span { begin: 36 end: 84 } text: "It may yet support the front, its minister said." sentence: 1
                 holder { begin: 36 end: 38 } cue { begin: 47 end: 54 } target { begin: 55 end: 64 } }
    }
    engine { name: "rules" version: "1" }
    quality_notes { kind: QUALITY_NOTE_KIND_BOILERPLATE_REMOVED count: 3 detail: "3 lines of boilerplate left out" }
  )");
}

// The same with its first claim explained by rules and its second by a model.
inline v1::Annotation ExplainedAnnotation() {
  v1::Annotation annotation = SampleAnnotation();
  *annotation.add_explanations() = FromText<v1::Explanation>(R"(
    claim_id: "k1"
    holder {
      entity_id: "veldania"
      references { span { begin: 36 end: 38 } text: "It" sentence: 1 linked_by: "rule:antecedent" probability: 0.74
                   alternatives { label: "nobody" probability: 0.15 }
                   alternatives { label: "River Front" probability: 0.11 } }
      references { span { begin: 0 end: 8 } text: "Veldania" linked_by: "catalogue" probability: 1 }
      catalogue { entity_id: "veldania" whole_name: true
                  name { text: "Veldania" kind: NAME_KIND_NAME valid_from: "1990-01-01" }
                  relations { kind: RELATION_KIND_PART_OF object_id: "valleys" valid_from: "2001" } }
    }
    target {
      entity_id: "nil-00000000000000aa" discovered: true
      references { span { begin: 23 end: 34 } text: "Rvier Front" linked_by: "discovered" probability: 1
                   reading: "River Front" }
    }
    decision {
      decided_by: "rule:verb" probability: 0.82
      lexicon { entry: "condemn" kind: "verb" slots: "subj>obj" polarity: POLARITY_OPPOSE confidence: 0.9 }
      contributions { feature: "prior" log_odds: 1.25 }
      contributions { feature: "pattern:verb" log_odds: 0.4 }
      contributions { feature: "bias" log_odds: -0.13 }
      supporting { label: "oppose" probability: 0.4 decided_by: "rule:noun" cue { begin: 23 end: 28 } }
      alternatives { label: "support possible" probability: 0.31 decided_by: "rule:loose" }
    }
  )");
  *annotation.add_explanations() = FromText<v1::Explanation>(R"(
    claim_id: "k2"
    holder { entity_id: "AUTHOR" from_voice: true }
    target { entity_id: "veldania" references { text: "Veldania" linked_by: "catalogue" probability: 1 } }
    decision {
      decided_by: "head:author" probability: 0.61
      alternatives { label: "oppose" probability: 0.21 }
      alternatives { label: "neither" probability: 0.1 }
      alternatives { label: "mixed" probability: 0.05 }
      alternatives { label: "other" probability: 0.03 }
    }
  )");
  return annotation;
}

inline v1::ClaimRecord SampleClaimRecord() {
  v1::ClaimRecord record = FromText<v1::ClaimRecord>(R"(
    article_id: "u00112233445566778899aabbccddeeff" revision: 1 title: "Veldania rejects the River Front"
    outlet_id: "outlet-the-valley-post" outlet: "The Valley Post" time { seconds: 1935273600 } language: "en"
    holder { id: "veldania" name: "Veldania" type: ENTITY_TYPE_STATE }
    target { id: "nil-00000000000000aa" name: "River Front" type: ENTITY_TYPE_ARMED_GROUP }
  )");
  *record.mutable_claim() = SampleAnnotation().claims(0);
  return record;
}

// Three holders and three targets; River Front is divided over Veldania.
inline v1::GetStanceMatrixResponse SampleMatrix() {
  v1::GetStanceMatrixResponse matrix = FromText<v1::GetStanceMatrixResponse>(R"(
    holders { id: "veldania" name: "Veldania" }
    holders { id: "nil-00000000000000aa" name: "River Front" }
    holders { id: "outlet-the-valley-post" name: "The Valley Post and Evening Courier" }
    targets { id: "nil-00000000000000aa" name: "River Front" }
    targets { id: "veldania" name: "Veldania" }
    targets { id: "assembly" name: "Assembly of the Valleys" }
    cells { holder { id: "veldania" name: "Veldania" } target { id: "nil-00000000000000aa" name: "River Front" }
            support_count: 1 oppose_count: 12 possible_count: 1 net_stance: -0.846 article_count: 5 }
    cells { holder { id: "veldania" name: "Veldania" } target { id: "assembly" name: "Assembly of the Valleys" }
            support_count: 3 net_stance: 1 article_count: 2 }
    cells { holder { id: "nil-00000000000000aa" name: "River Front" } target { id: "veldania" name: "Veldania" }
            support_count: 2 oppose_count: 3 net_stance: -0.2 article_count: 4 }
    cells { holder { id: "outlet-the-valley-post" name: "The Valley Post and Evening Courier" }
            target { id: "veldania" name: "Veldania" } negated_count: 2 article_count: 1 }
    claim_count: 24 omitted_claim_count: 7
  )");
  for (v1::StanceCell& cell : *matrix.mutable_cells()) *cell.mutable_strongest_claim() = SampleClaimRecord();
  return matrix;
}

inline v1::GetEntityResponse SampleEntity(const std::string& id, const std::string& name) {
  v1::GetEntityResponse entity;
  entity.mutable_summary()->mutable_entity()->set_id(id);
  entity.mutable_summary()->mutable_entity()->set_name(name);
  entity.mutable_summary()->mutable_entity()->set_type(v1::ENTITY_TYPE_STATE);
  return entity;
}

}  // namespace parallax::cli

#endif  // PARALLAX_TESTS_CLI_SAMPLES_H_
