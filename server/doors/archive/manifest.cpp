#include "doors/archive/manifest.h"

namespace arpent::archive {
namespace {

constexpr char const* format_name = "arpent-archive";

Json json_of(Part const& part) {
  return {{"name", part.name}, {"lines", part.lines}, {"bytes", part.bytes}, {"sha256", part.sha256}};
}

Part part_of(Json const& json) {
  return {json.at("name").get<std::string>(), json.at("sha256").get<std::string>(),
          json.at("bytes").get<std::int64_t>(), json.at("lines").get<std::int64_t>()};
}

bool is_sha256(std::string const& text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

std::string text_of(Manifest const& manifest) {
  auto files = Json::array();
  for (auto const& file : manifest.files)
    files.push_back({{"sha256", file.sha256}, {"type", file.type}, {"bytes", file.size}});
  return Json{{"format", format_name},
              {"version", format_version},
              {"schema", manifest.schema},
              {"city", manifest.city},
              {"moment", manifest.moment},
              {"at", manifest.at},
              {"parts", Json::array({json_of(manifest.ledger), json_of(manifest.facts)})},
              {"files", std::move(files)}}
             .dump(1) +
         "\n";
}

Result<Manifest> read_manifest(std::string const& text, int schema) {
  auto const json = parse_json(text);
  if (!json || !json->is_object() || json->value("format", Json()) != format_name) return Problem{422, "archive.none"};
  try {
    auto const version = json->at("version").get<int>();
    // What else a later format says is not for us to read.
    if (version > format_version) return Problem{409, "archive.newer", {{"version", std::to_string(version)}}};
    Manifest out{.schema = json->at("schema").get<int>(),
                 .city = json->at("city").get<std::string>(),
                 .moment = json->at("moment").get<store::Moment>(),
                 .at = json->at("at").get<std::string>(),
                 .ledger = part_of(json->at("parts").at(0)),
                 .facts = part_of(json->at("parts").at(1)),
                 .files = {}};
    if (out.schema > schema)
      return Problem{409, "archive.newer", {{"version", std::to_string(version) + "." + std::to_string(out.schema)}}};
    bool sound = version == format_version && out.ledger.name == ledger_name && out.facts.name == facts_name;
    for (auto const& file : json->at("files")) {
      out.files.push_back({file.at("sha256").get<std::string>(), file.at("type").get<std::string>(),
                           file.at("bytes").get<std::int64_t>()});
      sound = sound && is_sha256(out.files.back().sha256);
    }
    if (sound) return out;
  } catch (Json::exception const&) {
  }
  return Problem{422, "archive.changed", {{"part", manifest_name}}};
}

}  // namespace arpent::archive
