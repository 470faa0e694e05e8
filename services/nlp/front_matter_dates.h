// Gathers and ranks the dates of an article.
#ifndef PARALLAX_SERVICES_NLP_FRONT_MATTER_DATES_H_
#define PARALLAX_SERVICES_NLP_FRONT_MATTER_DATES_H_

#include <string>
#include <vector>

#include "parallax/v1/annotation.pb.h"
#include "parallax/v1/article.pb.h"
#include "services/nlp/front_matter_page.h"

namespace parallax::nlp {

// Dates of the article, best first: published (submitted, then by byline, then by URL), mentioned, the page's
// clock, received. The page's clock never counts as publication.
std::vector<v1::DocumentDate> FindArticleDates(const v1::Article& article, const Page& page);

// The date that tells which readings of dated names hold ("Kabul"): publication; else the latest date
// mentioned where it can be near publication, as one of years before is not; else the page's
// clock; else receipt. Empty where none is known. `dates` as FindArticleDates gives them.
std::string ReferenceDate(const std::vector<v1::DocumentDate>& dates);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_FRONT_MATTER_DATES_H_
