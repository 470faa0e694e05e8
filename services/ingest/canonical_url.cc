#include "services/ingest/canonical_url.h"

#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/common/error.h"
#include "services/common/utf8.h"

namespace parallax::ingest {
namespace {

// Parameters that tell where a reader came from, never which article is meant. Sorted.
constexpr std::array<absl::string_view, 32> kTrackingParameters = {"__twitter_impression",
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
                                                                   "yclid"};

absl::Status BadUrl(absl::string_view problem) { return InvalidField("draft.url", problem); }

bool IsUnreserved(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '_' || c == '~';
}

// Characters that may stand unescaped in a path or query.
bool MayStand(char c) { return IsUnreserved(c) || absl::StrContains("!$&'()*+,;=:@/?[]", c); }

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = absl::ascii_tolower(static_cast<unsigned char>(c));
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string NormaliseEscapes(absl::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    bool escaped = false;
    if (c == '%' && i + 2 < text.size() && HexDigit(text[i + 1]) >= 0 && HexDigit(text[i + 2]) >= 0) {
      c = static_cast<char>(HexDigit(text[i + 1]) * 16 + HexDigit(text[i + 2]));
      escaped = true;
      i += 2;
    }
    if (IsUnreserved(c) || (!escaped && MayStand(c))) {
      out += c;
    } else {
      absl::StrAppendFormat(&out, "%%%02X", static_cast<int>(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

// RFC 3986, section 5.2.4, for an absolute path.
std::string ResolveDotSegments(absl::string_view path) {
  std::vector<absl::string_view> segments = absl::StrSplit(absl::StripPrefix(path, "/"), '/');
  std::vector<absl::string_view> resolved;
  for (const absl::string_view segment : segments) {
    if (segment == "..") {
      if (!resolved.empty()) resolved.pop_back();
    } else if (segment != ".") {
      resolved.push_back(segment);
    }
  }
  const bool ends_in_folder = segments.back() == "." || segments.back() == "..";
  return absl::StrCat("/", absl::StrJoin(resolved, "/"), ends_in_folder && !resolved.empty() ? "/" : "");
}

bool IsTracking(absl::string_view parameter) {
  const std::vector<absl::string_view> parts = absl::StrSplit(parameter, absl::MaxSplits('=', 1));
  const std::string name = absl::AsciiStrToLower(parts[0]);
  return absl::StartsWith(name, "utm_") ||
         std::binary_search(kTrackingParameters.begin(), kTrackingParameters.end(), name);
}

std::string CanonicalQuery(absl::string_view query) {
  std::vector<std::string> kept;
  for (const absl::string_view part : absl::StrSplit(query, '&', absl::SkipEmpty())) {
    std::string parameter = NormaliseEscapes(part);
    if (!IsTracking(parameter)) kept.push_back(std::move(parameter));
  }
  return kept.empty() ? "" : absl::StrCat("?", absl::StrJoin(kept, "&"));
}

absl::StatusOr<std::string> ToPunycode(absl::string_view host) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::IDNA> idna(
      icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI, error));
  std::string ascii;
  icu::IDNAInfo info;
  if (U_SUCCESS(error)) {
    icu::StringByteSink<std::string> sink(&ascii);
    idna->nameToASCII_UTF8({host.data(), static_cast<int32_t>(host.size())}, sink, info, error);
  }
  if (U_FAILURE(error) || info.hasErrors()) {
    return BadUrl("the host is not a valid international domain name; give the URL in ASCII");
  }
  return ascii;
}

bool IsHostName(absl::string_view host) {
  for (const absl::string_view label : absl::StrSplit(host, '.')) {
    if (label.empty() || label.size() > 63) return false;
    const bool plain = std::all_of(label.begin(), label.end(), [](char c) {
      return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
    });
    if (!plain) return false;
  }
  return host.size() <= 253;
}

bool IsIpv6Literal(absl::string_view host) {
  return host.size() > 3 && host.front() == '[' && host.back() == ']' &&
         host.substr(1, host.size() - 2).find_first_not_of("0123456789abcdef:.") == absl::string_view::npos;
}

absl::StatusOr<std::string> CanonicalHost(absl::string_view text) {
  std::string host = absl::AsciiStrToLower(absl::StripSuffix(text, "."));
  const bool ascii = std::all_of(host.begin(), host.end(),
                                 [](char c) { return absl::ascii_isascii(static_cast<unsigned char>(c)); });
  if (!ascii) {
    PARALLAX_ASSIGN_OR_RETURN(host, ToPunycode(host));
  }
  if (!IsHostName(host) && !IsIpv6Literal(host)) {
    return BadUrl(
        "the host is missing or not a host name; give an absolute URL such as https://example.org/a");
  }
  return host;
}

// Host and, where it is not the scheme's default, port.
absl::StatusOr<std::string> CanonicalAuthority(absl::string_view authority, int default_port) {
  if (absl::StrContains(authority, '@')) {
    return BadUrl("a user name or password is not accepted; remove it and the '@' after it");
  }
  absl::string_view port_text;
  const size_t colon = authority.rfind(':');
  if (colon != absl::string_view::npos && authority.find(']', colon) == absl::string_view::npos) {
    port_text = authority.substr(colon + 1);
    authority = authority.substr(0, colon);
  }
  PARALLAX_ASSIGN_OR_RETURN(std::string host, CanonicalHost(authority));
  if (port_text.empty()) return host;
  int port = 0;
  if (!absl::SimpleAtoi(port_text, &port) || port < 1 || port > 65535) {
    return BadUrl("the port is not a number from 1 to 65535; correct it or leave it out");
  }
  return port == default_port ? host : absl::StrCat(host, ":", port);
}

}  // namespace

absl::StatusOr<std::string> CanonicalUrl(absl::string_view url) {
  if (url.size() > kMaxUrlBytes) {
    return BadUrl(
        absl::StrCat(url.size(), " bytes are over the limit of ", kMaxUrlBytes, "; shorten the URL"));
  }
  if (!IsValidUtf8(url)) return BadUrl("it is not valid UTF-8; percent-encode what is not ASCII");
  url = absl::StripAsciiWhitespace(url);
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; };
  if (std::any_of(url.begin(), url.end(), is_control)) {
    return BadUrl("it holds a space or control character; percent-encode it, a space is %20");
  }
  int default_port = 443;
  if (absl::StartsWithIgnoreCase(url, "http://")) {
    default_port = 80;
  } else if (!absl::StartsWithIgnoreCase(url, "https://")) {
    return BadUrl("it is not an absolute http or https URL; begin it with https://");
  }
  absl::string_view rest = url.substr(url.find("://") + 3);
  rest = rest.substr(0, rest.find('#'));
  const size_t authority_end = std::min(rest.find_first_of("/?"), rest.size());
  PARALLAX_ASSIGN_OR_RETURN(const std::string authority,
                            CanonicalAuthority(rest.substr(0, authority_end), default_port));
  rest = rest.substr(authority_end);
  const size_t path_end = std::min(rest.find('?'), rest.size());
  const absl::string_view query = absl::StripPrefix(rest.substr(path_end), "?");
  return absl::StrCat("https://", authority, ResolveDotSegments(NormaliseEscapes(rest.substr(0, path_end))),
                      CanonicalQuery(query));
}

}  // namespace parallax::ingest
