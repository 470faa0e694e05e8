#include "services/query/view_digest.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "services/common/digest.h"
#include "services/common/error.h"
#include "services/query/byte_codec.h"
#include "services/query/posting_list.h"
#include "services/query/records.h"

namespace parallax::query {
namespace {

// Place of each document's article in the order of ids: what a document number means in any store.
using Ranks = absl::flat_hash_map<uint32_t, uint32_t>;

// Feeds the families to the digest one after the other.
class Digester {
 public:
  explicit Digester(const StoreReader& reader) : reader_(reader) {}

  absl::StatusOr<std::string> Run() {
    for (const Family family : {Family::kArticles, Family::kBodies})
      PARALLAX_RETURN_IF_ERROR(AddRows(family));
    PARALLAX_RETURN_IF_ERROR(AddSummaries());
    PARALLAX_RETURN_IF_ERROR(AddArticleTimes());
    PARALLAX_RETURN_IF_ERROR(AddPostings());
    for (const Family family :
         {Family::kClaims, Family::kClaimsByTime, Family::kClaimsByHolder, Family::kClaimsByTarget}) {
      PARALLAX_RETURN_IF_ERROR(AddRows(family));
    }
    PARALLAX_RETURN_IF_ERROR(AddCounterRows());
    PARALLAX_RETURN_IF_ERROR(AddRows(Family::kEntityArticles));
    return digest_.Hex();
  }

 private:
  // `add` gets every row and says whether it is sound.
  absl::Status ForEachRow(Family family, absl::FunctionRef<bool(absl::string_view, absl::string_view)> add) {
    digest_.Add(kFamilyNames[static_cast<size_t>(family)]);
    bool sound = true;
    PARALLAX_RETURN_IF_ERROR(reader_.ForEach(family, "", [&](absl::string_view key, absl::string_view value) {
      sound = add(key, value);
      return sound;
    }));
    return sound ? absl::OkStatus() : DamagedRow(family);
  }

  absl::Status AddRows(Family family) {
    return ForEachRow(family, [&](absl::string_view key, absl::string_view value) {
      digest_.Add(key).Add(value);
      return true;
    });
  }

  absl::Status AddSummaries() {
    return ForEachRow(Family::kSummaries, [&](absl::string_view key, absl::string_view value) {
      std::optional<StoredSummary> stored = DecodeSummary(value);
      if (!stored.has_value()) return false;
      ranks_.emplace(stored->document, static_cast<uint32_t>(ranks_.size()));
      stored->document = 0;
      digest_.Add(key).Add(EncodeSummary(*stored));
      return true;
    });
  }

  absl::Status AddArticleTimes() {
    return ForEachRow(Family::kArticlesByTime, [&](absl::string_view key, absl::string_view value) {
      digest_.Add(key);
      return ranks_.contains(ByteReader(value).U32());
    });
  }

  absl::Status AddPostings() {
    std::string term;
    std::vector<uint32_t> ranks;
    const auto add_term = [&] {
      if (ranks.empty()) return;
      std::sort(ranks.begin(), ranks.end());
      ByteWriter writer;
      for (const uint32_t rank : ranks) writer.U32(rank);
      digest_.Add(term).Add(writer.Take());
      ranks.clear();
    };
    PARALLAX_RETURN_IF_ERROR(
        ForEachRow(Family::kPostings, [&](absl::string_view key, absl::string_view value) {
          PostingChange change;
          if (key.size() < sizeof(uint16_t) || !change.Then(value)) return false;
          const absl::string_view prefix = key.substr(0, key.size() - sizeof(uint16_t));
          if (prefix != term) {
            add_term();
            term = std::string(prefix);
          }
          for (const uint32_t document : change.documents()) {
            const auto at = ranks_.find(document);
            if (at == ranks_.end()) return false;
            ranks.push_back(at->second);
          }
          return true;
        }));
    add_term();
    return absl::OkStatus();
  }

  absl::Status AddCounterRows() {
    return ForEachRow(Family::kCounters, [&](absl::string_view key, absl::string_view value) {
      const std::optional<Counters> counters = DecodeCounters(value);
      if (!counters.has_value()) return false;
      if (!AllZero(*counters)) digest_.Add(key).Add(EncodeCounters(*counters));
      return true;
    });
  }

  const StoreReader& reader_;
  FieldDigest digest_;
  Ranks ranks_;
};

}  // namespace

absl::StatusOr<std::string> ViewDigest(const StoreReader& reader) { return Digester(reader).Run(); }

}  // namespace parallax::query
