#include "services/query/article_search.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "services/common/error.h"
#include "services/query/bm25.h"
#include "services/query/byte_codec.h"
#include "services/query/entity_index.h"
#include "services/query/records.h"
#include "services/query/snippet.h"
#include "services/query/text_index.h"

namespace parallax::query {
namespace {

// Bounds the work of one page whose phrases reject nearly everything.
constexpr size_t kMaxExamined = 20'000;

struct Article {
  std::string time_key;
  StoredSummary stored;
  std::string body;
  double score = 0;
};

absl::StatusOr<Article> ReadArticle(const StoreReader& reader, const std::string& time_key) {
  const absl::string_view id = ParseArticleTimeKey(time_key).article_id;
  PARALLAX_ASSIGN_OR_RETURN(const std::optional<std::string> summary, reader.Get(Family::kSummaries, id));
  PARALLAX_ASSIGN_OR_RETURN(std::optional<std::string> body, reader.Get(Family::kBodies, id));
  if (!summary.has_value() || !body.has_value()) return DamagedRow(Family::kSummaries);
  std::optional<StoredSummary> stored = DecodeSummary(*summary);
  if (!stored.has_value()) return DamagedRow(Family::kSummaries);
  return Article{time_key, *std::move(stored), *std::move(body), 0};
}

v1::ArticleSummary Present(const Article& article, const SearchQuery& query) {
  v1::ArticleSummary summary = article.stored.summary;
  const Snippet snippet = MakeSnippet(article.body, query);
  summary.set_snippet(snippet.text);
  for (const auto& [begin, end] : snippet.highlights) {
    v1::Span& span = *summary.add_highlights();
    span.set_begin(static_cast<uint32_t>(begin));
    span.set_end(static_cast<uint32_t>(end));
  }
  summary.set_score(article.score);
  return summary;
}

absl::StatusOr<KeyRange> FilterRange(const v1::ArticleFilter& filter) {
  PARALLAX_ASSIGN_OR_RETURN(const TimeWindow window, ToTimeWindow(filter.time(), "filter.time"));
  return TimeKeyRange(window);
}

absl::StatusOr<ArticlePage> SearchNewest(const StoreReader& reader, const ArticleSearch& search) {
  PARALLAX_ASSIGN_OR_RETURN(KeyRange range, FilterRange(search.filter));
  // The cursor is the last key given; the next possible key is that and a zero byte.
  if (!search.cursor.empty()) range.begin = std::max(range.begin, search.cursor + '\0');
  PARALLAX_ASSIGN_OR_RETURN(std::optional<Roaring> documents,
                            MatchDocuments(reader, search.query, search.filter));
  PARALLAX_ASSIGN_OR_RETURN(NewestFirst walk, NewestFirst::Create(reader, std::move(documents),
                                                                  std::move(range), search.page_size + 1));
  ArticlePage page;
  std::string last;
  for (size_t examined = 0; walk.Next(); ++examined) {
    if (page.articles.size() == search.page_size || examined == kMaxExamined) {
      page.next_cursor = last;
      break;
    }
    last = walk.time_key();
    PARALLAX_ASSIGN_OR_RETURN(const Article article, ReadArticle(reader, walk.time_key()));
    if (PhrasesOccur(search.query, article.stored.summary.title(), article.body)) {
      page.articles.push_back(Present(article, search.query));
    }
  }
  PARALLAX_RETURN_IF_ERROR(walk.status());
  return page;
}

// Where a page by relevance starts, and what keeps its order the same from page to page.
struct RankCursor {
  std::string newest;  // time key of the newest article that the first page ranked
  std::string last;    // time key of the last article given
  double last_score = 0;
  Bm25Statistics statistics;

  std::string Encode() const {
    ByteWriter writer;
    writer.Str(newest).Str(last).Double(last_score).Double(statistics.average_words);
    for (const double idf : statistics.idf) writer.Double(idf);
    return writer.Take();
  }

  static absl::StatusOr<RankCursor> Decode(absl::string_view bytes) {
    ByteReader reader(bytes);
    RankCursor cursor;
    cursor.newest = std::string(reader.Str());
    cursor.last = std::string(reader.Str());
    cursor.last_score = reader.Double();
    cursor.statistics.average_words = reader.Double();
    while (reader.ok() && !reader.AtEnd()) cursor.statistics.idf.push_back(reader.Double());
    if (!reader.ok())
      return InvalidField("page_token", "is damaged; leave it out to start at the first page");
    return cursor;
  }
};

absl::StatusOr<Bm25Statistics> ReadStatistics(const StoreReader& reader, const SearchQuery& query) {
  PARALLAX_ASSIGN_OR_RETURN(const Counters totals, ReadTotals(reader));
  const int64_t articles = CounterAt(totals, kTotalArticles);
  Bm25Statistics statistics;
  statistics.average_words = static_cast<double>(CounterAt(totals, kTotalWords)) /
                             static_cast<double>(std::max<int64_t>(articles, 1));
  for (const std::string& word : query.words) {
    PARALLAX_ASSIGN_OR_RETURN(const Roaring postings, ReadPostings(reader, WordTerm(word)));
    statistics.idf.push_back(
        InverseDocumentFrequency(static_cast<uint64_t>(articles), postings.cardinality()));
  }
  return statistics;
}

// The newest matches with their scores.
absl::StatusOr<std::vector<Article>> Rank(const StoreReader& reader, const SearchQuery& query,
                                          const Bm25Statistics& statistics, NewestFirst& walk) {
  std::vector<Article> ranked;
  for (size_t examined = 0; ranked.size() < kRankedArticles && examined < kMaxExamined && walk.Next();
       ++examined) {
    PARALLAX_ASSIGN_OR_RETURN(Article article, ReadArticle(reader, walk.time_key()));
    if (!PhrasesOccur(query, article.stored.summary.title(), article.body)) continue;
    std::vector<uint32_t> counts;
    CountWords(query, article.stored.summary.title(), counts);
    CountWords(query, article.body, counts);
    article.score = Bm25Score(statistics, counts, article.stored.word_count);
    article.body.clear();  // read again for the few that are shown
    article.body.shrink_to_fit();
    ranked.push_back(std::move(article));
  }
  PARALLAX_RETURN_IF_ERROR(walk.status());
  return ranked;
}

bool Before(double score_a, const std::string& key_a, double score_b, const std::string& key_b) {
  return score_a != score_b ? score_a > score_b : key_a < key_b;
}

absl::StatusOr<ArticlePage> SearchRanked(const StoreReader& reader, const ArticleSearch& search) {
  PARALLAX_ASSIGN_OR_RETURN(KeyRange range, FilterRange(search.filter));
  RankCursor cursor;
  if (search.cursor.empty()) {
    PARALLAX_ASSIGN_OR_RETURN(cursor.statistics, ReadStatistics(reader, search.query));
  } else {
    PARALLAX_ASSIGN_OR_RETURN(cursor, RankCursor::Decode(search.cursor));
    range.begin = std::max(range.begin, cursor.newest);
  }
  PARALLAX_ASSIGN_OR_RETURN(std::optional<Roaring> documents,
                            MatchDocuments(reader, search.query, search.filter));
  PARALLAX_ASSIGN_OR_RETURN(
      NewestFirst walk, NewestFirst::Create(reader, std::move(documents), std::move(range), kRankedArticles));
  PARALLAX_ASSIGN_OR_RETURN(std::vector<Article> ranked, Rank(reader, search.query, cursor.statistics, walk));
  if (ranked.empty()) return ArticlePage();
  if (cursor.newest.empty()) cursor.newest = ranked.front().time_key;
  std::sort(ranked.begin(), ranked.end(), [](const Article& a, const Article& b) {
    return Before(a.score, a.time_key, b.score, b.time_key);
  });
  auto next = ranked.begin();
  if (!cursor.last.empty()) {
    next = std::find_if(ranked.begin(), ranked.end(), [&](const Article& article) {
      return Before(cursor.last_score, cursor.last, article.score, article.time_key);
    });
  }
  ArticlePage page;
  for (; next != ranked.end() && page.articles.size() < search.page_size; ++next) {
    PARALLAX_ASSIGN_OR_RETURN(Article article, ReadArticle(reader, next->time_key));
    article.score = next->score;
    page.articles.push_back(Present(article, search.query));
    cursor.last = next->time_key;
    cursor.last_score = next->score;
  }
  if (next != ranked.end()) page.next_cursor = cursor.Encode();
  return page;
}

}  // namespace

absl::StatusOr<ArticlePage> SearchArticles(const StoreReader& reader, const ArticleSearch& search) {
  return search.by_relevance && !search.query.empty() ? SearchRanked(reader, search)
                                                      : SearchNewest(reader, search);
}

}  // namespace parallax::query
