// verbs — what a step of a script means to the rooms: which act, and the form filled in.
#pragma once
#include "casework/rehearsal/world.h"

namespace casework::rehearsal {

// Tries the step; empty: it went well. An unknown verb is Unplayable.
law::Refusals play(World&, const Script&, const Step&);

}  // namespace casework::rehearsal
