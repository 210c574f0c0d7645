// demo — one invented district with its people, matters, parties, decisions and cases.
#pragma once
#include "site/folder.h"

namespace site {

// Fills a fresh folder. The same every time but for the keys.
void make_demo(const Folder&);

}  // namespace site
