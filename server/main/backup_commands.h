// arpent backup and arpent restore: a city's file as a whole, from the command line.
#pragma once
#include <CLI/CLI.hpp>

#include "doors/cli/cli.h"
#include "store/backup.h"

namespace arpent {

// Copies the city while a server may be writing to it. Into a folder under "<city>-<instant>.db"; with --prune, older
// copies of that city in the folder go by the rule of store::Retention. 0: done and verified; 1: refused.
class BackupCommand {
 public:
  BackupCommand(CLI::App& app, std::string const& language, std::string const& data);
  bool chosen() const { return command_->parsed(); }
  int run(cli::Terminal const& terminal) const;

 private:
  CLI::App* command_;
  std::string to_{}, city_{}, data_;
  bool prune_ = false;
  store::Retention keep_{};
};

// Puts a copy in place of a city that no server has open. A city that is there stays where it is, unless --over: then
// it is set aside beside it, never removed.
class RestoreCommand {
 public:
  RestoreCommand(CLI::App& app, std::string const& language, std::string const& data);
  bool chosen() const { return command_->parsed(); }
  int run(cli::Terminal const& terminal) const;

 private:
  CLI::App* command_;
  std::string from_{}, city_ = "city", data_;
  bool over_ = false;
};

}  // namespace arpent
