// The linked names of one document, to find what a part of a name means.
#ifndef PARALLAX_SERVICES_NLP_DOCUMENT_NAMES_H_
#define PARALLAX_SERVICES_NLP_DOCUMENT_NAMES_H_

#include <map>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "services/nlp/document.h"

namespace parallax::nlp {

// `document` must outlive it, and its mentions must keep their places.
class DocumentNames {
 public:
  explicit DocumentNames(const Document& document) : document_(document) {}

  // Adds the name of the linked mention `index`.
  void Add(size_t index);

  // The entity with a name of which the unlinked mention `index` is a part ("Massoud" of "Ahmad Massoud",
  // "the Front" of "Free Passes Front"); the one named last before it where several have, -1 when it is
  // none's.
  int WholeOf(size_t index) const;

  // The land of which the unlinked mention `index` is the adjective or an inhabitant ("Kelmoran" of
  // "Kelmora"), -1 when the document names none.
  int LandOf(size_t index) const;

  // Whether the mention is only a common head ("the Council"): no name without the longer one.
  bool IsBareHead(size_t index) const;

 private:
  struct Name {
    size_t mention = 0;
    std::vector<std::string> words;
  };
  std::vector<std::string> WordsOf(size_t index) const;
  void AddLong(Name name);
  bool IsPart(const std::vector<std::string>& part, bool article, const Name& name) const;

  const Document& document_;
  std::vector<Name> names_;
  absl::flat_hash_map<std::string, std::map<size_t, size_t>> names_by_word_;  // by mention, indices of names_
  absl::flat_hash_map<std::string, int> lands_;  // entities of states and places, by their name of one word
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_DOCUMENT_NAMES_H_
