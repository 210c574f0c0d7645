// checkpoint — can notes kept by an outsider break their reader, or pass as ours unsigned?
#include "ledger/checkpoint.h"

#include "fuzz.h"

namespace {

// Of nobody: no input can hold a signature by them but one that this very run has made.
const ledger::Keys& keys() {
  static const ledger::Keys made{crypto::SigningKey::generate(crypto::KeyKind::ed25519),
                                 crypto::SigningKey::generate(crypto::KeyKind::sm2)};
  return made;
}

}  // namespace

void fuzz::one(std::string_view bytes) {
  static const auto ours = keys().public_keys();
  bool torn = false;
  const auto notes = ledger::read_notes(bytes, ours, &torn);
  for (const auto& note : notes) must(!note.signed_by_us);
  must(torn || bytes.empty() || !notes.empty());

  static const auto good = ledger::sign({"sanzhi", 7, std::string(32, 'r')}, keys());
  if (bytes.ends_with("\n\n") || bytes.empty()) return;
  // A good note stands, whatever is torn behind it.
  const auto with_rest = ledger::read_notes(good + "\n" + std::string(bytes), ours, &torn);
  must(!with_rest.empty() && with_rest.front().signed_by_us);
}
