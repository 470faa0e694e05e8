// A model package with random graphs of the shapes of a real one.
#ifndef PARALLAX_TESTS_NLP_TINY_GRAPHS_H_
#define PARALLAX_TESTS_NLP_TINY_GRAPHS_H_

#include <filesystem>
#include <memory>
#include <openvino/openvino.hpp>
#include <openvino/opsets/opset13.hpp>
#include <random>
#include <string>
#include <vector>

#include "services/nlp/neural_model.h"
#include "tests/nlp/model_testing.h"

namespace parallax::nlp {

// Seeded, so that every run has the same graphs.
class TinyGraphs {
 public:
  // Writes the package into `folder`.
  void Write(const std::filesystem::path& folder) {
    Save(Encoder(), folder / "encoder.xml");
    Save(Head(PairRowWidth(kTinyHidden), {{"polarity", 2}, {"modality", 3}, {"voice", 4}}),
         folder / "pair.xml");
    Save(Head(MentionRowWidth(kTinyHidden), {{"author", 2}, {"speaker", 1}}), folder / "mention.xml");
    Save(Head(AntecedentRowWidth(kTinyHidden), {{"score", 1}}), folder / "antecedent.xml");
    WriteTinyPackage(folder);
  }

  struct Named {
    const char* name;
    size_t width;
  };

  static void Save(const std::shared_ptr<ov::Model>& model, const std::filesystem::path& path) {
    ov::save_model(model, path.string(), /*compress_to_fp16=*/false);
  }

  // One matrix for each output.
  std::shared_ptr<ov::Model> Head(size_t width, const std::vector<Named>& outputs) {
    const auto rows = Parameter("rows", {-1, static_cast<int64_t>(width)});
    ov::ResultVector results;
    for (const Named& output : outputs)
      results.push_back(Result(Times(rows, width, output.width), output.name));
    return std::make_shared<ov::Model>(results, ov::ParameterVector{rows});
  }

  // One layer of attention over the tokens that the mask keeps: every token depends on all of its window, and
  // the vectors pass through a matrix that `weights()` gives.
  std::shared_ptr<ov::Model> Encoder() {
    namespace op = ov::opset13;
    const auto embeddings = Parameter("embeddings", {-1, -1, static_cast<int64_t>(kTinyHidden)});
    const auto mask = Parameter("mask", {-1, -1});
    const auto vectors = Times(embeddings, kTinyHidden, kTinyHidden);
    weights_ = last_weights_;
    const auto scores = std::make_shared<op::MatMul>(vectors, vectors, false, true);
    const auto one = op::Constant::create(ov::element::f32, {}, {1.0F});
    const auto huge = op::Constant::create(ov::element::f32, {}, {1e9F});
    const auto axis = op::Constant::create(ov::element::i64, {1}, {1});
    const auto penalty = std::make_shared<op::Unsqueeze>(
        std::make_shared<op::Multiply>(std::make_shared<op::Subtract>(mask, one), huge), axis);
    const auto attention =
        std::make_shared<op::Softmax>(std::make_shared<op::Add>(scores, penalty), /*axis=*/2);
    const auto hidden = std::make_shared<op::MatMul>(attention, vectors);
    return std::make_shared<ov::Model>(
        ov::ResultVector{Result(hidden, "hidden"), Result(Times(hidden, kTinyHidden, 3), "names"),
                         Result(Times(hidden, kTinyHidden, 5), "descriptions")},
        ov::ParameterVector{embeddings, mask});
  }

  // The matrix of the encoder, kTinyHidden x kTinyHidden.
  const std::vector<float>& weights() const { return weights_; }

 private:
  static std::shared_ptr<ov::opset13::Parameter> Parameter(const char* name,
                                                           const std::vector<int64_t>& shape) {
    std::vector<ov::Dimension> dimensions(shape.begin(), shape.end());
    auto parameter = std::make_shared<ov::opset13::Parameter>(ov::element::f32, ov::PartialShape(dimensions));
    parameter->output(0).set_names({name});
    return parameter;
  }

  static std::shared_ptr<ov::opset13::Result> Result(const std::shared_ptr<ov::Node>& node,
                                                     const char* name) {
    node->output(0).set_names({name});
    return std::make_shared<ov::opset13::Result>(node);
  }

  std::shared_ptr<ov::Node> Times(const std::shared_ptr<ov::Node>& rows, size_t from, size_t to) {
    std::uniform_real_distribution<float> numbers(-0.5F, 0.5F);
    last_weights_.resize(from * to);
    for (float& weight : last_weights_) weight = numbers(random_);
    return std::make_shared<ov::opset13::MatMul>(
        rows, ov::opset13::Constant::create(ov::element::f32, {from, to}, last_weights_));
  }

  std::mt19937 random_{7};
  std::vector<float> last_weights_;
  std::vector<float> weights_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_TESTS_NLP_TINY_GRAPHS_H_
