// Finds calendar dates in English text and in URLs.
#ifndef PARALLAX_SERVICES_NLP_DATES_H_
#define PARALLAX_SERVICES_NLP_DATES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace parallax::nlp {

// A date that names its year.
struct TextDate {
  std::string iso;   // YYYY-MM-DD, or YYYY-MM or YYYY where no more is given
  size_t begin = 0;  // [begin, end): the bytes that give it
  size_t end = 0;
};

// Dates of `text` in order: "April 14, 2024", "14th of April 2024", "Apr. 2024", "2024-04-14", "14.04.2024",
// and bare years that a word such as "in" or "since" shows to be years. Days that no calendar has are left
// out.
std::vector<TextDate> FindDates(absl::string_view text);

// The date in a URL's path ("/2024/04/14/", "/2024/apr/14/", "/2024/0414/", "/2024-04-14/", "/2024/04/"); its
// `begin` and `end` are positions in `url`, `iso` is empty where there is none.
TextDate DateInUrl(absl::string_view url);

// Whether a line says nothing but when: "Sun. April 14, 2024", "Published: 14 April 2024 at 10:35 GMT",
// "Updated 3 hours ago".
bool IsDateLine(absl::string_view line);

// Whether the date `iso` is not later than `bound`, as far as the coarser of the two tells.
bool IsNotAfter(absl::string_view iso, absl::string_view bound);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_DATES_H_
