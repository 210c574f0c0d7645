// law_commands — what does the law say, asked without any data folder?
#include <iostream>
#include <iterator>

#include "casework/rehearsal/rehearsal.h"
#include "disclosure/redaction.h"
#include "law/report.h"
#include "platform/files/store.h"
#include "review/scope.h"
#include "site/commands.h"

namespace site::commands {
namespace {

int say(int exit_code, std::string_view output) {
  (exit_code == 0 ? std::cout : std::cerr) << output;
  return exit_code;
}

std::string standard_input() {
  return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
}

}  // namespace

int law_due(const std::string& trigger, const std::string& on, bool as_json) {
  const auto report = law::due_report(law::embedded_pack(), trigger, on, as_json);
  // Machines read one stream, whatever the answer is.
  if (as_json) std::cout << report.output;
  return as_json ? report.exit_code : say(report.exit_code, report.output);
}

int law_redact(const std::string& persons_file) {
  const auto persons = persons_file.empty() ? std::string() : files::read_file(persons_file);
  return say(0, disclosure::redact_command(standard_input(), persons));
}

int law_review_scope() {
  const auto answer = review::scope_command(standard_input());
  return say(answer.exit_code, answer.output);
}

int lawpack_check(const std::string& folder, bool as_json) {
  const auto loaded = folder.empty() ? law::load_embedded() : law::load_directory(folder);
  const auto report = law::pack_report(loaded, as_json);
  std::cout << report.output;
  return report.exit_code;
}

int rehearse(const std::string& script_file, bool as_json) {
  const auto played = casework::rehearse(files::read_file(script_file), as_json);
  std::cout << played.output;
  return played.exit_code;
}

int version() {
  std::cout << "sanzhi " << SANZHI_VERSION << " (法规规则 " << law::embedded_pack().version()
            << ")\n";
  return 0;
}

}  // namespace site::commands
