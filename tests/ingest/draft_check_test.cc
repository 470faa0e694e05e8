#include "services/ingest/draft_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <string>
#include <vector>

#include "parallax/v1/ingest_service.pb.h"
#include "services/common/error.h"
#include "services/common/utf8.h"
#include "tests/ingest/testing.h"

namespace parallax::ingest {
namespace {

// The field that is at fault; empty when the draft is kept.
std::string FaultyField(RawDraft draft) { return InvalidFieldOf(CheckDraft(draft).status()); }

TEST(RawDraft, HasTheFieldsOfArticleDraft) {
  const auto* raw = RawDraft::descriptor();
  const auto* published = v1::ArticleDraft::descriptor();
  ASSERT_EQ(raw->field_count(), published->field_count());
  for (int i = 0; i < raw->field_count(); ++i) {
    const auto* field = published->FindFieldByNumber(raw->field(i)->number());
    ASSERT_NE(field, nullptr) << raw->field(i)->name();
    EXPECT_EQ(raw->field(i)->name(), field->name());
    EXPECT_EQ(raw->field(i)->label(), field->label());
    EXPECT_EQ(field->type(), google::protobuf::FieldDescriptor::TYPE_STRING);
    EXPECT_EQ(raw->field(i)->type(), google::protobuf::FieldDescriptor::TYPE_BYTES);
  }
  for (const auto* request :
       {v1::PublishArticleRequest::descriptor(), v1::PublishArticlesRequest::descriptor()}) {
    ASSERT_EQ(request->field_count(), 1);
    EXPECT_EQ(request->field(0)->number(), RawPublishRequest::kDraftFieldNumber);
    EXPECT_EQ(request->field(0)->message_type(), published);
  }
}

TEST(CheckDraft, KeepsWhatWasHandedIn) {
  RawDraft draft = Draft("http://Example.org/a#top", "First line.\nSecond line.\t\r\n");
  draft.set_title("  A title\nin two lines ");
  draft.add_authors("Ann Author");
  draft.add_authors(" ");
  draft.add_authors("Bo Writer");
  draft.set_publisher("The Outlet");
  draft.set_published("2024-04-14T08:00:00Z");
  draft.set_language("pt-BR");
  draft.set_tag("file.txt");
  const v1::Article article = ValueOf(CheckDraft(draft));
  EXPECT_EQ(article.url(), "http://Example.org/a#top");
  EXPECT_EQ(article.canonical_url(), "https://example.org/a");
  EXPECT_EQ(article.title(), "A title in two lines");
  EXPECT_THAT(article.authors(), testing::ElementsAre("Ann Author", "Bo Writer"));
  EXPECT_EQ(article.publisher(), "The Outlet");
  EXPECT_EQ(article.published(), "2024-04-14T08:00:00Z");
  EXPECT_EQ(article.language(), "pt-BR");
  EXPECT_EQ(article.text(), "First line.\nSecond line.\t\r\n");
  EXPECT_EQ(article.content_hash().size(), 64u);
  EXPECT_EQ(article.id().front(), 'u');
  EXPECT_EQ(article.quality_notes_size(), 0);
  EXPECT_EQ(article.revision(), 0u);
  EXPECT_EQ(draft.tag(), "file.txt");
}

TEST(CheckDraft, RepairsAFewDamagedBytesAndSaysSo) {
  RawDraft draft = Draft("", "The caf\xE9 is \x93open\x94, said its owner, Ms Caf\xC3\xA9.");
  draft.set_title("Caf\xE9 opens");
  const v1::Article article = ValueOf(CheckDraft(draft));
  EXPECT_EQ(article.text(),
            "The caf\xC3\xA9 is \xE2\x80\x9Copen\xE2\x80\x9D, said its owner, Ms Caf\xC3\xA9.");
  EXPECT_EQ(article.title(), "Caf\xC3\xA9 opens");
  ASSERT_EQ(article.quality_notes_size(), 1);
  EXPECT_EQ(article.quality_notes(0).kind(), v1::QUALITY_NOTE_KIND_ENCODING_REPAIRED);
  EXPECT_EQ(article.quality_notes(0).count(), 4u);
  EXPECT_EQ(article.quality_notes(0).detail(), "4 invalid bytes read as Windows-1252");
}

TEST(CheckDraft, RemovesControlCharactersAndSaysSo) {
  RawDraft draft = Draft(
      "", absl::StrCat("One", std::string(1, '\0'), "two\x07 three\x7F\xC2\x85 four\xC2\xA0\xC2\xBD.\n"));
  const v1::Article article = ValueOf(CheckDraft(draft));
  EXPECT_EQ(article.text(), "Onetwo three four\xC2\xA0\xC2\xBD.\n");
  ASSERT_EQ(article.quality_notes_size(), 1);
  EXPECT_EQ(article.quality_notes(0).kind(), v1::QUALITY_NOTE_KIND_CONTROL_CHARACTERS_REMOVED);
  EXPECT_EQ(article.quality_notes(0).count(), 4u);
}

TEST(CheckDraft, FindsControlCharactersAtEveryOffset) {
  for (const char control : {'\0', '\x01', '\x1B', '\x1F', '\x7F'}) {
    for (size_t offset = 0; offset < 24; ++offset) {
      std::string text(24, 'x');
      text[offset] = control;
      RawDraft draft = Draft("", text);
      EXPECT_EQ(ValueOf(CheckDraft(draft)).text(), std::string(23, 'x'))
          << static_cast<int>(control) << " " << offset;
    }
  }
}

TEST(CheckDraft, HashesWhatItKeeps) {
  RawDraft damaged = Draft("", "Caf\xE9 life");
  RawDraft clean = Draft("", "Caf\xC3\xA9 life");
  EXPECT_EQ(ValueOf(CheckDraft(damaged)).id(), ValueOf(CheckDraft(clean)).id());
}

TEST(CheckDraft, RefusesWhatIsNotText) {
  std::string random_bytes(4096, '\0');
  std::mt19937 random(7);
  for (char& c : random_bytes) c = static_cast<char>(random());
  std::string utf16;
  for (const char c : std::string("Text in another encoding, two bytes each")) utf16 += {c, '\0'};
  const std::string russian_1251 = "\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0! \xCF\xF0\xE8\xE2\xE5\xF2";
  for (const auto& [text, reason] :
       std::vector<std::pair<std::string, std::string>>{{"", "empty"},
                                                        {" \n\t ", "letter"},
                                                        {"12345 -- 67!", "letter"},
                                                        {std::string(20, '\0'), "binary"},
                                                        {random_bytes, "binary"},
                                                        {utf16, "binary"},
                                                        {russian_1251, "another encoding"},
                                                        {std::string(kMaxTextBytes + 1, 'a'), "limit"}}) {
    RawDraft draft = Draft("", text);
    const absl::Status status = CheckDraft(draft).status();
    EXPECT_EQ(InvalidFieldOf(status), "draft.text") << reason;
    EXPECT_THAT(ProblemOf(status), testing::HasSubstr(reason));
  }
}

TEST(CheckDraft, KeepsTextOfEveryScriptAndOfTheGreatestSize) {
  for (const std::string text :
       {"\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82", "\xE4\xB8\xAD\xE6\x96\x87",
        "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85", "\xF0\x90\x8C\xB0"}) {
    EXPECT_EQ(FaultyField(Draft("", text)), "");
  }
  EXPECT_EQ(FaultyField(Draft("", std::string(kMaxTextBytes, 'a'))), "");
}

TEST(CheckDraft, RefusesTextThatRepairMakesTooLong) {
  std::string text(kMaxTextBytes, 'a');
  for (size_t i = 0; i < text.size(); i += 10) text[i] = '\x80';  // the euro sign takes three bytes
  RawDraft draft = Draft("", text);
  EXPECT_THAT(ProblemOf(CheckDraft(draft).status()), testing::HasSubstr("limit"));
}

TEST(CheckDraft, NamesTheFieldThatIsAtFault) {
  const auto with = [](const std::function<void(RawDraft&)>& change) {
    RawDraft draft = Draft("https://example.org/a", "Some text");
    change(draft);
    return FaultyField(std::move(draft));
  };
  EXPECT_EQ(with([](RawDraft&) {}), "");
  EXPECT_EQ(with([](RawDraft& d) { d.set_url("nowhere"); }), "draft.url");
  EXPECT_EQ(with([](RawDraft& d) { d.set_title(std::string(kMaxTitleBytes + 1, 'a')); }), "draft.title");
  EXPECT_EQ(with([](RawDraft& d) { d.set_publisher(std::string(kMaxNameBytes + 1, 'a')); }),
            "draft.publisher");
  EXPECT_EQ(with([](RawDraft& d) { d.set_tag(std::string(kMaxTagBytes + 1, 'a')); }), "draft.tag");
  EXPECT_EQ(with([](RawDraft& d) {
              d.add_authors("Ann");
              d.add_authors(std::string(kMaxNameBytes + 1, 'a'));
            }),
            "draft.authors[1]");
  EXPECT_EQ(with([](RawDraft& d) {
              for (int i = 0; i <= kMaxAuthors; ++i) d.add_authors("Ann");
            }),
            "draft.authors");
  for (const char* date : {"yesterday", "14.04.2024", "2024-13-01", "2024-02-30", "2024-04-14 08:00"}) {
    EXPECT_EQ(with([&](RawDraft& d) { d.set_published(date); }), "draft.published") << date;
  }
  for (const char* date : {"2024-04-14", "2024-04-14T08:00:00Z", "2024-04-14T08:00:00+02:00"}) {
    EXPECT_EQ(with([&](RawDraft& d) { d.set_published(date); }), "") << date;
  }
  for (const char* code : {"e", "en_US", "english language", "en-", "123"}) {
    EXPECT_EQ(with([&](RawDraft& d) { d.set_language(code); }), "draft.language") << code;
  }
  for (const char* code : {"en", "pt-BR", "zh-Hant-TW", "es-419"}) {
    EXPECT_EQ(with([&](RawDraft& d) { d.set_language(code); }), "") << code;
  }
}

TEST(CheckDraft, NeverLetsMalformedBytesThrough) {
  const auto seed = std::random_device()();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  std::mt19937 random(seed);
  int kept = 0;
  for (int i = 0; i < 2000; ++i) {
    std::string text = "A sentence of some length that stands before and after the damage.";
    for (size_t n = random() % 6; n > 0; --n) text[random() % text.size()] = static_cast<char>(random());
    RawDraft draft = Draft("", text);
    const absl::StatusOr<v1::Article> article = CheckDraft(draft);
    if (!article.ok()) continue;
    ++kept;
    EXPECT_TRUE(IsValidUtf8(article->text()));
    for (const char c : article->text())
      EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t');
  }
  EXPECT_EQ(kept, 2000);
}

}  // namespace
}  // namespace parallax::ingest
