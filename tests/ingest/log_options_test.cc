#include "services/ingest/log_options.h"

#include <gtest/gtest.h>

#include "services/ingest/log_format.h"

namespace parallax::ingest {
namespace {

TEST(LogOptions, RefuseDamagedWriteAheadLogs) {
  const rocksdb::DBOptions options = LogDbOptions();
  EXPECT_EQ(options.wal_recovery_mode, rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords);
  EXPECT_TRUE(options.track_and_verify_wals_in_manifest);
}

TEST(LogOptions, NameTheFamiliesInTheOrderOfTheirEnum) {
  const std::vector<rocksdb::ColumnFamilyDescriptor> families = LogFamilies(1 << 20);
  const auto name = [&](LogFamily family) { return families.at(static_cast<size_t>(family)).name; };
  EXPECT_EQ(name(LogFamily::kMeta), rocksdb::kDefaultColumnFamilyName);
  EXPECT_EQ(name(LogFamily::kArticles), kArticlesFamily);
  EXPECT_EQ(name(LogFamily::kHeads), kHeadsFamily);
  EXPECT_EQ(name(LogFamily::kQueue), kQueueFamily);
  EXPECT_EQ(name(LogFamily::kDeadLetters), kDeadLettersFamily);
}

TEST(LogOptions, KeepTextsInCompressedBlobFiles) {
  const auto articles = LogFamilies(1 << 20).at(static_cast<size_t>(LogFamily::kArticles)).options;
  EXPECT_TRUE(articles.enable_blob_files);
  EXPECT_EQ(articles.blob_compression_type, rocksdb::kZSTD);
}

}  // namespace
}  // namespace parallax::ingest
