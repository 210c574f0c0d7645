#include "platform/pdf/page.h"

#include <algorithm>
#include <cmath>

#include "platform/pdf/geometry.h"

namespace pdf {
namespace {

using Strips = std::vector<Strip>;
constexpr double rounding = 0.01;

double head_height(const Strip& first) {
  double height = 0;
  if (first.frame)
    for (const auto& strip : first.frame->head) height += strip.height;
  return height;
}

bool may_part(const Strips& strips, std::size_t at) {
  return !strips[at].glued && !strips[at - 1].holds_next;
}

// The end of the page that begins at `from`: as much as fits, parted where that is allowed; where
// it is allowed nowhere, as much as fits.
std::size_t end_of_page(const Strips& strips, std::size_t from) {
  double y = head_height(strips[from]);
  std::size_t at = from;
  while (at < strips.size() && (at == from || !strips[at].on_new_page)) {
    y += strips[at].height;
    if (y > core_height + rounding && at > from) break;
    ++at;
  }
  if (at == strips.size() || strips[at].on_new_page) return at;
  for (std::size_t part = at; part > from; --part)
    if (may_part(strips, part)) return part;
  return at;
}

class PageMaker {
 public:
  void put(const Strip& strip) {
    for (const auto& rule : strip.rules) add(rule);
    for (auto words : strip.words) {
      words.y += y_;
      page_.words.push_back(std::move(words));
    }
    if (strip.stamp)
      page_.stamps.push_back({strip.stamp->seal, strip.stamp->x, strip.stamp->y + y_});
    y_ += strip.height;
  }
  void across(const Frame& frame) { page_.rules.push_back({frame.left, y_, frame.right, y_}); }
  void move_down_to(double y) { y_ = std::max(y_, y); }

  Page finish() {
    std::ranges::stable_sort(page_.words, {}, [](const Words& w) { return w.line.order; });
    return std::move(page_);
  }

 private:
  // The sides of a frame come in pieces, one a strip: drawn as one line they show no seams.
  void add(Rule rule) {
    rule.y1 += y_;
    rule.y2 += y_;
    if (rule.x1 == rule.x2)
      for (auto earlier = page_.rules.rbegin(); earlier != page_.rules.rend(); ++earlier) {
        const bool continued = earlier->x1 == rule.x1 && earlier->x2 == rule.x2 &&
                               std::abs(earlier->y2 - rule.y1) < rounding;
        if (!continued) continue;
        earlier->y2 = rule.y2;
        return;
      }
    page_.rules.push_back(rule);
  }

  Page page_;
  double y_ = 0;
};

double height_of(const Strips& strips, std::size_t from, std::size_t to) {
  double height = 0;
  for (; from < to; ++from) height += strips[from].height;
  return height;
}

Page make_page(const Strips& strips, std::size_t from, std::size_t to) {
  PageMaker page;
  const auto& opened = strips[from].frame;
  if (opened) {
    for (const auto& strip : opened->head) page.put(strip);
    page.across(*opened);
  }
  for (std::size_t at = from; at < to; ++at) {
    if (strips[at].at_foot) page.move_down_to(core_height - height_of(strips, at, to));
    page.put(strips[at]);
    const bool closes = strips[at].frame && (at + 1 == to || !strips[at + 1].frame);
    if (closes) page.across(*strips[at].frame);
  }
  return page.finish();
}

}  // namespace

std::vector<Page> paginate(const std::vector<Strip>& strips) {
  std::vector<Page> pages;
  std::size_t at = 0;
  while (true) {
    while (at < strips.size() && strips[at].white) ++at;
    if (at == strips.size()) break;
    const auto end = end_of_page(strips, at);
    pages.push_back(make_page(strips, at, end));
    at = end;
  }
  if (pages.empty()) pages.emplace_back();
  return pages;
}

}  // namespace pdf
