// annotate_fuzz [CORPUS...] [-max_total_time=SECONDS] [-max_len=BYTES]
//
// Any bytes are either refused as an article's text or annotated soundly; once repaired as ingest does,
// always annotated. The first byte chooses whether the language is given or detected.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "services/common/utf8.h"
#include "services/nlp/article_check.h"
#include "services/nlp/pipeline.h"
#include "tests/nlp/annotation_faults.h"

namespace {

using parallax::nlp::Pipeline;

const Pipeline& SharedPipeline() {
  static const std::unique_ptr<Pipeline> pipeline = [] {
    const std::string root = PARALLAX_SOURCE_DIR;
    return std::move(Pipeline::Create({{root + "/samples/catalogue.jsonl"}, root + "/lexicon"}).value());
  }();
  return *pipeline;
}

void Require(bool holds, const std::string& what) {
  if (holds) return;
  std::fprintf(stderr, "annotate_fuzz: %s\n", what.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  parallax::v1::Article article;
  article.set_id("c1");
  article.set_text(bytes);
  const bool good = !bytes.empty() && parallax::IsValidUtf8(bytes);
  Require(parallax::nlp::CheckArticle(article).ok() == good, "the check is wrong about this text");
  if (bytes.empty()) return 0;
  article.set_text(parallax::RepairUtf8(bytes).text);
  if (data[0] % 4 != 0) article.set_language("en");
  const std::string fault = parallax::nlp::FaultOf(SharedPipeline().Annotate(article));
  Require(fault.empty(), fault);
  return 0;
}
