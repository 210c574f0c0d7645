// proves — names the provision that a test proves, so that tools/law-coverage can read the coverage
// of the statute book from the test report: PROVES("penalty-law:58").
#pragma once
#include <gtest/gtest.h>

#define PROVES(provision) ::testing::Test::RecordProperty("law", provision)
