// commands — what the command line asks for; each answers with an exit code and says the rest
// itself.
#pragma once
#include <optional>
#include <string>

namespace site::commands {

// 0 done · 1 faults found or refused · 2 asked wrongly, or the folder cannot be used
int serve(const std::string& data, std::optional<int> port, const std::string& address,
          bool insecure);
int init(const std::string& data, bool demo);
int verify(const std::string& data, const std::string& checkpoints, bool as_json);
int check_config(const std::string& data);

struct Import {
  std::string what, file, data;
  std::string mapping;  // file of field=column lines
  bool yes = false;     // without asking
};
int import(const Import&);

int list_users(const std::string& data);
int sign_in_link(const std::string& data, const std::string& who);
int setup_token(const std::string& data);
int demo_links(const std::string& data);

int law_due(const std::string& trigger, const std::string& on, bool as_json);
int law_redact(const std::string& persons_file);
int law_review_scope();
int lawpack_check(const std::string& folder, bool as_json);
int rehearse(const std::string& script_file, bool as_json);
int routes();
int version();

}  // namespace site::commands
