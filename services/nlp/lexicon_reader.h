// Reads the files of a lexicon folder.
#ifndef PARALLAX_SERVICES_NLP_LEXICON_READER_H_
#define PARALLAX_SERVICES_NLP_LEXICON_READER_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/nlp/lexicon.h"

namespace parallax::nlp {

// The forms of a verb. `past` and `participle` are "-" for regular ones, else alternatives joined by "|".
struct VerbForms {
  std::vector<std::string> past;
  std::vector<std::string> participle;
  std::string third_person;
  std::string ing;
};
VerbForms Inflect(absl::string_view base, absl::string_view past, absl::string_view participle);

// Fills a Lexicon. Used once.
class LexiconReader {
 public:
  explicit LexiconReader(std::string folder) : folder_(std::move(folder)) {}
  absl::StatusOr<std::unique_ptr<Lexicon>> Read();

 private:
  using Fields = std::vector<absl::string_view>;
  using Row = absl::FunctionRef<absl::Status(const Fields&)>;

  // Calls `row` for each line of `file` that is no comment; a line must have `columns` fields.
  absl::Status ReadTable(absl::string_view file, size_t columns, Row row);

  absl::Status AddFunctionWords(const Fields& fields);
  absl::Status AddVerb(const Fields& fields);
  absl::Status AddFrame(const Fields& fields);
  absl::Status AddControl(const Fields& fields);
  absl::Status AddAttribution(const Fields& fields);
  absl::Status AddSource(const Fields& fields);
  absl::Status AddEvaluation(const Fields& fields);
  absl::Status AddCompound(const Fields& fields);
  absl::Status AddWeight(const Fields& fields);

  const std::string folder_;
  std::string contents_;
  std::unique_ptr<Lexicon> lexicon_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_LEXICON_READER_H_
