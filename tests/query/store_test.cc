#include "services/query/store.h"

#include <filesystem>
#include <fstream>

#include "services/query/byte_codec.h"
#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

absl::StatusOr<std::unique_ptr<Store>> Open(const std::string& path) {
  return Store::Create({.path = path, .cache_bytes = 1 << 20});
}

void Put(Store& store, Family family, const std::string& key, const std::string& value) {
  rocksdb::WriteBatch batch;
  batch.Put(store.handle(family), key, value);
  ASSERT_THAT(store.Write(batch), IsOk());
}

TEST(Store, KeepsItsIdAndRowsAcrossReopening) {
  TemporaryFolder folder;
  std::string id;
  {
    const auto store = Open(folder.path());
    ASSERT_THAT(store, IsOk());
    id = (*store)->id();
    EXPECT_EQ(id.size(), 16u);
    Put(**store, Family::kBodies, "key", "value");
  }
  const auto store = Open(folder.path());
  ASSERT_THAT(store, IsOk());
  EXPECT_EQ((*store)->id(), id);
  EXPECT_EQ(*StoreReader(**store).Get(Family::kBodies, "key"), "value");
}

// The write-ahead log with most bytes: the one that holds the rows of the test.
std::filesystem::path WriteAheadLog(const std::string& folder) {
  std::filesystem::path largest;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".log") continue;
    if (largest.empty() || entry.file_size() > std::filesystem::file_size(largest)) largest = entry.path();
  }
  return largest;
}

void WriteTenRows(const std::string& path) {
  const auto store = Open(path);
  ASSERT_THAT(store, IsOk());
  for (char row = '0'; row <= '9'; ++row)
    Put(**store, Family::kBodies, std::string(1, row), std::string(5000, row));
}

TEST(Store, OpensAfterATornWriteWithoutTheUnfinishedRow) {
  TemporaryFolder folder;
  WriteTenRows(folder.path());
  const std::filesystem::path log = WriteAheadLog(folder.path());
  std::filesystem::resize_file(log, std::filesystem::file_size(log) - 100);
  const auto store = Open(folder.path());
  ASSERT_THAT(store, IsOk());
  const StoreReader reader(**store);
  EXPECT_NE(*reader.Get(Family::kBodies, "8"), std::nullopt);
  EXPECT_EQ(*reader.Get(Family::kBodies, "9"), std::nullopt);
}

TEST(Store, RefusesALogThatIsDamagedInTheMiddle) {
  TemporaryFolder folder;
  WriteTenRows(folder.path());
  std::fstream log(WriteAheadLog(folder.path()), std::ios::in | std::ios::out | std::ios::binary);
  log.seekp(20'000);
  log << "damage";
  log.close();
  const auto store = Open(folder.path());
  EXPECT_THAT(store, HasCode(absl::StatusCode::kDataLoss));
  EXPECT_THAT(std::string(store.status().message()), HasSubstr("replay"));
}

TEST(Store, GivesEveryStoreItsOwnId) {
  TemporaryFolder a, b;
  EXPECT_NE((*Open(a.path()))->id(), (*Open(b.path()))->id());
}

TEST(Store, RefusesAnotherSchemaVersionWithTheRemedy) {
  TemporaryFolder folder;
  {
    const auto store = Open(folder.path());
    ASSERT_THAT(store, IsOk());
    Put(**store, Family::kMeta, std::string(kSchemaKey), ByteWriter().U32(kSchemaVersion + 1).Take());
  }
  const auto store = Open(folder.path());
  EXPECT_THAT(store, HasCode(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(std::string(store.status().message()), HasSubstr("replay"));
}

TEST(Store, RefusesAFolderThatIsInUse) {
  TemporaryFolder folder;
  const auto first = Open(folder.path());
  EXPECT_THAT(Open(folder.path()), HasCode(absl::StatusCode::kUnavailable));
}

TEST(Store, RefusesAFolderThatCannotBeMade) {
  EXPECT_THAT(Open("/proc/no/such"), HasCode(absl::StatusCode::kUnavailable));
  EXPECT_THAT(Open(""), IsInvalid("data"));
}

TEST(Store, ReadsOneMoment) {
  TestStore test;
  Put(test.store(), Family::kBodies, "key", "old");
  const StoreReader reader(test.store());
  Put(test.store(), Family::kBodies, "key", "new");
  EXPECT_EQ(*reader.Get(Family::kBodies, "key"), "old");
  EXPECT_EQ(*StoreReader(test.store()).Get(Family::kBodies, "key"), "new");
}

TEST(Store, TellsAMissingKeyFromAnEmptyValue) {
  TestStore test;
  Put(test.store(), Family::kBodies, "key", "");
  EXPECT_EQ(*StoreReader(test.store()).Get(Family::kBodies, "key"), "");
  EXPECT_EQ(*StoreReader(test.store()).Get(Family::kBodies, "other"), std::nullopt);
}

TEST(Store, VisitsAPrefixInOrderUntilToldToStop) {
  TestStore test;
  for (const char* key : {"a", "ba", "bb", "bc", "c"}) Put(test.store(), Family::kBodies, key, key);
  const StoreReader reader(test.store());
  std::vector<std::string> rests;
  ASSERT_THAT(reader.ForEach(Family::kBodies, "b",
                             [&](absl::string_view rest, absl::string_view) {
                               rests.emplace_back(rest);
                               return rest != "b";
                             }),
              IsOk());
  EXPECT_THAT(rests, ElementsAre("a", "b"));
}

TEST(Store, TranslatesErrorsOfTheDatabase) {
  EXPECT_THAT(FromRocksStatus(rocksdb::Status::OK(), "x"), IsOk());
  EXPECT_THAT(FromRocksStatus(rocksdb::Status::Corruption("c"), "x"), HasCode(absl::StatusCode::kDataLoss));
  EXPECT_THAT(FromRocksStatus(rocksdb::Status::NoSpace("n"), "x"),
              HasCode(absl::StatusCode::kResourceExhausted));
  EXPECT_THAT(FromRocksStatus(rocksdb::Status::Busy("b"), "x"), HasCode(absl::StatusCode::kUnavailable));
  EXPECT_THAT(FromRocksStatus(rocksdb::Status::IOError("i"), "x"), HasCode(absl::StatusCode::kInternal));
}

TEST(Store, TellsItsSize) {
  TestStore test;
  EXPECT_GT(test.store().DiskBytes(), 0u);
}

}  // namespace
}  // namespace parallax::query
