// paper — what a filled form says: as plain text whose hash binds, and as the PDF that is printed.
#pragma once
#include <boost/json.hpp>
#include <optional>
#include <string>

#include "platform/timing/timing.h"
#include "recording/form.h"
#include "registry/things.h"

namespace recording {

struct Filled {
  boost::json::object fields;  // by key, as typed
  // What the forms refer to besides: agency.… and party.… (see below), matter.code;
  // case.title cause number officers evidence_list defence …; decision.number content; hold.number;
  // signed.handler.name and .on, also reviewer, unit_head, review_head, chair, approver: absent
  // ones are left open for the pen. An officer field's persons stand in officers.ID as
  // {"name","certificate"}.
  boost::json::object about;
};

boost::json::object about_agency(const registry::Agency&);
boost::json::object about_party(const registry::Party&);

// The law as it is on the day of the document.
struct Wording {
  const Forms& forms;
  const law::Pack& law;
  law::Date on;
};

// The canonical text, without number and date: a draft and the sealed document have the same one,
// so that a review bound to its hash (SHA-256, hex) still binds when the number is given.
std::string text_of(const Form&, const Filled&, const Wording&);
std::string hash_of(std::string_view text);

struct Stamp {
  std::string number;  // empty: not numbered (yet)
  std::optional<timing::Date> dated_on;
  timing::Instant made_at{};  // for the file's metadata
  std::string watermark;      // 草稿
};
// The same arguments always give the same bytes.
std::string pdf_of(const Form&, const Filled&, const Wording&, const Stamp&);

// Every required field that is empty, and every choice that is none of the options.
law::Refusals missing_fields(const Form&, const boost::json::object& fields, const law::Pack&);

}  // namespace recording
