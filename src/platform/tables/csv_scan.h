// csv_scan — where does this cell end, and what separates the cells?
#pragma once

namespace tables {

// The first separator, line feed or carriage return, or `end`.
char* end_of_plain_cell(char* from, char* end, char separator);
// Comma, semicolon or tab: whichever the first line has most of outside quotes.
char separator_of(const char* from, const char* end);

}  // namespace tables
