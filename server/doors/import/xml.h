// XML read as a stream: a sheet of 200 MB never stands in memory as a tree.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace arpent::reading {

// Attributes of one element, by name without namespace. "" where there is none. Views live as long as the call.
class Attributes {
 public:
  explicit Attributes(char const** pairs) : pairs_(pairs) {}
  std::string_view operator[](std::string_view name) const;

 private:
  char const** pairs_;
};

// Names come without their namespace. Handlers that are not set are not called. What they return false for ends the
// reading.
struct XmlHandlers {
  std::function<bool(std::string_view name, Attributes)> start{};
  std::function<bool(std::string_view name)> end{};
  std::function<void(std::string_view)> text{};  // in pieces
};

class XmlStream {
 public:
  explicit XmlStream(XmlHandlers handlers);
  ~XmlStream();
  XmlStream(XmlStream const&) = delete;
  XmlStream& operator=(XmlStream const&) = delete;

  // False when it is not well formed, declares a document type (no spreadsheet does; entity bombs do), or a handler
  // ended it. After that nothing more is read.
  bool feed(std::string_view piece);
  bool finish();

  bool well_formed() const { return well_formed_; }  // so far

 private:
  static void on_start(void* self, char const* name, char const** attributes);
  static void on_end(void* self, char const* name);
  static void on_text(void* self, char const* text, int size);
  static void on_doctype(void* self, char const*, char const*, char const*, int);
  void stop();

  std::unique_ptr<XML_ParserStruct, void (*)(XML_ParserStruct*)> parser_;
  XmlHandlers handlers_;
  bool well_formed_ = true, stopped_ = false;
};

}  // namespace arpent::reading
