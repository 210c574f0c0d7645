// redaction — do the masks always fit the text they hide words of?
#include "disclosure/redaction.h"

#include "fuzz.h"

// The first line names the persons known from the case, the rest is the text.
void fuzz::one(std::string_view bytes) {
  const auto line = std::min(bytes.find('\n'), bytes.size());
  disclosure::RedactionOptions options;
  options.persons = disclosure::persons_from(bytes.substr(0, line));
  options.marker = line % 2 ? disclosure::Marker::mou : disclosure::Marker::stars;
  const auto text = bytes.substr(std::min(line + 1, bytes.size()));

  const auto redacted = disclosure::redact(text, options);
  std::string again;
  std::size_t copied = 0;
  for (const auto& mask : redacted.masks) {
    must(copied <= mask.begin && mask.begin < mask.end && mask.end <= text.size());
    again.append(text, copied, mask.begin - copied);
    again += mask.replacement;
    copied = mask.end;
  }
  again.append(text, copied);
  must(again == redacted.text);
  disclosure::masked_name(text.substr(0, 60));
  disclosure::leaks(text, {std::string(text.substr(0, 12))});
}
