// What must hold of every annotation, whatever the article.
#ifndef PARALLAX_TESTS_NLP_ANNOTATION_FAULTS_H_
#define PARALLAX_TESTS_NLP_ANNOTATION_FAULTS_H_

#include <string>

#include "parallax/v1/annotation.pb.h"

namespace parallax::nlp {

// The first thing that is wrong with an annotation; empty when nothing is. Spans must lie inside the body and
// not cut a character; sentences and mentions follow each other without overlap; a mention lies inside its
// sentence; ids refer to entities of the annotation; evidence is its span's text; strings are UTF-8.
std::string FaultOf(const v1::Annotation& annotation);

}  // namespace parallax::nlp

#endif  // PARALLAX_TESTS_NLP_ANNOTATION_FAULTS_H_
