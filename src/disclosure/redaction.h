// redaction — which words of a text must not be public, and what stands in their place?
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace disclosure {

enum class Role { party, witness, minor, informant, officer, other };

struct Person {
  std::string name;
  Role role = Role::party;
};

enum class Marker { mou, stars };  // 王某某, or 王**

struct RedactionOptions {
  std::vector<Person> persons;  // all persons known from the case; officers among them stay
  Marker marker = Marker::mou;
};

struct Mask {                      // 隐去
  std::size_t begin = 0, end = 0;  // bytes of the original text
  std::string kind;                // row of lawpack/redaction/kinds.csv: person, minor, phone …
  std::string replacement;
  std::string why;    // for the second person who confirms it
  std::string basis;  // the article it rests on
};

struct Redacted {
  std::string text;
  std::vector<Mask> masks;  // ascending, without overlaps
};

Redacted redact(std::string_view text, const RedactionOptions& options = {});

// A natural person's name in a structured field: 张建国 → 张某某, 欧阳娜 → 欧阳某, 买买提·吐尔逊 →
// 买某某. What is no person's name (公司、字号) comes back unchanged; 字号（经营者：张三） keeps
// the trade name.
std::string masked_name(std::string_view name, Marker marker = Marker::mou);

// Which of the private tokens survive in the text, also spaced, hyphenated or in full width.
std::vector<std::string> leaks(std::string_view text, const std::vector<std::string>& must_not);

// One person per line: 姓名[,角色] (comma or tab); empty lines and lines that begin with # say
// nothing.
std::vector<Person> persons_from(std::string_view lines);

// `sanzhi law redact`: the public text.
std::string redact_command(std::string_view text, std::string_view persons_text = {});

}  // namespace disclosure
