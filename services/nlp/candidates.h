// Which entities of the catalogue a mention may mean.
#ifndef PARALLAX_SERVICES_NLP_CANDIDATES_H_
#define PARALLAX_SERVICES_NLP_CANDIDATES_H_

#include <string>
#include <vector>

#include "services/nlp/catalogue.h"
#include "services/nlp/document.h"

namespace parallax::nlp {

struct Candidate {
  uint32_t entity = 0;  // of the catalogue
  v1::NameKind kind = v1::NAME_KIND_NAME;
  v1::EntityType type = v1::ENTITY_TYPE_UNSPECIFIED;
};

// Reads mentions of one document. Both arguments must outlive the finder.
class CandidateFinder {
 public:
  CandidateFinder(const Catalogue& catalogue, const Document& document)
      : catalogue_(catalogue), document_(document) {}

  // Entities that the mention's name means on the document's date. A state with one of its organs ("Tajik
  // army", "embassy of Iran") means the state, or who governs it then.
  std::vector<Candidate> Of(const MentionLayer& mention) const;

  // Whom the mention names by a role that they do not hold on the document's date.
  std::vector<uint32_t> FormerHolders(const MentionLayer& mention) const;

  // The person that an unlisted form of a name means ("Bashar Assad" for "Bashar al-Assad"; a bare surname
  // with a title or of somebody in office); -1 when there is none or more than one.
  int KnownPerson(const MentionLayer& mention, bool title_before) const;

  // Whether the mention is a demonym as a plural noun ("Afghans").
  bool IsPluralDemonym(const MentionLayer& mention, const std::vector<Candidate>& candidates) const;

  // The group that the catalogue calls "Afghan people" for "Afghans"; -1 when there is none.
  int PeopleNamed(const MentionLayer& mention) const;

  // Whether a name says enough by itself: two words or more beside the article.
  bool IsSpecific(const MentionLayer& mention) const;

  // The name as it ought to be written: the reading where there is one, else the text.
  std::string NameOf(const MentionLayer& mention) const;

 private:
  std::vector<Token> TokensOf(const MentionLayer& mention) const;
  std::vector<Candidate> Valid(absl::Span<const CatalogueName> names, absl::Span<const Token> written) const;
  // Of an acronym that the document explains by a part of the catalogue's long name.
  std::vector<Candidate> OfAcronym(const MentionLayer& mention) const;
  std::vector<Candidate> OfOrgan(absl::Span<const Token> tokens) const;
  bool InOffice(uint32_t person) const;
  bool SharesName(uint32_t person, absl::Span<const uint32_t> words) const;

  const Catalogue& catalogue_;
  const Document& document_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_CANDIDATES_H_
