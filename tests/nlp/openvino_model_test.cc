#include "services/nlp/openvino_model.h"

#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <thread>

#include "services/nlp/feature_rows.h"
#include "tests/nlp/testing.h"
#include "tests/nlp/tiny_graphs.h"

namespace parallax::nlp {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A window of `tokens` tokens whose pieces depend on `seed`.
Window MakeWindow(size_t tokens, uint32_t seed, size_t vocabulary) {
  Window window;
  std::mt19937 random(seed);
  for (size_t i = 0; i < tokens; ++i) {
    window.ids.push_back(static_cast<int32_t>(random() % vocabulary));
    window.shapes.push_back(static_cast<WordShape>(random() % kWordShapes));
  }
  return window;
}

// Windows of all padded lengths, `step` apart.
std::vector<Window> ManyWindows(const ModelPackage& package, size_t step) {
  std::vector<Window> windows;
  for (size_t tokens = 2; tokens <= package.config().max_tokens; tokens += step) {
    windows.push_back(MakeWindow(tokens, static_cast<uint32_t>(tokens), package.tokenizer().size()));
  }
  return windows;
}

std::vector<float> Flat(const TokenRows& rows) {
  std::vector<float> values;
  for (size_t i = 0; i < rows.tokens(); ++i) values.insert(values.end(), rows[i].begin(), rows[i].end());
  return values;
}

// Bit for bit: the port promises no less.
void ExpectSame(const EncodedWindow& a, const EncodedWindow& b) {
  EXPECT_TRUE(Flat(a.hidden) == Flat(b.hidden));
  EXPECT_TRUE(Flat(a.names) == Flat(b.names));
  EXPECT_TRUE(Flat(a.descriptions) == Flat(b.descriptions));
}

FeatureRows RandomRows(size_t width, size_t count) {
  FeatureRows rows(width);
  std::mt19937 random(3);
  std::uniform_real_distribution<float> numbers(-1, 1);
  for (size_t i = 0; i < count; ++i) {
    for (float& value : rows.Append()) value = numbers(random);
  }
  return rows;
}

void ExpectNoTraceOfBatches(const NeuralModel& model, const std::vector<Window>& windows) {
  const auto together = model.Encode(windows);
  ASSERT_TRUE(together.ok()) << together.status();
  for (size_t i = 0; i < windows.size(); ++i) {
    const auto alone = model.Encode({windows[i]});
    ASSERT_TRUE(alone.ok()) << alone.status();
    ExpectSame((*together)[i], (*alone)[0]);
    const auto four = model.Encode({windows[i], windows[i], windows[i], windows[i]});
    ASSERT_TRUE(four.ok()) << four.status();
    for (const EncodedWindow& one : *four) ExpectSame((*together)[i], one);
  }
}

void ExpectNoTraceOfThreads(const NeuralModel& model, const std::vector<Window>& windows) {
  const auto expected = model.Encode(windows);
  ASSERT_TRUE(expected.ok()) << expected.status();
  std::array<absl::StatusOr<std::vector<EncodedWindow>>, 4> results;
  std::vector<std::thread> threads;
  threads.reserve(results.size());
  for (auto& result : results) threads.emplace_back([&] { result = model.Encode(windows); });
  for (std::thread& thread : threads) thread.join();
  for (const auto& result : results) {
    ASSERT_TRUE(result.ok()) << result.status();
    for (size_t i = 0; i < windows.size(); ++i) ExpectSame((*expected)[i], (*result)[i]);
  }
}

class OpenVinoModelTest : public testing::Test {
 protected:
  OpenVinoModelTest() { graphs_.Write(folder_); }

  void Load(const OpenVinoOptions& options = {.threads = 2}) {
    auto package = ModelPackage::Load(folder_.string());
    ASSERT_TRUE(package.ok()) << package.status();
    package_ = *std::move(package);
    auto model = LoadOpenVinoModel(*package_, options);
    ASSERT_TRUE(model.ok()) << model.status();
    model_ = *std::move(model);
  }

  const std::filesystem::path folder_ = TestFolder();
  TinyGraphs graphs_;
  std::unique_ptr<ModelPackage> package_;
  std::unique_ptr<NeuralModel> model_;
};

// What the tiny encoder computes, without padding.
std::vector<float> Attention(const ModelPackage& package, const Window& window,
                             const std::vector<float>& weights) {
  constexpr size_t d = kTinyHidden;
  const size_t n = window.ids.size();
  std::vector<float> input(d);
  std::vector<float> vectors(n * d);
  for (size_t i = 0; i < n; ++i) {
    package.embeddings().Write(window.ids[i], window.shapes[i], absl::MakeSpan(input));
    for (size_t j = 0; j < d * d; ++j) vectors[i * d + j % d] += input[j / d] * weights[j];
  }
  std::vector<float> hidden(n * d);
  for (size_t i = 0; i < n; ++i) {
    std::vector<float> share(n);
    float total = 0;
    for (size_t k = 0; k < n; ++k) {
      float score = 0;
      for (size_t j = 0; j < d; ++j) score += vectors[i * d + j] * vectors[k * d + j];
      total += share[k] = std::exp(score);
    }
    for (size_t k = 0; k < n; ++k) {
      for (size_t j = 0; j < d; ++j) hidden[i * d + j] += share[k] / total * vectors[k * d + j];
    }
  }
  return hidden;
}

TEST_F(OpenVinoModelTest, ComputesWhatTheGraphSaysWithoutItsPadding) {
  Load();
  for (const size_t tokens : {2, 31, 32, 33, 159, 160}) {
    const Window window = MakeWindow(tokens, 1, kTinyVocabularySize);
    const auto encoded = model_->Encode({window});
    ASSERT_TRUE(encoded.ok()) << encoded.status();
    ASSERT_EQ((*encoded)[0].hidden.tokens(), tokens);
    EXPECT_THAT(
        Flat((*encoded)[0].hidden),
        testing::Pointwise(testing::FloatNear(1e-4F), Attention(*package_, window, graphs_.weights())));
  }
}

TEST_F(OpenVinoModelTest, GivesEveryTokenItsLogits) {
  Load();
  const auto encoded = model_->Encode({MakeWindow(40, 1, kTinyVocabularySize)});
  ASSERT_TRUE(encoded.ok()) << encoded.status();
  EXPECT_EQ((*encoded)[0].names.tokens(), 40U);
  EXPECT_EQ((*encoded)[0].names.width(), 3U);
  EXPECT_EQ((*encoded)[0].descriptions.tokens(), 40U);
  EXPECT_EQ((*encoded)[0].descriptions.width(), 5U);
}

TEST_F(OpenVinoModelTest, EncodesNothing) {
  Load();
  EXPECT_THAT(*model_->Encode({}), IsEmpty());
  EXPECT_THAT(*model_->ScorePairs(FeatureRows(PairRowWidth(kTinyHidden))), IsEmpty());
}

TEST_F(OpenVinoModelTest, KeepsWindowsApartFromTheirBatch) {
  Load();
  ExpectNoTraceOfBatches(*model_, ManyWindows(*package_, 5));
}

TEST_F(OpenVinoModelTest, GivesEveryThreadTheSameResults) {
  Load();
  ExpectNoTraceOfThreads(*model_, ManyWindows(*package_, 5));
}

TEST_F(OpenVinoModelTest, ServesMoreThreadsThanItComputesAtOnce) {
  Load({.threads = 1});
  ExpectNoTraceOfThreads(*model_, ManyWindows(*package_, 5));
}

TEST_F(OpenVinoModelTest, ScoresRowsWhateverTheirNumber) {
  Load();
  const FeatureRows all = RandomRows(PairRowWidth(kTinyHidden), 75);
  const auto together = model_->ScorePairs(all);
  ASSERT_TRUE(together.ok()) << together.status();
  ASSERT_EQ(together->size(), 75U);
  for (size_t i = 0; i < all.count(); ++i) {
    FeatureRows one(all.width());
    std::copy_n(all[i].begin(), all.width(), one.Append().begin());
    const auto alone = model_->ScorePairs(one);
    ASSERT_TRUE(alone.ok()) << alone.status();
    EXPECT_EQ((*alone)[0].polarity, (*together)[i].polarity);
    EXPECT_EQ((*alone)[0].modality, (*together)[i].modality);
    EXPECT_EQ((*alone)[0].voice, (*together)[i].voice);
  }
}

TEST_F(OpenVinoModelTest, ScoresMentionsAndAntecedents) {
  Load();
  const auto mentions = model_->ScoreMentions(RandomRows(MentionRowWidth(kTinyHidden), 33));
  ASSERT_TRUE(mentions.ok()) << mentions.status();
  EXPECT_EQ(mentions->size(), 33U);
  EXPECT_NE((*mentions)[0].speaker, (*mentions)[1].speaker);
  const auto antecedents = model_->ScoreAntecedents(RandomRows(AntecedentRowWidth(kTinyHidden), 33));
  ASSERT_TRUE(antecedents.ok()) << antecedents.status();
  EXPECT_EQ(antecedents->size(), 33U);
  EXPECT_NE((*antecedents)[0], (*antecedents)[32]);
}

TEST_F(OpenVinoModelTest, RefusesRowsAndWindowsOfOtherSizes) {
  Load();
  EXPECT_EQ(model_->ScoreMentions(RandomRows(7, 1)).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(model_->Encode({MakeWindow(161, 1, kTinyVocabularySize)}).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST_F(OpenVinoModelTest, NamesAGraphThatIsNotOfAPackage) {
  TinyGraphs::Save(graphs_.Head(MentionRowWidth(kTinyHidden), {{"author", 2}}), folder_ / "mention.xml");
  WriteTinyPackage(folder_);
  const auto package = ModelPackage::Load(folder_.string());
  ASSERT_TRUE(package.ok()) << package.status();
  const absl::Status status = LoadOpenVinoModel(**package, {}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("mention.xml"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("speaker"));
}

TEST_F(OpenVinoModelTest, NamesAGraphThatCannotBeRead) {
  WriteBytes(folder_ / "pair.xml", "<net/>");
  WriteTinyPackage(folder_);
  const auto package = ModelPackage::Load(folder_.string());
  ASSERT_TRUE(package.ok()) << package.status();
  EXPECT_THAT(std::string(LoadOpenVinoModel(**package, {}).status().message()), HasSubstr("pair.xml"));
}

// The packages of the repository, or those in a folder that the environment names.
TEST(OpenVinoModel, ComputesThePackagesOfTheRepository) {
  const char* elsewhere = std::getenv("PARALLAX_MODELS");
  const std::filesystem::path models = elsewhere != nullptr ? elsewhere : PARALLAX_SOURCE_DIR "/models";
  size_t packages = 0;
  if (std::filesystem::exists(models)) {
    for (const auto& entry : std::filesystem::directory_iterator(models)) {
      if (!std::filesystem::exists(entry.path() / "model.json")) continue;
      const auto package = ModelPackage::Load(entry.path().string());
      ASSERT_TRUE(package.ok()) << package.status();
      const auto model = LoadOpenVinoModel(**package, {.threads = 2});
      ASSERT_TRUE(model.ok()) << model.status();
      const std::vector<Window> windows = ManyWindows(**package, 26);
      ExpectNoTraceOfBatches(**model, windows);
      ExpectNoTraceOfThreads(**model, windows);
      ++packages;
    }
  }
  if (packages == 0) GTEST_SKIP() << "no model package in " << models;
}

}  // namespace
}  // namespace parallax::nlp
