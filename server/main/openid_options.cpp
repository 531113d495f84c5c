#include "main/openid_options.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.h"

namespace arpent {
namespace {

// systemd lays it there: LoadCredential=openid-secret:/etc/arpent/openid-secret
std::string credential() {
  auto const* folder = std::getenv("CREDENTIALS_DIRECTORY");
  if (!folder) return "";
  auto path = std::filesystem::path(folder) / "openid-secret";
  std::error_code error;
  return std::filesystem::exists(path, error) ? path.string() : "";
}

Result<std::string> secret_in(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  auto out = std::string(trim(text.str()));
  if (!file || out.empty()) return Problem{422, "openid.secret_file", {{"path", path}}};
  return out;
}

// The last sign divides: a group may hold one, a role does not.
Result<std::pair<std::string, std::string>> pair_of(std::string const& said) {
  auto const at = said.rfind('=');
  if (at == std::string::npos || at == 0 || at + 1 == said.size()) return Problem{422, "openid.map", {{"said", said}}};
  return std::pair(said.substr(0, at), said.substr(at + 1));
}

std::string host_of(std::string const& url) {
  auto const from = url.find("://") == std::string::npos ? 0 : url.find("://") + 3;
  return url.substr(from, url.find('/', from) - from);
}

}  // namespace

Result<OpenIdWish> read_wish(OpenIdOptions const& options) {
  OpenIdWish out{.setting = {options.issuer, options.client, "", options.scopes},
                 .welcome = {.roles = {}, .strangers = options.strangers},
                 .name = options.name.empty() ? host_of(options.issuer) : options.name};
  auto const path = options.secret_file.empty() ? credential() : options.secret_file;
  if (!path.empty()) {
    ARPENT_TRY(secret, secret_in(path));
    out.setting.secret = std::move(secret);
  }
  for (auto const& said : options.roles) {
    ARPENT_TRY(pair, pair_of(said));
    out.welcome.roles.insert(std::move(pair));
  }
  ARPENT_CHECK(openid::acceptable(out.setting));
  ARPENT_CHECK(city::acceptable(out.welcome));
  return out;
}

}  // namespace arpent
