// folder — where everything of one installation lies, its keys, and who is writing in it now.
#pragma once
#include <string>

#include "ledger/checkpoint.h"

namespace site {

struct Folder {
  std::string root;
  std::string database() const { return root + "/sanzhi.db"; }
  std::string files() const { return root + "/files"; }
  std::string keys() const { return root + "/keys"; }
  std::string checkpoints() const { return root + "/checkpoints"; }
  std::string config() const { return root + "/sanzhi.toml"; }
  std::string seal() const { return root + "/seal.json"; }

  bool is_made() const;  // by make_folder
};

// Folders and fresh private keys that only the owner can read. Throws when something stands there
// already.
void make_folder(const Folder&);
ledger::Keys read_keys(const Folder&);
ledger::PublicKeys read_public_keys(const Folder&);
std::string config_text(const Folder&);  // empty when there is none

// While it lives, the folder says that it is being written to. Commands and one server may write at
// the same time; the last of them to close() puts the rest seal on.
class Writing {
 public:
  enum class As { command, server };
  Writing(const Folder&, As);  // std::runtime_error when another server is there
  ~Writing();
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;

  // Everything is closed and on the disk. Without this call (a crash) the folder is known to have
  // been left while it was written to.
  void close();

 private:
  const Folder folder_;
  int writers_ = -1, server_ = -1;  // locked descriptors
};

}  // namespace site
