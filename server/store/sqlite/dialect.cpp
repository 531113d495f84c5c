#include "store/sqlite/dialect.h"

#include <cctype>

namespace arpent::store::sqlite {
namespace {

std::string path(std::string_view name) { return literal("$." + identifier(name)); }

// Letters and digits of any script; a byte above ASCII belongs to a letter often enough, and harms nowhere: it is
// quoted.
bool is_of_word(unsigned char c) { return c >= 0x80 || std::isalnum(c); }

class SqliteDialect final : public Dialect {
 public:
  std::string type(ColumnType type) const override {
    switch (type) {
      case ColumnType::text:
        return "TEXT";
      case ColumnType::integer:
        return "INTEGER";
      case ColumnType::real:
        return "REAL";
      case ColumnType::bytes:
        return "BLOB";
    }
    return "TEXT";
  }
  std::string counted_key() const override { return "INTEGER PRIMARY KEY NOT NULL"; }
  std::string member(std::string const& json, std::string_view name, ColumnType) const override {
    return json + " ->> " + path(name);
  }
  std::string has_member(std::string const& json, std::string_view name) const override {
    return "json_type(" + json + ", " + path(name) + ") IS NOT NULL";
  }
  std::string list_holds(std::string const& list, std::string const& parameter) const override {
    return "EXISTS (SELECT 1 FROM json_each(" + list + ") AS item WHERE item.value = " + parameter + ")";
  }

  std::string search_schema() const override {
    return "CREATE VIRTUAL TABLE search USING fts5 (title, body, content='searched', content_rowid='place',"
           " tokenize='unicode61 remove_diacritics 2', prefix='2 3')";
  }
  std::string search_add() const override {
    return "INSERT INTO search (rowid, title, body) VALUES (:place, :title, :body)";
  }
  std::string search_remove() const override {
    return "INSERT INTO search (search, rowid, title, body) VALUES ('delete', :place, :title, :body)";
  }
  std::string search_clear() const override { return "INSERT INTO search (search) VALUES ('delete-all')"; }
  std::string search_find(std::string const& condition) const override {
    return "SELECT searched.kind, searched.id, snippet(search, -1, '', '', '…', 12)"
           " FROM search JOIN searched ON searched.place = search.rowid"
           " WHERE search MATCH :words AND " +
           condition + " ORDER BY bm25(search, 8.0, 1.0), searched.place LIMIT :limit";
  }
  std::string search_words(std::string_view typed) const override {
    std::string out;
    for (std::size_t at = 0; at < typed.size();) {
      auto const start = at;
      while (at < typed.size() && is_of_word(static_cast<unsigned char>(typed[at]))) ++at;
      if (at > start) out += (out.empty() ? "\"" : " \"") + std::string(typed.substr(start, at - start)) + "\"";
      else ++at;
    }
    // A blank at the end says that the last word is whole.
    if (!out.empty() && is_of_word(static_cast<unsigned char>(typed.back()))) out += "*";
    return out;
  }
};

}  // namespace

Dialect const& dialect() {
  static SqliteDialect const words;
  return words;
}

}  // namespace arpent::store::sqlite
