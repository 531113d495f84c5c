// arpent import FILE and arpent export: what goes in and out of a city's file from the command line.
#pragma once
#include <CLI/CLI.hpp>

#include "doors/cli/cli.h"

namespace arpent {

// One command with its options; run() after the line was parsed. 0: done, also when there was nothing to do; 1:
// refused, or faults to be mended first; 2: not kept, since nobody said yes.
class ImportCommand {
 public:
  ImportCommand(CLI::App& app, std::string const& language, std::string const& data);
  bool chosen() const { return command_->parsed(); }
  int run(cli::Terminal const& terminal, store::Store& store) const;

  std::string data, city{};

 private:
  Result<Json> wishes(std::string const& import) const;

  CLI::App* command_;
  std::string file_{}, what_{};
  std::vector<std::string> columns_{}, choose_{};
  bool yes_ = false, leave_out_ = false, over_conflicts_ = false;
  std::size_t records_ = 20;
};

class ExportCommand {
 public:
  ExportCommand(CLI::App& app, std::string const& language, std::string const& data);
  bool chosen() const { return command_->parsed(); }
  int run(cli::Terminal const& terminal, store::Store& store) const;

  std::string data, city{};

 private:
  CLI::App* command_;
  int run_archive(cli::Terminal const& terminal, store::Store& store) const;
  int run_format(cli::Terminal const& terminal, store::Store& store, std::string const& format,
                 std::string const& output) const;

  std::string kind_{}, format_{}, template_{}, on_{}, output_{}, readers_{};
  std::string archive_{}, ledger_{};
  std::map<std::string, std::string> formats_{};  // where each of open_formats() goes
};

}  // namespace arpent
