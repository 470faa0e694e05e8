#include "services/ingest/canonical_url.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "services/common/error.h"

namespace parallax::ingest {
namespace {

std::string Canonical(absl::string_view url) {
  const absl::StatusOr<std::string> canonical = CanonicalUrl(url);
  return canonical.ok() ? *canonical : absl::StrCat("error: ", canonical.status().message());
}

TEST(CanonicalUrl, GivesOneSpellingToUrlsOfOneArticle) {
  struct Case {
    const char* what;
    const char* url;
    const char* canonical;
  };
  const std::vector<Case> cases = {
      {"as it is", "https://example.org/a/b", "https://example.org/a/b"},
      {"case of scheme and host", "HTTPS://Example.ORG/A/b", "https://example.org/A/b"},
      {"http is https", "http://example.org/a", "https://example.org/a"},
      {"default port of http", "http://example.org:80/a", "https://example.org/a"},
      {"default port of https", "https://example.org:443/a", "https://example.org/a"},
      {"another port", "https://example.org:8443/a", "https://example.org:8443/a"},
      {"port 443 of http is no default", "http://example.org:443/a", "https://example.org:443/a"},
      {"empty port", "https://example.org:/a", "https://example.org/a"},
      {"empty path", "https://example.org", "https://example.org/"},
      {"empty path before a query", "https://example.org?id=7", "https://example.org/?id=7"},
      {"trailing dot of the host", "https://example.org./a", "https://example.org/a"},
      {"fragment", "https://example.org/a#comments", "https://example.org/a"},
      {"fragment that holds a question mark", "https://example.org/a#x?y", "https://example.org/a"},
      {"white space around", "  https://example.org/a\n", "https://example.org/a"},
      {"dot segments", "https://example.org/a/./b/../c", "https://example.org/a/c"},
      {"dot segments at the end", "https://example.org/a/b/..", "https://example.org/a/"},
      {"dot segments above the root", "https://example.org/../../a", "https://example.org/a"},
      {"escaped dot segments", "https://example.org/a/%2e%2E/b", "https://example.org/b"},
      {"trailing slash counts", "https://example.org/a/", "https://example.org/a/"},
      {"index.html counts", "https://example.org/a/index.html", "https://example.org/a/index.html"},
      {"escaped unreserved characters", "https://example.org/%7Euser/%41%2d", "https://example.org/~user/A-"},
      {"case of escapes", "https://example.org/%c3%a9%2f", "https://example.org/%C3%A9%2F"},
      {"characters that need an escape", "https://example.org/\xC3\xA9|", "https://example.org/%C3%A9%7C"},
      {"percent sign on its own", "https://example.org/100%", "https://example.org/100%25"},
      {"international host",
       "https://B\xC3\xBC"
       "cher.example/a",
       "https://xn--bcher-kva.example/a"},
      {"IPv6 host", "http://[2001:DB8::1]:8080/a", "https://[2001:db8::1]:8080/a"},
      {"tracking parameters", "https://example.org/a?utm_source=x&UTM_Medium=y&fbclid=1&gclid=2&mc_cid=3",
       "https://example.org/a"},
      {"more tracking parameters", "https://example.org/a?igshid=1&ref_src=tw&cmpid=z&mc_eid=4",
       "https://example.org/a"},
      {"other parameters stay in order", "https://example.org/a?z=1&utm_term=q&a=2&z=0",
       "https://example.org/a?z=1&a=2&z=0"},
      {"a name that only begins alike", "https://example.org/a?gclidx=1&id=utm_x",
       "https://example.org/a?gclidx=1&id=utm_x"},
      {"empty parameters", "https://example.org/a?&&id=1&", "https://example.org/a?id=1"},
  };
  for (const Case& c : cases) EXPECT_EQ(Canonical(c.url), c.canonical) << c.what;
}

TEST(CanonicalUrl, KnowsEveryTrackingParameterOfItsList) {
  for (const char* name : {"__twitter_impression",
                           "_ga",
                           "_gl",
                           "_hsenc",
                           "_hsmi",
                           "cmp",
                           "cmpid",
                           "dclid",
                           "dicbo",
                           "fbclid",
                           "gbraid",
                           "gclid",
                           "gclsrc",
                           "guccounter",
                           "guce_referrer",
                           "guce_referrer_sig",
                           "igsh",
                           "igshid",
                           "li_fat_id",
                           "mc_cid",
                           "mc_eid",
                           "mkt_tok",
                           "msclkid",
                           "ns_campaign",
                           "ns_mchannel",
                           "ref_src",
                           "ref_url",
                           "spm",
                           "ttclid",
                           "twclid",
                           "wbraid",
                           "yclid"}) {
    EXPECT_EQ(Canonical(absl::StrCat("https://example.org/?", name, "=1")), "https://example.org/") << name;
  }
}

TEST(CanonicalUrl, RefusesWhatIsNotAnArticlesUrl) {
  for (const std::string& url : {std::string(""),
                                 std::string("example.org/a"),
                                 std::string("ftp://example.org/a"),
                                 std::string("javascript:alert(1)"),
                                 std::string("//example.org/a"),
                                 std::string("https:///a"),
                                 std::string("https://user@example.org/a"),
                                 std::string("https://user:secret@example.org/a"),
                                 std::string("https://example.org:99999/"),
                                 std::string("https://example.org:http/"),
                                 std::string("https://exa mple.org/"),
                                 std::string("https://example.org/a b"),
                                 std::string("https://example.org/a\0b", 23),
                                 std::string("https://exa<mple.org/"),
                                 std::string("https://example..org/"),
                                 std::string("https://[::1/"),
                                 std::string("https://\xFF.org/"),
                                 std::string("https://example.org\\@evil.org/"),
                                 "https://" + std::string(64, 'a') + ".org/",
                                 "https://example.org/" + std::string(kMaxUrlBytes, 'a')}) {
    const absl::Status status = CanonicalUrl(url).status();
    EXPECT_TRUE(absl::IsInvalidArgument(status)) << url;
    EXPECT_EQ(InvalidFieldOf(status), "draft.url") << url;
  }
}

TEST(CanonicalUrl, NeverRepeatsAPasswordInItsError) {
  EXPECT_THAT(Canonical("https://user:hunter2@example.org/"), testing::Not(testing::HasSubstr("hunter2")));
}

TEST(CanonicalUrl, IsAFixedPointForRandomUrls) {
  const auto seed = std::random_device()();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  std::mt19937 random(seed);
  const std::vector<std::string> pieces = {"/",       ".", "..", "%2e",     "%", "%c3", "a",        "B",
                                           "?",       "&", "=",  "utm_x=1", "#", "|",   "\xC3\xA9", "+",
                                           "gclid=1", ":", "@",  "[",       "'", "%25", "~"};
  int valid = 0;
  for (int i = 0; i < 2000; ++i) {
    std::string url = "http://Example.org/";
    for (size_t n = random() % 12; n > 0; --n) url += pieces[random() % pieces.size()];
    const absl::StatusOr<std::string> once = CanonicalUrl(url);
    if (!once.ok()) continue;
    ++valid;
    EXPECT_EQ(Canonical(*once), *once) << url;
  }
  EXPECT_GT(valid, 1000);
}

}  // namespace
}  // namespace parallax::ingest
