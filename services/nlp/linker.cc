#include "services/nlp/linker.h"

#include <algorithm>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/digest.h"
#include "services/nlp/candidates.h"
#include "services/nlp/document_names.h"
#include "services/nlp/mentions.h"
#include "services/nlp/metonymy.h"
#include "services/nlp/name_key.h"
#include "services/nlp/word_lists.h"

namespace parallax::nlp {
namespace {

// "Ayn Arab" is "ayn-arab".
std::string Slug(absl::string_view key) {
  std::string slug;
  for (const char c : key) {
    if (absl::ascii_isalnum(c)) {
      slug += absl::ascii_tolower(c);
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  if (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

// Whether a name is written in capitals, and is no acronym by its length.
bool IsShouted(absl::string_view name) {
  return name.size() > 4 && std::none_of(name.begin(), name.end(), absl::ascii_islower);
}

class Linker {
 public:
  Linker(const Catalogue& catalogue, Document& document)
      : catalogue_(catalogue), document_(document), finder_(catalogue, document) {}

  void Run() {
    std::vector<MentionLayer>& mentions = document_.mentions;
    candidates_.reserve(mentions.size());
    for (const MentionLayer& mention : mentions) candidates_.push_back(finder_.Of(mention));
    for (size_t i = 0; i < mentions.size(); ++i) {
      if (candidates_[i].empty()) CollectType(mentions[i]);
      LinkCertain(i);
    }
    for (size_t i = 0; i < mentions.size(); ++i) {
      if (mentions[i].entity < 0 && !candidates_[i].empty()) LinkByContext(i);
    }
    for (size_t i = 0; i < mentions.size(); ++i) LinkFormerHolder(i);
    LinkUnknown();
    CompactEntities(document_);
  }

 private:
  // All mentions of an unknown name have the first type that one of them shows, a state's before a place's.
  void CollectType(const MentionLayer& mention) {
    if (mention.type == v1::ENTITY_TYPE_UNSPECIFIED) return;
    const auto [it, added] = type_by_key_.try_emplace(NameKey(finder_.NameOf(mention)), mention.type);
    if (!added && mention.type == v1::ENTITY_TYPE_STATE && it->second == v1::ENTITY_TYPE_PLACE) {
      it->second = v1::ENTITY_TYPE_STATE;
    }
  }

  // Names that mean one entity whatever the context.
  void LinkCertain(size_t i) {
    const std::vector<Candidate>& candidates = candidates_[i];
    if (candidates.empty()) return;
    for (const Candidate& candidate : candidates) {
      if (candidate.entity != candidates[0].entity || candidate.kind == v1::NAME_KIND_EPITHET ||
          candidate.kind == v1::NAME_KIND_SEAT || candidate.kind == v1::NAME_KIND_DEMONYM) {
        return;
      }
    }
    Link(i, candidates[0].entity, "catalogue");
  }

  // "the Afghan government" under "the Islamic Republic": a role is a former holder's where the paragraph
  // last names that one and not today's.
  void LinkFormerHolder(size_t i) {
    const MentionLayer& mention = document_.mentions[i];
    if (mention.entity < 0) return;
    const std::vector<uint32_t> former = finder_.FormerHolders(mention);
    if (former.empty()) return;
    const uint32_t paragraph = document_.sentences[mention.sentence].paragraph;
    for (size_t j = i; j-- > 0;) {
      const MentionLayer& other = document_.mentions[j];
      if (other.entity < 0) continue;
      if (other.entity == mention.entity || document_.sentences[other.sentence].paragraph != paragraph)
        return;
      const std::string& id = document_.entities[static_cast<size_t>(other.entity)].id;
      const auto holder = std::find_if(former.begin(), former.end(),
                                       [&](uint32_t entity) { return catalogue_.entity(entity).id() == id; });
      if (holder != former.end()) return Link(i, *holder, "catalogue");
    }
  }

  void LinkByContext(size_t i) {
    MentionLayer& mention = document_.mentions[i];
    if (finder_.IsPluralDemonym(mention, candidates_[i])) return LinkPeople(i);
    const Candidate* best = Best(i, false);
    const Candidate* seat = Best(i, true);
    // A seat's name is its government's or the place's; where it is also a state's own name, it is the state.
    if (seat != nullptr && (best == nullptr || best->type != v1::ENTITY_TYPE_STATE)) {
      if (!ActsAsGovernment(document_, i)) return LinkPlace(i);
      mention.form = v1::MENTION_FORM_METONYM;
      best = seat;
    }
    if (best != nullptr) Link(i, best->entity, "context");
  }

  // The candidate that suits best, of the seats or of all others; null when there is none.
  const Candidate* Best(size_t i, bool seats) const {
    const Candidate* best = nullptr;
    int best_score = 0;
    for (const Candidate& candidate : candidates_[i]) {
      if ((candidate.kind == v1::NAME_KIND_SEAT) != seats) continue;
      const int score = Score(i, candidate);
      if (score > best_score) {
        best = &candidate;
        best_score = score;
      }
    }
    return best;
  }

  // How well a candidate suits the document; 0 when it may not be taken.
  int Score(size_t i, const Candidate& candidate) const {
    const bool named = support_.contains(candidate.entity);
    const bool relative_named = RelativeNamed(candidate.entity);
    int score = 1;
    switch (candidate.kind) {
      case v1::NAME_KIND_EPITHET:
        if (!named && !(relative_named && finder_.IsSpecific(document_.mentions[i]))) return 0;
        break;
      case v1::NAME_KIND_SEAT:
        score = 2;
        break;
      case v1::NAME_KIND_DEMONYM:
      case v1::NAME_KIND_MISSPELLING:
        score = 3;
        break;
      case v1::NAME_KIND_ACRONYM:
      case v1::NAME_KIND_ROLE:
        score = 4;
        break;
      default:
        score = 5;
    }
    if (candidate.type == v1::ENTITY_TYPE_STATE) ++score;
    if (candidate.type == v1::ENTITY_TYPE_PERSON && TitleBefore(i)) score += 8;
    return score + (named ? 10 : 0) + (relative_named ? 4 : 0);
  }

  bool TitleBefore(size_t i) const {
    const MentionLayer& mention = document_.mentions[i];
    const uint32_t begin = document_.sentences[mention.sentence].first_token;
    uint32_t at = mention.first_token;
    if (at > begin && document_.tokens[at - 1].lower == ".") --at;
    return at > begin && HasClass(document_.tokens[at - 1].lower, kPersonTitle);
  }

  // Whether the document names something that the entity belongs to or leads.
  bool RelativeNamed(uint32_t entity) const {
    for (const v1::EntityRelation& relation : catalogue_.entity(entity).relations()) {
      const int other = catalogue_.FindId(relation.object_id());
      if (other >= 0 && support_.contains(static_cast<uint32_t>(other))) return true;
    }
    return false;
  }

  // "Tajiks": the people where the catalogue has one; "the Russians" are the state; else a people of its own.
  void LinkPeople(size_t i) {
    MentionLayer& mention = document_.mentions[i];
    for (const Candidate& candidate : candidates_[i]) {
      if (candidate.type == v1::ENTITY_TYPE_GROUP) return Link(i, candidate.entity, "context");
    }
    const uint32_t begin = document_.sentences[mention.sentence].first_token;
    if (mention.first_token > begin && document_.tokens[mention.first_token - 1].lower == "the") {
      return Link(i, candidates_[i][0].entity, "context");
    }
    if (const int people = finder_.PeopleNamed(mention); people >= 0)
      return Link(i, static_cast<uint32_t>(people), "context");
    LinkDiscovered(i, finder_.NameOf(mention), v1::ENTITY_TYPE_GROUP);
  }

  // A seat that is a place: the catalogue's place of that name, or one with its name for an id.
  void LinkPlace(size_t i) {
    for (const Candidate& candidate : candidates_[i]) {
      if (candidate.type == v1::ENTITY_TYPE_PLACE) return Link(i, candidate.entity, "context");
    }
    const std::string name = finder_.NameOf(document_.mentions[i]);
    const std::string slug = Slug(NameKey(name));
    const int known = catalogue_.FindId(slug);
    if (known >= 0 && catalogue_.entity(static_cast<uint32_t>(known)).type() == v1::ENTITY_TYPE_PLACE) {
      return Link(i, static_cast<uint32_t>(known), "context");
    }
    EntityLayer place;
    place.id = known < 0 ? slug : DiscoveredId(name, v1::ENTITY_TYPE_PLACE);
    place.name = name;
    place.type = v1::ENTITY_TYPE_PLACE;
    place.discovered = true;
    Assign(i, place, "discovered");
  }

  // Names without a fitting candidate: parts of names that the document has, leaders by their surname,
  // discovered ones.
  void LinkUnknown() {
    DocumentNames names(document_);
    std::vector<size_t> open;
    for (size_t i = 0; i < document_.mentions.size(); ++i) {
      if (document_.mentions[i].entity >= 0) {
        names.Add(i);
      } else {
        open.push_back(i);
      }
    }
    LinkNamesakes(names);
    std::stable_sort(open.begin(), open.end(), [&](size_t a, size_t b) {
      return WordCount(a) > WordCount(b);  // long names first: short ones may be parts of them
    });
    for (const size_t i : open) {
      MentionLayer& mention = document_.mentions[i];
      const bool listed = !candidates_[i].empty();  // as an epithet that found no support
      const int person = listed ? -1 : finder_.KnownPerson(mention, TitleBefore(i));
      const int whole = names.WholeOf(i);
      if (person >= 0 && !IsNamesake(whole, static_cast<uint32_t>(person))) {
        Link(i, static_cast<uint32_t>(person), "surname");
      } else if (whole >= 0) {
        mention.entity = whole;
        mention.linked_by = "part-of-name";
        mention.type = document_.entities[static_cast<size_t>(whole)].type;
      } else if (listed) {
        continue;
      } else if (const int land = names.LandOf(i); land >= 0) {
        mention.entity = land;
        mention.linked_by = "part-of-name";
        mention.type = document_.entities[static_cast<size_t>(land)].type;
        mention.adjectival = true;
      } else if (!names.IsBareHead(i)) {
        LinkDiscovered(i, finder_.NameOf(mention), mention.type);
      }
      if (mention.entity >= 0) names.Add(i);
    }
  }

  // A surname alone that the catalogue lists for somebody whom the document never names in full is that of a
  // person whom it does.
  void LinkNamesakes(const DocumentNames& names) {
    std::vector<bool> in_full(document_.entities.size(), false);
    for (size_t i = 0; i < document_.mentions.size(); ++i) {
      const int entity = document_.mentions[i].entity;
      if (entity >= 0 && WordCount(i) > 1) in_full[static_cast<size_t>(entity)] = true;
    }
    for (size_t i = 0; i < document_.mentions.size(); ++i) {
      MentionLayer& mention = document_.mentions[i];
      if (mention.entity < 0 || mention.type != v1::ENTITY_TYPE_PERSON || WordCount(i) > 1 ||
          in_full[static_cast<size_t>(mention.entity)]) {
        continue;
      }
      const int whole = names.WholeOf(i);
      if (whole >= 0 && document_.entities[static_cast<size_t>(whole)].type == v1::ENTITY_TYPE_PERSON)
        mention.entity = whole;
    }
  }

  // Whether a person of the document bears the surname of the known `person`, whom the document never names
  // in full.
  bool IsNamesake(int entity, uint32_t person) const {
    return entity >= 0 && document_.entities[static_cast<size_t>(entity)].type == v1::ENTITY_TYPE_PERSON &&
           !support_.contains(person);
  }

  size_t WordCount(size_t i) const {
    const MentionLayer& mention = document_.mentions[i];
    return mention.end_token - mention.first_token;
  }

  void LinkDiscovered(size_t i, const std::string& name, v1::EntityType type) {
    const std::string key = NameKey(name);
    if (const auto it = discovered_by_key_.find(key); it != discovered_by_key_.end()) {
      EntityLayer& entity = document_.entities[it->second];
      if (IsShouted(entity.name)) entity.name = name;
      document_.mentions[i].entity = static_cast<int>(it->second);
      document_.mentions[i].type = entity.type;
      document_.mentions[i].linked_by = "discovered";
      return;
    }
    EntityLayer entity;
    entity.name = name;
    entity.type = type;
    if (const auto it = type_by_key_.find(key); it != type_by_key_.end()) entity.type = it->second;
    entity.id = DiscoveredId(name, entity.type);
    entity.discovered = true;
    Assign(i, entity, "discovered");
    discovered_by_key_[key] = static_cast<size_t>(document_.mentions[i].entity);
  }

  // `linked_by` as in MentionLayer.
  void Link(size_t i, uint32_t catalogue_entity, absl::string_view linked_by) {
    ++support_[catalogue_entity];
    const v1::CatalogueEntity& known = catalogue_.entity(catalogue_entity);
    EntityLayer entity;
    entity.id = known.id();
    entity.name = known.name();
    entity.type = known.type();
    Assign(i, entity, linked_by);
  }

  void Assign(size_t i, const EntityLayer& entity, absl::string_view linked_by) {
    const auto [it, added] = entity_by_id_.try_emplace(entity.id, document_.entities.size());
    if (added) {
      document_.entities.push_back(entity);
    } else if (IsShouted(document_.entities[it->second].name)) {
      document_.entities[it->second].name = entity.name;  // "TOLVAST" of a dateline, then "Tolvast"
    }
    document_.mentions[i].entity = static_cast<int>(it->second);
    document_.mentions[i].type = entity.type;
    document_.mentions[i].linked_by = linked_by;
  }

  const Catalogue& catalogue_;
  Document& document_;
  const CandidateFinder finder_;
  std::vector<std::vector<Candidate>> candidates_;  // by mention
  absl::flat_hash_map<uint32_t, int> support_;      // catalogue entities linked so far
  absl::flat_hash_map<std::string, size_t> entity_by_id_;
  absl::flat_hash_map<std::string, size_t> discovered_by_key_;
  absl::flat_hash_map<std::string, v1::EntityType> type_by_key_;  // of names that the catalogue does not know
};

absl::string_view TypeClass(v1::EntityType type) {
  switch (type) {
    case v1::ENTITY_TYPE_PERSON:
      return "person";
    case v1::ENTITY_TYPE_PLACE:
      return "place";
    default:
      return "other";
  }
}

}  // namespace

std::string DiscoveredId(absl::string_view name, v1::EntityType type) {
  return absl::StrCat("nil-", Sha256Hex(absl::StrCat(NameKey(name), "\n", TypeClass(type))).substr(0, 16));
}

void LinkStage::Run(Document& document) const { Linker(catalogue_, document).Run(); }

}  // namespace parallax::nlp
