// sheet — the blocks of paper that a filled form becomes; text, page and PDF are all made of these.
#pragma once
#include "platform/pdf/document.h"
#include "recording/paper.h"

namespace recording {

pdf::Document sheet_of(const Form&, const Filled&, const Wording&, const Stamp& = {});

// One line a paragraph, row or answer; without number and date.
std::string plain_text(const pdf::Document&);

}  // namespace recording
