// arpent serve | demo | import | export | backup | restore | openapi | permissions | migration | trial | estimate |
// opinion | any operation by its words
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>

#include "doors/cli/cli.h"
#include "doors/http/openapi.h"
#include "doors/tools/tools.h"
#include "main/assemble.h"
#include "main/backup_commands.h"
#include "main/carry_commands.h"
#include "main/permission_page.h"
#include "main/personal_data_page.h"
#include "main/serve.h"
#include "main/version.h"
#include "store/cities.h"
#include "words/words.h"

namespace arpent {
namespace {

std::string terminal_language() {
  for (auto const* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (auto const* value = std::getenv(name); value && *value)
      return std::string(value).starts_with("fr") ? "fr" : "en";
  return "en";
}

// The house without a server around it, for commands.
struct Workshop {
  SystemClock clock;
  SystemRandom random;
  IdSource ids{clock, random};
  std::unique_ptr<House> house =
      assemble({.clock = clock, .random = random, .ids = ids}, "http://127.0.0.1:8080", {.demo = true});
};

bool is_command(CLI::App const& app, std::string const& word) {
  auto const commands = app.get_subcommands([&](CLI::App const* command) { return command->get_name() == word; });
  return !commands.empty();
}

int run_words(std::vector<std::string> const& words, std::string const& data) {
  Workshop shop;
  cli::Terminal const terminal{*shop.house, terminal_language(), std::cin, std::cout, std::cerr};
  if (!cli::has_words(shop.house->all, words.front())) {
    std::cerr << say(terminal.language, "cli.unknown", {{"word", words.front()}}) << "\n";
    return 2;
  }
  store::Cities cities({.folder = data,
                        .options = [&](std::string path) { return store_options(*shop.house, std::move(path)); },
                        .clock = shop.clock});
  return cli::run(terminal, words, [&] { return cities.find(""); });
}

// import and export, on the city that they name.
template <class Command>
int carry(Command const& command) {
  Workshop shop;
  cli::Terminal const terminal{*shop.house, terminal_language(), std::cin, std::cout, std::cerr};
  store::Cities cities({.folder = command.data,
                        .options = [&](std::string path) { return store_options(*shop.house, std::move(path)); },
                        .clock = shop.clock});
  auto const store = cities.find(command.city);
  if (!store) return cli::say_problem(terminal, store.problem()), 1;
  return command.run(terminal, **store);
}

// backup and restore, on files that a server may have open.
template <class Command>
int keep(Command const& command) {
  Workshop shop;
  return command.run({*shop.house, terminal_language(), std::cin, std::cout, std::cerr});
}

void add_serve_options(CLI::App& app, ServeOptions& options) {
  app.add_option("--data", options.data, "Folder of cities, one file each")
      ->capture_default_str()
      ->envname("ARPENT_DATA");
  app.add_option("--address", options.address, "Address to listen on")->capture_default_str();
  app.add_option("--port", options.port, "Port to listen on; 0 takes a free one")
      ->capture_default_str()
      ->envname("ARPENT_PORT");
  app.add_option("--base-url", options.base_url, "Address as people see it, for links: https://plan.ville.fr");
  app.add_option("--smtp", options.smtp,
                 "Mail server: smtp://user:password@host:587; without one, mails lie in the outbox")
      ->envname("ARPENT_SMTP");
  app.add_option("--outbox", options.outbox, "Folder for mails where there is no mail server; <data>/outbox");
  app.add_option("--requests-a-second", options.requests_a_second,
                 "Of one account or link, after a burst of ten times as many; 0 for any")
      ->capture_default_str();
  app.add_option("--today", options.today, "Pretend that today is this day (2026-03-12)");
  app.add_option("--trusted-proxy", options.proxies, "Address of a proxy whose X-Forwarded-For is believed");
}

void add_openid_options(CLI::App& app, OpenIdOptions& options) {
  auto* const group = app.add_option_group("Signing in through a provider of identities (OpenID Connect)");
  group->add_option("--openid-issuer", options.issuer, "The provider: https://login.ville.fr/realms/ville")
      ->envname("ARPENT_OPENID_ISSUER");
  group->add_option("--openid-client", options.client, "The name under which it knows this server")
      ->envname("ARPENT_OPENID_CLIENT");
  group
      ->add_option("--openid-secret-file", options.secret_file,
                   "File with the secret that it gave; else the systemd credential openid-secret, else none")
      ->envname("ARPENT_OPENID_SECRET_FILE");
  group->add_option("--openid-name", options.name, "How people know it: \"Compte Ville\"")
      ->envname("ARPENT_OPENID_NAME");
  group->add_option("--openid-scopes", options.scopes, "What is asked of it")->capture_default_str();
  group->add_option("--openid-groups", options.groups, "The claim that lists somebody's groups; realm_access.roles")
      ->capture_default_str();
  group->add_option("--openid-role", options.roles, "GROUP=ROLE: what a group may do here; *=ROLE for everybody");
  group->add_flag("--openid-strangers", options.strangers,
                  "Takes up whoever has a role by their groups and is not known here yet");
  group->add_flag("--openid-any-address", options.any_address,
                  "Believes an address though the provider does not say that it has verified it");
}

}  // namespace

int main_of(int argc, char** argv) {
  CLI::App app{"Arpent takes a city's strategic plan to the ground: goals, focus actions, numbers in every district.",
               "arpent"};
  app.set_version_flag("--version", std::string("arpent ") + version);
  app.require_subcommand(1);
  app.footer(
      "Every operation has its words too: arpent goal --help, arpent action focus --help, arpent plan_tree --on "
      "2026-02-01.\nThe engines are commands for analysts, without a city: arpent opinion --help, arpent trial --help, "
      "arpent estimate "
      "--help.");
  ServeOptions serving, showing{.data = "demo-data", .demo = true};
  auto* serve_command = app.add_subcommand("serve", "Start the server");
  add_serve_options(*serve_command, serving);
  add_openid_options(*serve_command, serving.openid);
  auto* demo = app.add_subcommand("demo",
                                   "Start the example city, with a login for each persona; each day it is told anew");
  add_serve_options(*demo, showing);
  demo->add_flag("--fresh", showing.fresh, "Begin the example anew, without what was tried in it today");
  std::string data = std::getenv("ARPENT_DATA") ? std::getenv("ARPENT_DATA") : "arpent-data";
  ImportCommand const importing(app, terminal_language(), data);
  ExportCommand const exporting(app, terminal_language(), data);
  BackupCommand const backup(app, terminal_language(), data);
  RestoreCommand const restore(app, terminal_language(), data);
  auto* openapi = app.add_subcommand("openapi", "Print the API reference as OpenAPI 3.1");
  auto* permissions = app.add_subcommand("permissions", "Print who may do what, as a table");
  auto* personal_data =
      app.add_subcommand("personal-data", "Print what is kept on people, who sees it and how it goes");
  auto* migration = app.add_subcommand("migration", "Print the statements that the next migration would hold");

  // A word that is no command here may be an operation's.
  std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() > 1 && words.front() == "--data") {
    data = words[1];
    words.erase(words.begin(), words.begin() + 2);
  }
  if (!words.empty() && tools::is_tool(words.front()))
    return tools::run({terminal_language(), std::cin, std::cout, std::cerr}, words);
  if (!words.empty() && !words.front().starts_with("-") && !is_command(app, words.front()))
    return run_words(words, data);

  CLI11_PARSE(app, argc, argv);
  if (*serve_command) return serve(serving);
  if (*demo) return serve(showing);
  if (importing.chosen()) return carry(importing);
  if (exporting.chosen()) return carry(exporting);
  if (backup.chosen()) return keep(backup);
  if (restore.chosen()) return keep(restore);
  Workshop shop;
  if (*openapi) std::cout << http::openapi(shop.house->all, shop.house->permissions, version).dump(1) << "\n";
  if (*permissions) std::cout << permission_page(*shop.house);
  if (*personal_data) std::cout << personal_data_page(*shop.house);
  if (*migration) std::cout << next_migration(*shop.house);
  return 0;
}

}  // namespace arpent

// What this program writes holds people's data: it is for its own account alone, whatever the account's habit is.
int main(int argc, char** argv) {
  umask(077);
  return arpent::main_of(argc, argv);
}
