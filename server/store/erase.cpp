// Erasing what is personal, in the present and in all of the past.
#include <set>

#include "store/work.h"

namespace arpent::store {
namespace {

std::set<std::string> personal_files(record::Shape const& shape, Json const& record) {
  std::set<std::string> out;
  for (auto const& field : shape.fields) {
    if (field.kind != record::Kind::file || !field.rule.personal) continue;
    auto const* file = record::stored_value(record, field);
    if (file && file->is_object()) out.insert(file->at("sha256").get<std::string>());
  }
  return out;
}

}  // namespace

void Work::blank(std::string_view kind, std::string_view id) {
  auto const& table = catalogue().at(kind);
  has_entry_ = has_blanked_ = true;
  if (auto const present = find(kind, id)) put(kind, record::blanked(*table.shape, *present).first);

  std::vector<std::pair<Moment, std::string>> revisions;
  std::set<std::string> files;
  connection().select("SELECT moment, after FROM ledger WHERE id = :id AND kind = :kind AND after IS NOT NULL",
                      {{"id", id}, {"kind", kind}}, [&](Row const& row) {
                        auto const record = Json::parse(row.view(1));
                        files.merge(personal_files(*table.shape, record));
                        auto const [blanked, has_any] = record::blanked(*table.shape, record);
                        if (has_any) revisions.emplace_back(row.integer(0), blanked.dump());
                      });
  for (auto const& [at_moment, after] : revisions)
    run("UPDATE ledger SET after = :after WHERE moment = :moment AND kind = :kind AND id = :id",
        {{"after", after}, {"moment", at_moment}, {"kind", kind}, {"id", id}});
  for (auto const& file : files)
    run("DELETE FROM blob WHERE sha256 = :sha256 AND NOT EXISTS (SELECT 1 FROM ledger WHERE after LIKE '%' || :sha256 "
        "|| '%')",
        {{"sha256", file}});
  // An answer may repeat what a person was called, and so may the order for a mail that was sent.
  run("DELETE FROM request");
  // A crash between the commit and the scrub must not leave the old bytes in the file.
  run("INSERT INTO city_file (name, value) VALUES ('scrub', 'due') ON CONFLICT DO NOTHING");
}

}  // namespace arpent::store
