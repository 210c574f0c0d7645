// store — the tables of one shelf.
#include "platform/search/store.h"

#include "platform/search/bytes.h"

namespace search {
namespace {

using sql::Bytes, sql::Row;

Ranks hidden_of(std::string_view stored, std::size_t documents) {
  return stored.empty() ? Ranks(documents) : Ranks::unpacked(stored, documents);
}

StoredSegment segment_in(const Row& row) {
  const auto documents = std::size_t(row.integer(1));
  return {row.integer(0), documents, hidden_of(row.bytes(2), documents),
          Days(row.bytes(3), documents)};
}

std::string list(const std::vector<std::size_t>& numbers, char open, char close) {
  std::string out(1, open);
  for (const auto number : numbers) {
    if (out.size() > 1) out += ',';
    out += std::to_string(number);
  }
  return out + close;
}

}  // namespace

bool Store::may_tidy() {
  if (tx_.dialect() == sql::Dialect::sqlite) return true;  // it has one writer
  constexpr std::int64_t tidying = std::int64_t(0x7365'6172) << 32;
  return tx_.integer("SELECT CASE WHEN pg_try_advisory_xact_lock(:key) THEN 1 ELSE 0 END",
                     {{"key", tidying + shelf_}}) == 1;
}

void Store::add_to_tail(const Record& record) {
  tx_.execute(
      "INSERT INTO search_tail (shelf, id, day, body) VALUES (:shelf, :id, :day, :body)",
      {{"shelf", shelf_}, {"id", record.id}, {"day", record.day}, {"body", Bytes{record.body}}});
}

std::size_t Store::tail_length() {
  return std::size_t(
      tx_.integer("SELECT COUNT(*) FROM search_tail WHERE shelf = :shelf", {{"shelf", shelf_}}));
}

void Store::each_in_tail(Day oldest, Day newest, const std::function<void(Record)>& visit) {
  tx_.each(
      "SELECT id, day, body FROM search_tail WHERE shelf = :shelf AND day BETWEEN :oldest AND "
      ":newest",
      {{"shelf", shelf_}, {"oldest", oldest}, {"newest", newest}}, [&](const Row& row) {
        visit({row.integer(0), Day(row.integer(1)), std::string(row.bytes(2))});
      });
}

void Store::clear_tail() {
  tx_.execute("DELETE FROM search_tail WHERE shelf = :shelf", {{"shelf", shelf_}});
}

void Store::remove_from_tail(std::int64_t id) {
  tx_.execute("DELETE FROM search_tail WHERE shelf = :shelf AND id = :id",
              {{"shelf", shelf_}, {"id", id}});
}

void Store::write(const Segment& s) {
  const auto newest =
      tx_.integer("SELECT MAX(segment) FROM search_segment WHERE segment BETWEEN :first AND :last",
                  {{"first", first_}, {"last", last_}});
  const auto number = std::max(newest, first_) + 1;
  tx_.execute(
      "INSERT INTO search_segment (segment, documents, hidden, lowest_id, highest_id, oldest_day, "
      "newest_day,"
      " hidden_set, days, ids)"
      " VALUES (:segment, :documents, 0, :lowest, :highest, :oldest, :newest, :hidden, :days, "
      ":ids)",
      {{"segment", number},
       {"documents", s.documents},
       {"lowest", s.lowest_id},
       {"highest", s.highest_id},
       {"oldest", s.oldest},
       {"newest", s.newest},
       {"hidden", Bytes{}},
       {"days", Bytes{s.days}},
       {"ids", Bytes{s.ids}}});
  for (const auto& block : s.postings)
    tx_.execute(
        "INSERT INTO search_posting (segment, first_term, postings) VALUES (:segment, :term, "
        ":postings)",
        {{"segment", number}, {"term", block.first_term}, {"postings", Bytes{block.data}}});
  for (std::size_t i = 0; i < s.blocks.size(); ++i)
    tx_.execute(
        "INSERT INTO search_text (segment, block, bodies) VALUES (:segment, :block, :bodies)",
        {{"segment", number}, {"block", i}, {"bodies", Bytes{s.blocks[i]}}});
}

std::vector<StoredSegment> Store::segments(Day oldest, Day newest) {
  return tx_.all(
      "SELECT segment, documents, hidden_set, days FROM search_segment"
      " WHERE segment BETWEEN :first AND :last AND newest_day >= :oldest AND oldest_day <= :newest"
      " ORDER BY segment",
      {{"first", first_}, {"last", last_}, {"oldest", oldest}, {"newest", newest}}, segment_in);
}

std::vector<std::int64_t> Store::segments_with_at_most(std::size_t live_documents) {
  return tx_.all(
      "SELECT segment FROM search_segment"
      " WHERE segment BETWEEN :first AND :last AND documents - hidden <= :most ORDER BY segment",
      {{"first", first_}, {"last", last_}, {"most", live_documents}},
      [](const Row& row) { return row.integer(0); });
}

StoredSegment Store::segment(std::int64_t number) {
  return tx_
      .one(
          "SELECT segment, documents, hidden_set, days FROM search_segment WHERE segment = "
          ":segment",
          {{"segment", number}}, segment_in)
      .value();
}

void Store::each_block_for(Term term,
                           const std::function<void(std::int64_t, std::string_view)>& visit) {
  tx_.each(
      "SELECT s.segment, (SELECT p.postings FROM search_posting p"
      " WHERE p.segment = s.segment AND p.first_term <= :term ORDER BY p.first_term DESC LIMIT 1)"
      " FROM search_segment s WHERE s.segment BETWEEN :first AND :last ORDER BY s.segment",
      {{"term", term}, {"first", first_}, {"last", last_}},
      [&](const Row& row) { visit(row.integer(0), row.bytes(1)); });
}

void Store::each_block_of(std::int64_t segment,
                          const std::function<void(std::string_view)>& visit) {
  tx_.each("SELECT postings FROM search_posting WHERE segment = :segment ORDER BY first_term",
           {{"segment", segment}}, [&](const Row& row) { visit(row.bytes(0)); });
}

std::vector<std::int64_t> Store::ids(std::int64_t segment, std::size_t first_rank,
                                     std::size_t count) {
  std::vector<std::int64_t> ids(count);
  tx_.each("SELECT substr(ids, :from, :size) FROM search_segment WHERE segment = :segment",
           {{"from", first_rank * 8 + 1}, {"size", count * 8}, {"segment", segment}},
           [&](const Row& row) {
             for (std::size_t i = 0; i < count; ++i)
               ids[i] = get<std::int64_t>(row.bytes(0), i * 8);
           });
  return ids;
}

void Store::bodies(std::int64_t segment, const std::vector<std::size_t>& blocks,
                   const std::function<void(std::size_t, std::string_view)>& visit) {
  const bool sqlite = tx_.dialect() == sql::Dialect::sqlite;
  const auto wanted = sqlite ? list(blocks, '[', ']') : list(blocks, '{', '}');
  tx_.each(sqlite ? "SELECT block, bodies FROM search_text WHERE segment = :segment"
                    " AND block IN (SELECT value FROM json_each(:blocks))"
                  : "SELECT block, bodies FROM search_text WHERE segment = :segment"
                    " AND block = ANY(CAST(:blocks AS BIGINT[]))",
           {{"segment", segment}, {"blocks", wanted}},
           [&](const Row& row) { visit(std::size_t(row.integer(0)), row.bytes(1)); });
}

void Store::drop(std::int64_t segment) {
  for (const char* statement : {"DELETE FROM search_segment WHERE segment = :segment",
                                "DELETE FROM search_posting WHERE segment = :segment",
                                "DELETE FROM search_text WHERE segment = :segment"})
    tx_.execute(statement, {{"segment", segment}});
}

void Store::clear() {
  clear_tail();
  for (const char* statement : {"DELETE FROM search_segment WHERE segment BETWEEN :first AND :last",
                                "DELETE FROM search_posting WHERE segment BETWEEN :first AND :last",
                                "DELETE FROM search_text WHERE segment BETWEEN :first AND :last"})
    tx_.execute(statement, {{"first", first_}, {"last", last_}});
}

std::vector<Store::Place> Store::places_of(std::int64_t id) {
  std::vector<Place> places;
  tx_.each(
      "SELECT segment, documents, hidden_set, ids FROM search_segment"
      " WHERE segment BETWEEN :first AND :last AND lowest_id <= :id AND highest_id >= :id",
      {{"first", first_}, {"last", last_}, {"id", id}}, [&](const Row& row) {
        const auto documents = std::size_t(row.integer(1));
        const auto hidden = hidden_of(row.bytes(2), documents);
        const auto ids = row.bytes(3);
        for (std::size_t rank = 0; rank < documents; ++rank)
          if (get<std::int64_t>(ids, rank * 8) == id && !hidden.has(rank))
            places.push_back({row.integer(0), rank, documents, hidden});
      });
  return places;
}

void Store::hide(const Place& place) {
  Ranks hidden = place.hidden;
  hidden.insert(place.rank);
  tx_.execute(
      "UPDATE search_segment SET hidden = :count, hidden_set = :hidden WHERE segment = :segment",
      {{"count", hidden.count()}, {"hidden", Bytes{hidden.packed()}}, {"segment", place.segment}});
}

void Store::blank(const Place& place, std::size_t documents_a_block) {
  const auto number = place.rank / documents_a_block;
  std::string without;
  bodies(place.segment, {number}, [&](std::size_t, std::string_view stored) {
    auto kept = bodies_in_block(stored);
    kept.at(place.rank % documents_a_block) = {};
    without = block_of(kept);
  });
  tx_.execute("UPDATE search_text SET bodies = :bodies WHERE segment = :segment AND block = :block",
              {{"bodies", Bytes{without}}, {"segment", place.segment}, {"block", number}});
}

}  // namespace search
