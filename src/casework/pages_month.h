// pages_month — a month as a small calendar: which days are worked, and what falls due on them.
#pragma once
#include <map>

#include "casework/office_pages.h"

namespace casework {

struct Mark {
  std::string text, url;
};
using Marks = std::multimap<Date, Mark>;

// The model of the inbox' calendar; `asked` is 2026-03, the month of today when it says nothing.
boost::json::object month(const law::Pack&, std::string_view asked, Date today, const Marks&);
std::string day_said(const law::Pack&, Date);  // 2026年3月11日 周三 工作日

}  // namespace casework
