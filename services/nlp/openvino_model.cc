#include "services/nlp/openvino_model.h"

#include <algorithm>
#include <openvino/openvino.hpp>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/function_ref.h"
#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "services/common/error.h"
#include "services/nlp/batches.h"

namespace parallax::nlp {
namespace {

// Rows of a head's batch. Always as many, so that a row's result is the same in every batch.
constexpr size_t kHeadRows = 32;

// An input or output of a graph and the size of its last dimension; 0 where that is the length of a sequence.
struct Port {
  const char* name;
  size_t width;
};

struct GraphSpec {
  const char* name;
  std::vector<Port> inputs;
  std::vector<Port> outputs;
};

absl::Status CheckPort(const std::string& path, const std::vector<ov::Output<ov::Node>>& ports,
                       const Port& port) {
  for (const ov::Output<ov::Node>& candidate : ports) {
    if (candidate.get_names().count(port.name) == 0) continue;
    const ov::PartialShape& shape = candidate.get_partial_shape();
    const bool fits =
        shape.rank().is_static() && shape.size() > 1 &&
        (port.width == 0 || (shape[shape.size() - 1].is_static() &&
                             static_cast<size_t>(shape[shape.size() - 1].get_length()) == port.width));
    if (fits) return absl::OkStatus();
    return InvalidField(
        path, absl::StrCat("\"", port.name, "\" has the shape ", shape.to_string(), " where rows of ",
                           port.width, " numbers are expected; export the package again"));
  }
  return InvalidField(path, absl::StrCat("has no \"", port.name, "\"; export the package again"));
}

// A compiled graph and the requests that run it. Thread-safe.
class Graph {
 public:
  static absl::StatusOr<std::unique_ptr<Graph>> Create(ov::Core& core, const ModelPackage& package,
                                                       const GraphSpec& spec, const ov::AnyMap& properties,
                                                       size_t requests) {
    const std::string path = package.Path(absl::StrCat(spec.name, ".xml"));
    try {
      const std::shared_ptr<ov::Model> model = core.read_model(path);
      for (const Port& port : spec.inputs) PARALLAX_RETURN_IF_ERROR(CheckPort(path, model->inputs(), port));
      for (const Port& port : spec.outputs) PARALLAX_RETURN_IF_ERROR(CheckPort(path, model->outputs(), port));
      auto graph = absl::WrapUnique(new Graph(core.compile_model(model, "CPU", properties)));
      const absl::MutexLock lock(&graph->mutex_);
      for (size_t i = 0; i < requests; ++i) graph->idle_.push_back(graph->compiled_.create_infer_request());
      return graph;
    } catch (const std::exception& e) {
      return absl::InternalError(absl::StrCat(path, ": OpenVINO cannot compile it: ", e.what()));
    }
  }

  // Fills the inputs of an idle request, computes, and reads its outputs.
  absl::Status Run(absl::FunctionRef<void(ov::InferRequest&)> fill,
                   absl::FunctionRef<void(ov::InferRequest&)> read) const {
    ov::InferRequest request = Take();
    absl::Status status;
    try {
      fill(request);
      request.infer();
      read(request);
    } catch (const std::exception& e) {
      status = absl::InternalError(absl::StrCat("OpenVINO failed: ", e.what()));
    }
    const absl::MutexLock lock(&mutex_);
    idle_.push_back(std::move(request));
    return status;
  }

 private:
  explicit Graph(ov::CompiledModel compiled) : compiled_(std::move(compiled)) {}

  ov::InferRequest Take() const {
    const absl::MutexLock lock(&mutex_, absl::Condition(this, &Graph::HasIdle));
    ov::InferRequest request = std::move(idle_.back());
    idle_.pop_back();
    return request;
  }
  bool HasIdle() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return !idle_.empty(); }

  ov::CompiledModel compiled_;
  mutable absl::Mutex mutex_;
  mutable std::vector<ov::InferRequest> idle_ ABSL_GUARDED_BY(mutex_);
};

// The numbers of an input, which takes `shape`.
absl::Span<float> Input(ov::InferRequest& request, const char* name, const ov::Shape& shape) {
  ov::Tensor tensor = request.get_tensor(name);
  tensor.set_shape(shape);
  return absl::MakeSpan(tensor.data<float>(), tensor.get_size());
}

absl::Span<const float> Output(ov::InferRequest& request, const char* name) {
  const ov::Tensor tensor = request.get_tensor(name);
  return absl::MakeConstSpan(tensor.data<float>(), tensor.get_size());
}

// The first `tokens` rows of sequence `row` of an output [rows, length, width].
TokenRows RowsOf(absl::Span<const float> output, const Batch& batch, size_t row, size_t tokens) {
  const size_t sequence = output.size() / batch.rows.size();
  const size_t width = sequence / batch.length;
  const absl::Span<const float> values = output.subspan(row * sequence, tokens * width);
  return TokenRows(width, {values.begin(), values.end()});
}

template <size_t N>
std::array<float, N> RowOf(absl::Span<const float> output, size_t row) {
  std::array<float, N> values;
  std::copy_n(output.subspan(row * N, N).begin(), N, values.begin());
  return values;
}

class OpenVinoModel final : public NeuralModel {
 public:
  static absl::StatusOr<std::unique_ptr<NeuralModel>> Create(const ModelPackage& package,
                                                             const OpenVinoOptions& options) {
    auto model = absl::WrapUnique(new OpenVinoModel(package));
    const std::vector<GraphSpec> specs = Specs(package.config());
    const size_t threads = std::max<size_t>(options.threads, 1);
    const ov::AnyMap properties = {
        ov::num_streams(static_cast<int32_t>(threads)),
        ov::inference_num_threads(static_cast<int32_t>(threads)),
        // Threads bound to processors would meet those of other processes on the same ones.
        ov::hint::enable_cpu_pinning(false), ov::hint::enable_hyper_threading(true),
        ov::hint::inference_precision(options.bfloat16 ? ov::element::bf16 : ov::element::f32)};
    for (size_t i = 0; i < specs.size(); ++i) {
      PARALLAX_ASSIGN_OR_RETURN(model->graphs_[i],
                                Graph::Create(model->core_, package, specs[i], properties, threads));
    }
    return model;
  }

  absl::StatusOr<std::vector<EncodedWindow>> Encode(absl::Span<const Window> windows) const override {
    std::vector<size_t> lengths;
    lengths.reserve(windows.size());
    for (const Window& window : windows) {
      if (window.ids.size() > config().max_tokens || window.shapes.size() != window.ids.size()) {
        return InvalidField("windows", absl::StrCat("a window of ", window.ids.size(),
                                                    " tokens; make windows with "
                                                    "MakeWindows, of at most ",
                                                    config().max_tokens));
      }
      lengths.push_back(window.ids.size());
    }
    std::vector<EncodedWindow> encoded(windows.size());
    for (const Batch& batch : PlanBatches(lengths)) {
      PARALLAX_RETURN_IF_ERROR(graphs_[kEncoder]->Run(
          [&](ov::InferRequest& request) { FillEncoder(windows, batch, request); },
          [&](ov::InferRequest& request) { ReadEncoder(windows, batch, request, encoded); }));
    }
    return encoded;
  }

  absl::StatusOr<std::vector<PairScores>> ScorePairs(const FeatureRows& rows) const override {
    std::vector<PairScores> scores;
    scores.reserve(rows.count());
    PARALLAX_RETURN_IF_ERROR(
        Score(kPair, PairRowWidth(config().hidden), rows, [&](ov::InferRequest& request, size_t count) {
          const auto polarity = Output(request, "polarity");
          const auto modality = Output(request, "modality");
          const auto voice = Output(request, "voice");
          for (size_t i = 0; i < count; ++i) {
            scores.push_back({RowOf<2>(polarity, i), RowOf<3>(modality, i), RowOf<4>(voice, i)});
          }
        }));
    return scores;
  }

  absl::StatusOr<std::vector<MentionScores>> ScoreMentions(const FeatureRows& rows) const override {
    std::vector<MentionScores> scores;
    scores.reserve(rows.count());
    PARALLAX_RETURN_IF_ERROR(
        Score(kMention, MentionRowWidth(config().hidden), rows, [&](ov::InferRequest& request, size_t count) {
          const auto author = Output(request, "author");
          const auto speaker = Output(request, "speaker");
          for (size_t i = 0; i < count; ++i) scores.push_back({RowOf<2>(author, i), speaker[i]});
        }));
    return scores;
  }

  absl::StatusOr<std::vector<float>> ScoreAntecedents(const FeatureRows& rows) const override {
    std::vector<float> scores;
    scores.reserve(rows.count());
    PARALLAX_RETURN_IF_ERROR(Score(kAntecedent, AntecedentRowWidth(config().hidden), rows,
                                   [&](ov::InferRequest& request, size_t count) {
                                     const auto score = Output(request, "score").first(count);
                                     scores.insert(scores.end(), score.begin(), score.end());
                                   }));
    return scores;
  }

 private:
  enum GraphIndex : size_t { kEncoder, kPair, kMention, kAntecedent, kGraphs };

  explicit OpenVinoModel(const ModelPackage& package) : package_(package) {}

  // In the order of GraphIndex.
  static std::vector<GraphSpec> Specs(const ModelConfig& config) {
    const size_t d = config.hidden;
    return {{"encoder",
             {{"embeddings", d}, {"mask", 0}},
             {{"hidden", d},
              {"names", config.name_labels.size()},
              {"descriptions", config.description_labels.size()}}},
            {"pair", {{"rows", PairRowWidth(d)}}, {{"polarity", 2}, {"modality", 3}, {"voice", 4}}},
            {"mention", {{"rows", MentionRowWidth(d)}}, {{"author", 2}, {"speaker", 1}}},
            {"antecedent", {{"rows", AntecedentRowWidth(d)}}, {{"score", 1}}}};
  }

  const ModelConfig& config() const { return package_.config(); }

  void FillEncoder(absl::Span<const Window> windows, const Batch& batch, ov::InferRequest& request) const {
    const size_t d = config().hidden;
    const absl::Span<float> vectors = Input(request, "embeddings", {batch.rows.size(), batch.length, d});
    const absl::Span<float> mask = Input(request, "mask", {batch.rows.size(), batch.length});
    for (size_t row = 0; row < batch.rows.size(); ++row) {
      const Window& window = windows[batch.rows[row]];
      for (size_t i = 0; i < batch.length; ++i) {
        const size_t place = row * batch.length + i;
        const bool real = i < window.ids.size();
        mask[place] = real ? 1.0F : 0.0F;
        package_.embeddings().Write(real ? window.ids[i] : config().pad_id,
                                    real ? window.shapes[i] : WordShape::kNone,
                                    vectors.subspan(place * d, d));
      }
    }
  }

  static void ReadEncoder(absl::Span<const Window> windows, const Batch& batch, ov::InferRequest& request,
                          std::vector<EncodedWindow>& encoded) {
    const auto hidden = Output(request, "hidden");
    const auto names = Output(request, "names");
    const auto descriptions = Output(request, "descriptions");
    for (size_t row = 0; row < batch.rows.size(); ++row) {
      const size_t tokens = windows[batch.rows[row]].ids.size();
      encoded[batch.rows[row]] = {RowsOf(hidden, batch, row, tokens), RowsOf(names, batch, row, tokens),
                                  RowsOf(descriptions, batch, row, tokens)};
    }
  }

  // Runs a head over all rows; `read` gets each batch's outputs and how many of its rows count.
  absl::Status Score(GraphIndex graph, size_t width, const FeatureRows& rows,
                     absl::FunctionRef<void(ov::InferRequest&, size_t)> read) const {
    if (rows.width() != width) {
      return InvalidField("rows", absl::StrCat("of ", rows.width(), " numbers; this head takes ", width));
    }
    for (size_t begin = 0; begin < rows.count(); begin += kHeadRows) {
      const size_t count = std::min(kHeadRows, rows.count() - begin);
      PARALLAX_RETURN_IF_ERROR(graphs_[graph]->Run(
          [&](ov::InferRequest& request) {
            const absl::Span<float> input = Input(request, "rows", {kHeadRows, width});
            const auto values = rows.values().subspan(begin * width, count * width);
            std::fill(std::copy(values.begin(), values.end(), input.begin()), input.end(), 0.0F);
          },
          [&](ov::InferRequest& request) { read(request, count); }));
    }
    return absl::OkStatus();
  }

  const ModelPackage& package_;
  ov::Core core_;
  std::array<std::unique_ptr<Graph>, kGraphs> graphs_;
};

class LoadedModel final : public LearnedModel {
 public:
  LoadedModel(std::unique_ptr<ModelPackage> package, std::unique_ptr<NeuralModel> network)
      : package_(std::move(package)), network_(std::move(network)) {}
  const ModelConfig& config() const override { return package_->config(); }
  const WordPieceTokenizer& tokenizer() const override { return package_->tokenizer(); }
  const NeuralModel& network() const override { return *network_; }

 private:
  std::unique_ptr<ModelPackage> package_;
  std::unique_ptr<NeuralModel> network_;  // reads the package
};

}  // namespace

absl::StatusOr<std::unique_ptr<NeuralModel>> LoadOpenVinoModel(const ModelPackage& package,
                                                               const OpenVinoOptions& options) {
  return OpenVinoModel::Create(package, options);
}

ModelLoader OpenVinoModelLoader(const OpenVinoOptions& options) {
  return [options](const std::string& folder) -> absl::StatusOr<std::unique_ptr<const LearnedModel>> {
    PARALLAX_ASSIGN_OR_RETURN(auto package, ModelPackage::Load(folder));
    PARALLAX_ASSIGN_OR_RETURN(auto network, LoadOpenVinoModel(*package, options));
    return std::make_unique<const LoadedModel>(std::move(package), std::move(network));
  };
}

}  // namespace parallax::nlp
