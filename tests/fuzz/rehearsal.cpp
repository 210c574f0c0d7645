// rehearsal — is a script either read or refused in words, whatever JSON it is?
#include "casework/rehearsal/script.h"
#include "fuzz.h"

void fuzz::one(std::string_view bytes) {
  static const auto pack = law::embedded_pack();
  try {
    const auto script = casework::rehearsal::read_script(bytes, pack);
    script.player(script.title);
  } catch (const casework::rehearsal::Unplayable&) {
  }
}
