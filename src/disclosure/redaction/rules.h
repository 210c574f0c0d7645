// rules — the questions that are asked of a reading, in this order.
#pragma once
#include <string>
#include <vector>

#include "disclosure/redaction.h"
#include "disclosure/redaction/reading.h"

namespace disclosure::redaction {

struct NameFound {
  std::size_t begin, end;
  What what;            // person, minor or informant
  bool masked_already;  // 王某, 王××
};

struct Names {  // of one text
  std::vector<NameFound> found;
  std::vector<std::u32string> officers;
};

void find_organisations(Reading& r);                                      // what stays
void find_known(Reading& r, const std::vector<Person>& known, Names& n);  // persons of the case
void find_officers_and_roles(Reading& r, Names& n);  // 驾驶员王伟、执法人员李强
void find_before_particulars(Reading& r, Names& n);  // 王伟，男; 王伟（身份证号…）; 王芳、李伟二人
void find_in_running_text(Reading& r, Names& n);  // 由王伟操作; 王伟称
void find_everywhere(Reading& r, Names& n);       // once found, masked everywhere
void find_informants(Reading& r, Names& n);       // whose names go wholly
void find_minors(const Reading& r, Names& n);

void hide_numbers(Reading& r);
void hide_numbers_of_other_shape(Reading& r);
void hide_births(Reading& r);
void hide_addresses(Reading& r);
void hide_health(Reading& r);
void hide_ages(Reading& r, const Names& n);

}  // namespace disclosure::redaction
