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

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_FRONT_MATTER_DATES_H_
