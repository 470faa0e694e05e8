#include "services/nlp/lexicon_reader.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/digest.h"
#include "services/common/error.h"

namespace parallax::nlp {
namespace {

bool IsVowel(char c) { return absl::StrContains("aeiou", absl::string_view(&c, 1)); }

bool EndsWithConsonantY(absl::string_view word) {
  return word.size() > 1 && word.back() == 'y' && !IsVowel(word[word.size() - 2]);
}

std::string RegularPast(absl::string_view base) {
  if (base.back() == 'e') return absl::StrCat(base, "d");
  if (EndsWithConsonantY(base)) return absl::StrCat(base.substr(0, base.size() - 1), "ied");
  return absl::StrCat(base, "ed");
}

std::string ThirdPerson(absl::string_view base) {
  if (EndsWithConsonantY(base)) return absl::StrCat(base.substr(0, base.size() - 1), "ies");
  for (const absl::string_view end : {"s", "x", "z", "ch", "sh"}) {
    if (absl::EndsWith(base, end)) return absl::StrCat(base, "es");
  }
  return absl::StrCat(base, base == "go" ? "es" : "s");
}

// "stop", "stopped" gives "stopping".
std::string IngForm(absl::string_view base, absl::string_view past) {
  static constexpr absl::string_view kDoublesInIng[] = {
      "begin", "run",  "win", "get",    "set", "sit", "put",  "cut",    "hit",   "let", "shut", "quit",
      "split", "spin", "bid", "forget", "rid", "dig", "swim", "forbid", "upset", "bet", "shed"};
  const std::string doubled = absl::StrCat(base, base.substr(base.size() - 1));
  if (absl::StartsWith(past, doubled) ||
      std::find(std::begin(kDoublesInIng), std::end(kDoublesInIng), base) != std::end(kDoublesInIng)) {
    return absl::StrCat(doubled, "ing");
  }
  if (absl::EndsWith(base, "ie")) return absl::StrCat(base.substr(0, base.size() - 2), "ying");
  if (base.size() > 2 && base.back() == 'e' && !absl::EndsWith(base, "ee") && !absl::EndsWith(base, "oe")) {
    return absl::StrCat(base.substr(0, base.size() - 1), "ing");
  }
  return absl::StrCat(base, "ing");
}

absl::StatusOr<v1::Polarity> ParsePolarity(absl::string_view text) {
  if (text == "SUPPORT") return v1::POLARITY_SUPPORT;
  if (text == "OPPOSE") return v1::POLARITY_OPPOSE;
  return InvalidField("polarity", absl::StrCat("is \"", text, "\"; write SUPPORT or OPPOSE"));
}

absl::StatusOr<float> ParseProbability(absl::string_view text) {
  float value = 0;
  if (!absl::SimpleAtof(text, &value) || value < 0 || value > 1) {
    return InvalidField("confidence", absl::StrCat("is \"", text, "\"; write a number from 0 to 1"));
  }
  return value;
}

absl::StatusOr<CueKind> ParseCueKind(absl::string_view text) {
  if (text == "v") return CueKind::kVerb;
  if (text == "n") return CueKind::kNoun;
  if (text == "a") return CueKind::kAdjective;
  return InvalidField("part of speech", absl::StrCat("is \"", text, "\"; write v, n or a"));
}

absl::StatusOr<FrameRole> ParseRole(absl::string_view text) {
  FrameRole role;
  role.each_other = absl::EndsWith(text, "&");
  if (role.each_other) text.remove_suffix(1);
  if (text.empty()) return InvalidField("slots", "has an empty role; write holder>target or role&");
  if (text == "subj") {
    role.kind = RoleKind::kSubject;
  } else if (text == "obj") {
    role.kind = RoleKind::kObject;
  } else if (text == "agent") {
    role.kind = RoleKind::kAgent;
  } else if (text == "poss") {
    role.kind = RoleKind::kPossessor;
  } else if (text == "self") {
    role.kind = RoleKind::kSelf;
  } else {
    role.kind = RoleKind::kPreposition;
    role.preposition = std::string(text);
  }
  return role;
}

struct Slots {
  FrameRole holder;
  FrameRole target;
  bool both_ways = false;
};

absl::StatusOr<Slots> ParseSlots(absl::string_view text) {
  Slots slots;
  if (absl::EndsWith(text, "&")) {
    PARALLAX_ASSIGN_OR_RETURN(slots.holder, ParseRole(text));
    slots.target = slots.holder;
    return slots;
  }
  slots.both_ways = absl::StrContains(text, "<>");
  const std::pair<absl::string_view, absl::string_view> sides =
      slots.both_ways
          ? std::pair<absl::string_view, absl::string_view>(absl::StrSplit(text, absl::MaxSplits("<>", 1)))
          : std::pair<absl::string_view, absl::string_view>(absl::StrSplit(text, absl::MaxSplits('>', 1)));
  PARALLAX_ASSIGN_OR_RETURN(slots.holder, ParseRole(sides.first));
  PARALLAX_ASSIGN_OR_RETURN(slots.target, ParseRole(sides.second));
  return slots;
}

const absl::flat_hash_map<absl::string_view, GrammarClass>& ClassNames() {
  static const auto* names =
      new absl::flat_hash_map<absl::string_view, GrammarClass>({{"determiner", GrammarClass::kDeterminer},
                                                                {"possessive", GrammarClass::kPossessive},
                                                                {"preposition", GrammarClass::kPreposition},
                                                                {"coordinator", GrammarClass::kCoordinator},
                                                                {"subordinator", GrammarClass::kSubordinator},
                                                                {"condition", GrammarClass::kCondition},
                                                                {"that", GrammarClass::kThat},
                                                                {"relative", GrammarClass::kRelative},
                                                                {"pronoun", GrammarClass::kPronoun},
                                                                {"be", GrammarClass::kBe},
                                                                {"have", GrammarClass::kHave},
                                                                {"do", GrammarClass::kDo},
                                                                {"modal", GrammarClass::kModal},
                                                                {"possible", GrammarClass::kPossible},
                                                                {"future", GrammarClass::kFuture},
                                                                {"to", GrammarClass::kTo},
                                                                {"negator", GrammarClass::kNegator},
                                                                {"adverb", GrammarClass::kAdverb},
                                                                {"time", GrammarClass::kTime},
                                                                {"time-unit", GrammarClass::kTimeUnit}});
  return *names;
}

}  // namespace

VerbForms Inflect(absl::string_view base, absl::string_view past, absl::string_view participle) {
  VerbForms forms;
  forms.past = past == "-" ? std::vector<std::string>{RegularPast(base)} : absl::StrSplit(past, '|');
  forms.participle = participle == "-" ? forms.past : absl::StrSplit(participle, '|');
  forms.third_person = ThirdPerson(base);
  forms.ing = IngForm(base, forms.past.front());
  return forms;
}

absl::StatusOr<std::unique_ptr<Lexicon>> LexiconReader::Read() {
  lexicon_.reset(new Lexicon());
  const auto read = [this](absl::string_view file, size_t columns,
                           absl::Status (LexiconReader::*add)(const Fields&)) {
    return ReadTable(file, columns, [this, add](const Fields& fields) { return (this->*add)(fields); });
  };
  PARALLAX_RETURN_IF_ERROR(read("function_words.tsv", 2, &LexiconReader::AddFunctionWords));
  PARALLAX_RETURN_IF_ERROR(read("verbs.tsv", 4, &LexiconReader::AddVerb));
  PARALLAX_RETURN_IF_ERROR(read("frames.tsv", 7, &LexiconReader::AddFrame));
  PARALLAX_RETURN_IF_ERROR(read("controls.tsv", 5, &LexiconReader::AddControl));
  PARALLAX_RETURN_IF_ERROR(read("attributions.tsv", 2, &LexiconReader::AddAttribution));
  PARALLAX_RETURN_IF_ERROR(read("sources.tsv", 2, &LexiconReader::AddSource));
  PARALLAX_RETURN_IF_ERROR(read("evaluations.tsv", 3, &LexiconReader::AddEvaluation));
  PARALLAX_RETURN_IF_ERROR(read("compounds.tsv", 5, &LexiconReader::AddCompound));
  PARALLAX_RETURN_IF_ERROR(read("weights.tsv", 2, &LexiconReader::AddWeight));
  for (auto& table : lexicon_->cues_) {
    for (auto& [lemma, cues] : table) {
      std::stable_sort(cues.begin(), cues.end(), [](const Cue& a, const Cue& b) {
        return a.before.size() + a.after.size() > b.before.size() + b.after.size();
      });
    }
  }
  lexicon_->version_ = Sha256Hex(contents_).substr(0, 16);
  return std::move(lexicon_);
}

absl::Status LexiconReader::ReadTable(absl::string_view file, size_t columns, Row row) {
  std::ifstream in(absl::StrCat(folder_, "/", file));
  if (!in) return absl::NotFoundError(absl::StrCat(folder_, "/", file, ": cannot be read"));
  std::string line;
  for (size_t number = 1; std::getline(in, line); ++number) {
    absl::StrAppend(&contents_, line, "\n");
    if (line.empty() || line[0] == '#') continue;
    const Fields fields = absl::StrSplit(line, '\t');
    absl::Status status =
        fields.size() == columns
            ? row(fields)
            : absl::InvalidArgumentError(absl::StrCat("has ", fields.size(), " columns, not ", columns));
    if (!status.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat(folder_, "/", file, ":", number, ": ", status.message()));
    }
    ++lexicon_->entry_count_;
  }
  return absl::OkStatus();
}

absl::Status LexiconReader::AddFunctionWords(const Fields& fields) {
  const auto found = ClassNames().find(fields[0]);
  if (found == ClassNames().end())
    return InvalidField("class", absl::StrCat("\"", fields[0], "\" is not known"));
  for (const absl::string_view word : absl::StrSplit(fields[1], ' ')) {
    lexicon_->classes_[word] = found->second;
  }
  return absl::OkStatus();
}

absl::Status LexiconReader::AddVerb(const Fields& fields) {
  const VerbForms forms = Inflect(fields[0], fields[1], fields[2]);
  const bool also_noun = fields[3] == "noun";
  const auto add = [&](absl::string_view word, uint8_t form) {
    VerbEntry& entry = lexicon_->verbs_[word];
    if (!entry.lemma.empty() && entry.lemma != fields[0]) return;  // the first verb keeps a form two share
    entry.lemma = std::string(fields[0]);
    entry.forms = static_cast<uint8_t>(entry.forms | form);
    entry.also_noun = also_noun;
  };
  add(fields[0], kBaseForm);
  add(forms.third_person, kThirdPerson);
  add(forms.ing, kIngForm);
  for (const std::string& word : forms.past) add(word, kPast);
  for (const std::string& word : forms.participle) add(word, kParticiple);
  return absl::OkStatus();
}

absl::Status LexiconReader::AddFrame(const Fields& fields) {
  PARALLAX_ASSIGN_OR_RETURN(const CueKind kind, ParseCueKind(fields[1]));
  PARALLAX_ASSIGN_OR_RETURN(const Slots slots, ParseSlots(fields[2]));
  Frame frame;
  PARALLAX_ASSIGN_OR_RETURN(frame.polarity, ParsePolarity(fields[3]));
  if (fields[4] != "action" && fields[4] != "attitude") {
    return InvalidField("kind", absl::StrCat("is \"", fields[4], "\"; write action or attitude"));
  }
  frame.kind = fields[4] == "action" ? v1::CLAIM_KIND_ACTION : v1::CLAIM_KIND_ATTITUDE;
  PARALLAX_ASSIGN_OR_RETURN(frame.confidence, ParseProbability(fields[5]));
  frame.holder = slots.holder;
  frame.target = slots.target;

  // Verbs lead their fixed words ("crack down"), nouns and adjectives close them ("close ties").
  std::vector<std::string> words = absl::StrSplit(fields[0], ' ');
  const size_t head = kind == CueKind::kVerb ? 0 : words.size() - 1;
  std::vector<Cue>& cues = lexicon_->cues_[static_cast<size_t>(kind)][words[head]];
  auto cue =
      std::find_if(cues.begin(), cues.end(), [&](const Cue& other) { return other.text == fields[0]; });
  if (cue == cues.end()) {
    Cue fresh;
    fresh.text = std::string(fields[0]);
    fresh.kind = kind;
    fresh.before.assign(words.begin(), words.begin() + static_cast<ptrdiff_t>(head));
    fresh.after.assign(words.begin() + static_cast<ptrdiff_t>(head) + 1, words.end());
    cues.push_back(std::move(fresh));
    cue = cues.end() - 1;
  }
  cue->frames.push_back(frame);
  if (slots.both_ways) {
    std::swap(frame.holder, frame.target);
    cue->frames.push_back(frame);
  }
  return absl::OkStatus();
}

absl::Status LexiconReader::AddControl(const Fields& fields) {
  Control control;
  if (fields[2] != "subject" && fields[2] != "object") {
    return InvalidField("controller", absl::StrCat("is \"", fields[2], "\"; write subject or object"));
  }
  control.object_acts = fields[2] == "object";
  if (fields[3] == "POSSIBLE") {
    control.modality = v1::MODALITY_POSSIBLE;
  } else if (fields[3] == "NEGATED") {
    control.modality = v1::MODALITY_NEGATED;
  } else if (fields[3] != "ASSERTED") {
    return InvalidField("modality",
                        absl::StrCat("is \"", fields[3], "\"; write ASSERTED, POSSIBLE or NEGATED"));
  }
  control.speaks = fields[4] == "speaks";
  for (const absl::string_view lemma : absl::StrSplit(fields[0], ' ')) {
    lexicon_->controls_[absl::StrCat(lemma, " ", fields[1])] = control;
  }
  return absl::OkStatus();
}

absl::Status LexiconReader::AddAttribution(const Fields& fields) {
  for (const absl::string_view lemma : absl::StrSplit(fields[1], ' ')) {
    lexicon_->attributions_[lemma] = AttributionCue{fields[0] == "tell"};
  }
  return absl::OkStatus();
}

absl::Status LexiconReader::AddSource(const Fields& fields) {
  if (fields[0] != "unnamed" && fields[0] != "representative") {
    return InvalidField("kind", absl::StrCat("is \"", fields[0], "\"; write unnamed or representative"));
  }
  for (const absl::string_view word : absl::StrSplit(fields[1], ' ')) {
    lexicon_->sources_[word] = fields[0] == "unnamed" ? SourceKind::kUnnamed : SourceKind::kRepresentative;
  }
  return absl::OkStatus();
}

absl::Status LexiconReader::AddEvaluation(const Fields& fields) {
  Evaluation evaluation;
  PARALLAX_ASSIGN_OR_RETURN(evaluation.polarity, ParsePolarity(fields[1]));
  PARALLAX_ASSIGN_OR_RETURN(evaluation.confidence, ParseProbability(fields[2]));
  for (const absl::string_view word : absl::StrSplit(fields[0], ' '))
    lexicon_->evaluations_[word] = evaluation;
  return absl::OkStatus();
}

absl::Status LexiconReader::AddCompound(const Fields& fields) {
  Compound compound;
  compound.prefix = fields[1] == "prefix";
  compound.named_holds = fields[2] == "name";
  PARALLAX_ASSIGN_OR_RETURN(compound.polarity, ParsePolarity(fields[3]));
  PARALLAX_ASSIGN_OR_RETURN(compound.confidence, ParseProbability(fields[4]));
  for (const absl::string_view word : absl::StrSplit(fields[0], ' ')) lexicon_->compounds_[word] = compound;
  return absl::OkStatus();
}

absl::Status LexiconReader::AddWeight(const Fields& fields) {
  float value = 0;
  if (!absl::SimpleAtof(fields[1], &value)) {
    return InvalidField("weight", absl::StrCat("is \"", fields[1], "\"; write a number"));
  }
  lexicon_->weights_[fields[0]] = value;
  return absl::OkStatus();
}

}  // namespace parallax::nlp
