// Zip files made by hand, for the tests of this room.
#pragma once
#include <zip.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace arpent::reading {

using Entries = std::vector<std::pair<std::string, std::string>>;  // name, content

inline std::string zip_of(Entries const& entries) {
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(memory);
  zip_t* archive = zip_open_from_source(memory, ZIP_TRUNCATE, nullptr);
  if (!archive) throw std::runtime_error("no zip");
  for (auto const& [name, content] : entries) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    if (zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) throw std::runtime_error("no entry " + name);
  }
  zip_close(archive);
  zip_source_open(memory);
  zip_source_seek(memory, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(memory)), '\0');
  zip_source_seek(memory, 0, SEEK_SET);
  zip_source_read(memory, bytes.data(), bytes.size());
  zip_source_close(memory);
  zip_source_free(memory);
  return bytes;
}

// The smallest workbook that holds these <sheetData> contents, with styles 0 plain, 1 date, 2 percent, 3 custom date, 4
// not a date although quoted letters say so. More entries replace those of the same name.
inline std::string workbook_of(std::string const& rows, std::string const& strings = "", Entries const& more = {}) {
  std::string const relation = R"(" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/)";
  std::string const head = R"(<?xml version="1.0" encoding="UTF-8"?>)";
  std::string const main = R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
  Entries entries{
      {"_rels/.rels", head + R"(<Relationships><Relationship Id="r1)" + relation +
                          R"(officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
      {"xl/workbook.xml", head + "<workbook" + main +
                              R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">)"
                              R"(<sheets><sheet name="Fiches" sheetId="1" r:id="r1"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels", head + R"(<Relationships><Relationship Id="r1)" + relation +
                                         R"(worksheet" Target="worksheets/sheet1.xml"/>)"
                                         R"(<Relationship Id="r2)" +
                                         relation +
                                         R"(sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="r3)" +
                                         relation + R"(styles" Target="./styles.xml"/></Relationships>)"},
      {"xl/sharedStrings.xml", head + "<sst" + main + ">" + strings + "</sst>"},
      {"xl/styles.xml",
       head + "<styleSheet" + main +
           R"(><numFmts><numFmt numFmtId="164" formatCode="[$-40C]d\ mmmm\ yyyy;@"/>)"
           R"(<numFmt numFmtId="165" formatCode="0.0&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/>)"
           R"(</cellStyleXfs>)"
           R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/>)"
           R"(<xf numFmtId="165"/></cellXfs></styleSheet>)"},
      {"xl/worksheets/sheet1.xml", head + "<worksheet" + main + "><sheetData>" + rows + "</sheetData></worksheet>"}};
  for (auto const& [name, content] : more) {
    bool replaced = false;
    for (auto& entry : entries)
      if (entry.first == name) entry.second = content, replaced = true;
    if (!replaced) entries.emplace_back(name, content);
  }
  return zip_of(entries);
}

}  // namespace arpent::reading
