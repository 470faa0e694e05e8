// RocksDB merge operators over the codecs of posting lists and counters.
#ifndef PARALLAX_SERVICES_QUERY_MERGE_OPERATORS_H_
#define PARALLAX_SERVICES_QUERY_MERGE_OPERATORS_H_

#include <rocksdb/merge_operator.h>

#include <memory>

namespace parallax::query {

// Folds PostingChange operands; damaged bytes fail the read.
std::shared_ptr<rocksdb::MergeOperator> MakePostingMerge();

// Adds Counters operands element by element; damaged bytes fail the read.
std::shared_ptr<rocksdb::MergeOperator> MakeCounterMerge();

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_MERGE_OPERATORS_H_
