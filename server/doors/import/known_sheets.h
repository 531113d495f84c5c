// What sheets may bring: what the rooms told (operations/intake.h), and every kind as the export writes it.
#pragma once
#include "doors/import/headings.h"
#include "operations/operation.h"

namespace arpent::reading {

// Every kind with all its fields, named after it: a sheet whose headings include "goal.id". `sees`: fields that the
// asker may not read are no columns.
std::vector<intake::Intake> written_kinds(Register const& all, std::set<record::Audience> const& sees);

// The headings by which a column is known: of an exported kind also "<kind>.id" and "<kind>.revision" as "$id" and
// "$revision".
Catalogue headings_of(intake::Intake const& intake, bool exported);

// What a column is called on screen.
std::string column_label(intake::Intake const& intake, intake::Column const& column, std::string const& language);

// Does this text mark a row that sums up others?
bool is_total(std::string const& text);

}  // namespace arpent::reading
