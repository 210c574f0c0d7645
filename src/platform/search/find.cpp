// find — which documents does a query mean, in which order, and how many are they?
#include <algorithm>
#include <cmath>
#include <map>

#include "platform/search/fold.h"
#include "platform/search/search.h"
#include "platform/search/store.h"

namespace search {
namespace {

constexpr std::size_t longest_text = 600;  // bytes of a query that are looked at

struct Wanted {
  std::vector<std::string> phrases;
  std::vector<Term> terms;
  std::vector<Term> words;
  bool read = false;  // the terms alone do not decide
  Day oldest = 0, newest = Day(-1);

  bool in(std::string_view text) const {
    return std::ranges::all_of(phrases, [&](const auto& p) { return text.find(p) != text.npos; });
  }
};

std::string cut(std::string text) {
  if (text.size() <= longest_text) return text;
  auto end = longest_text;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

Wanted wanted_by(const Query& query) {
  Wanted wanted;
  if (query.from) wanted.oldest = day_of(*query.from);
  if (query.to) wanted.newest = day_of(*query.to);
  for (const auto& word : query.words) wanted.words.push_back(whole_word(word));
  const std::string text = cut(folded(query.text));
  for (std::size_t from = 0; from < text.size();) {
    const auto end = std::min(text.find(' ', from), text.size());
    wanted.phrases.push_back(text.substr(from, end - from));
    const auto phrase = terms_of_phrase(wanted.phrases.back());
    wanted.terms.insert(wanted.terms.end(), phrase.terms.begin(), phrase.terms.end());
    wanted.read = wanted.read || !phrase.decide;
    from = end + 1;
  }
  return wanted;
}

struct Candidate {
  Day day;
  std::int64_t id;
  std::size_t source, rank;  // source is none for the tail, which has been read already
  static constexpr std::size_t none = std::size_t(-1);
};

bool earlier_in_results(const Candidate& a, const Candidate& b) {
  return a.day != b.day ? a.day > b.day : a.id > b.id;
}

// The candidates of one segment, walked from the newest on.
struct Source {
  StoredSegment segment;
  Ranks ranks;
  std::size_t at = 0;

  explicit Source(StoredSegment s) : segment(std::move(s)), ranks(Ranks::all(segment.documents)) {
    ranks.remove(segment.hidden);
  }
  void keep_days(Day oldest, Day newest) {
    const auto first = segment.days.first_not_after(newest);
    const auto end =
        oldest == 0 ? segment.documents : segment.days.first_not_after(Day(oldest - 1));
    ranks.keep_between(first, end);
  }
};

class Search {
 public:
  Search(sql::Tx& tx, std::int32_t shelf, const Sizes& sizes, const Query& query)
      : store_(tx, shelf), sizes_(sizes), query_(query), wanted_(wanted_by(query)) {}

  Found run() {
    Found found;
    if (!wanted_.phrases.empty() && wanted_.terms.empty()) {
      found.too_short = true;
      return found;
    }
    read_tail();
    select_sources();
    found.count = count();
    if (wanted_.read && found.count <= sizes_.exact_up_to) {
      read_all();
      found.count = count();
      wanted_.read = false;
    }
    if (wanted_.read) found.count = about();
    found.count += std::int64_t(tail_.size());
    if (wanted_.read) round(found);
    fill_page(found);
    return found;
  }

 private:
  void read_tail() {
    store_.each_in_tail(wanted_.oldest, wanted_.newest, [&](const Record& record) {
      if (wanted_.in(text_of_body(record.body)) && has_words(record.body))
        tail_.push_back({record.day, record.id, Candidate::none, 0});
    });
    std::ranges::sort(tail_, earlier_in_results);
  }

  bool has_words(std::string_view body) {
    if (wanted_.words.empty()) return true;
    std::vector<Term> terms;
    append_terms_of_body(body.substr(text_of_body(body).size()), terms);
    return std::ranges::all_of(wanted_.words,
                               [&](Term w) { return std::ranges::count(terms, w) > 0; });
  }

  void select_sources() {
    for (auto& segment : store_.segments(wanted_.oldest, wanted_.newest))
      sources_.emplace_back(std::move(segment)).keep_days(wanted_.oldest, wanted_.newest);
    for (const auto* terms : {&wanted_.words, &wanted_.terms})
      for (const Term term : *terms) keep_only_with(term);
  }

  void keep_only_with(Term term) {
    auto source = sources_.begin();
    store_.each_block_for(term, [&](std::int64_t number, std::string_view block) {
      while (source != sources_.end() && source->segment.number < number) ++source;
      if (source == sources_.end() || source->segment.number != number) return;
      const auto packed = ranks_in_block(block, term);
      if (packed.empty())
        source->ranks.clear();
      else
        source->ranks.keep_only(Ranks::unpacked(packed, source->segment.documents));
    });
  }

  std::int64_t count() const {
    std::size_t n = 0;
    for (const auto& source : sources_) n += source.ranks.count();
    return std::int64_t(n);
  }

  // Leaves only the candidates whose text really has the phrases.
  void read_all() {
    for (auto& source : sources_) {
      std::vector<std::size_t> ranks;
      for (auto r = source.ranks.next(0); r != Ranks::none; r = source.ranks.next(r + 1))
        ranks.push_back(r);
      for (const auto rank : without_phrases(source, ranks)) source.ranks.erase(rank);
    }
  }

  // From a sample of some segments; only two digits of it are worth showing.
  std::int64_t about() {
    constexpr std::size_t most_segments = 64;
    const auto step = (sources_.size() + most_segments - 1) / most_segments;
    const auto each = std::max<std::size_t>(sizes_.sample * step / sources_.size(), 1);
    double hits = 0, candidates = 0;
    for (std::size_t number = 0; number < sources_.size(); number += step) {
      const Source& source = sources_[number];
      const auto ranks = spread(source, each);
      if (ranks.empty()) continue;
      const auto good = ranks.size() - without_phrases(source, ranks).size();
      const auto here = double(source.ranks.count());
      hits += here * double(good) / double(ranks.size());
      candidates += here;
    }
    return candidates == 0 ? count() : std::llround(hits / candidates * double(count()));
  }

  static std::vector<std::size_t> spread(const Source& source, std::size_t most) {
    std::vector<std::size_t> ranks;
    for (std::size_t i = 0; i < most; ++i) {
      const auto rank = source.ranks.next(i * source.segment.documents / most);
      if (rank != Ranks::none && (ranks.empty() || ranks.back() != rank)) ranks.push_back(rank);
    }
    return ranks;
  }

  static void round(Found& found) {
    found.exact = false;
    std::int64_t unit = 1;
    while (found.count / unit >= 100) unit *= 10;
    found.count = (found.count + unit / 2) / unit * unit;
  }

  std::vector<std::size_t> without_phrases(const Source& source,
                                           const std::vector<std::size_t>& ranks) {
    std::map<std::size_t, std::vector<std::size_t>> by_block;
    for (const auto rank : ranks) by_block[rank / sizes_.block].push_back(rank);
    std::vector<std::size_t> blocks, out;
    for (const auto& [block, inside] : by_block) blocks.push_back(block);
    if (blocks.empty()) return out;
    store_.bodies(source.segment.number, blocks, [&](std::size_t block, std::string_view stored) {
      const auto bodies = bodies_in_block(stored);
      for (const auto rank : by_block[block])
        if (!wanted_.in(text_of_body(bodies.at(rank % sizes_.block)))) out.push_back(rank);
    });
    return out;
  }

  void fill_page(Found& found) {
    start_after(query_.after);
    std::size_t read = 0;
    for (auto day = next_day(); day && found.hits.size() <= query_.limit; day = next_day()) {
      const auto group = take_day(*day);
      for (std::size_t from = 0; from < group.size() && found.hits.size() <= query_.limit;) {
        const auto size = std::min(group.size() - from, query_.limit + 1);
        const std::span some(group.data() + from, size);
        if (wanted_.read && read >= sizes_.most_read) {  // the next page goes on from here
          found.next = Position{date_of(some.front().day), some.front().id + 1};
          return;
        }
        for (const auto& candidate : with_phrases(some))
          found.hits.push_back({date_of(candidate.day), candidate.id});
        from += size;
        read += size;
      }
    }
    if (found.hits.size() <= query_.limit) return;
    found.hits.resize(query_.limit);
    found.next = found.hits.empty() ? query_.after : found.hits.back();
  }

  void start_after(const std::optional<Position>& after) {
    if (!after) return;
    const Day day = day_of(after->date);
    for (auto& source : sources_) source.at = source.segment.days.first_not_after(day);
    std::erase_if(tail_, [&](const Candidate& c) { return !is_after(c); });
  }

  bool is_after(const Candidate& c) const {
    return !query_.after || Position{date_of(c.day), c.id} < *query_.after;
  }

  std::optional<Day> next_day() {
    std::optional<Day> newest;
    if (tail_at_ < tail_.size()) newest = tail_[tail_at_].day;
    for (auto& source : sources_) {
      source.at = source.at == Ranks::none ? Ranks::none : source.ranks.next(source.at);
      if (source.at != Ranks::none)
        newest = std::max(newest, std::optional(source.segment.days.at(source.at)));
    }
    return newest;
  }

  // All candidates of the day, in the order of results.
  std::vector<Candidate> take_day(Day day) {
    std::vector<Candidate> group;
    for (; tail_at_ < tail_.size() && tail_[tail_at_].day == day; ++tail_at_)
      group.push_back(tail_[tail_at_]);
    for (std::size_t i = 0; i < sources_.size(); ++i) take_day_of(i, day, group);
    std::ranges::sort(group, earlier_in_results);
    return group;
  }

  void take_day_of(std::size_t number, Day day, std::vector<Candidate>& group) {
    Source& source = sources_[number];
    if (source.at == Ranks::none || source.segment.days.at(source.at) != day) return;
    const auto first = source.at;
    const auto end =
        day == 0 ? source.segment.documents : source.segment.days.first_not_after(Day(day - 1));
    const auto ids = store_.ids(source.segment.number, first, end - first);
    for (; source.at < end; source.at = source.ranks.next(source.at + 1)) {
      const Candidate candidate{day, ids[source.at - first], number, source.at};
      if (is_after(candidate)) group.push_back(candidate);
    }
  }

  std::vector<Candidate> with_phrases(std::span<const Candidate> some) {
    std::vector<Candidate> good(some.begin(), some.end());
    if (!wanted_.read) return good;
    std::map<std::size_t, std::vector<std::size_t>> by_source;
    for (const auto& c : some)
      if (c.source != Candidate::none) by_source[c.source].push_back(c.rank);
    for (const auto& [source, ranks] : by_source) {
      const auto bad = without_phrases(sources_[source], ranks);
      std::erase_if(good, [&](const Candidate& c) {
        return c.source == source && std::ranges::count(bad, c.rank) > 0;
      });
    }
    return good;
  }

  Store store_;
  const Sizes& sizes_;
  const Query& query_;
  Wanted wanted_;
  std::vector<Source> sources_;
  std::vector<Candidate> tail_;
  std::size_t tail_at_ = 0;
};

}  // namespace

Found Index::find(sql::Tx& tx, const Query& query) const {
  return Search(tx, shelf_, sizes_, query).run();
}

}  // namespace search
