#include "doors/import/xml.h"

#include <expat.h>

#include "base/result.h"

namespace arpent::reading {
namespace {

constexpr char separator = '|';

std::string_view local(std::string_view name) { return name.substr(name.rfind(separator) + 1); }

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
  for (char const** pair = pairs_; *pair; pair += 2)
    if (local(pair[0]) == name) return pair[1];
  return {};
}

XmlStream::XmlStream(XmlHandlers handlers)
    : parser_(XML_ParserCreateNS(nullptr, separator), XML_ParserFree), handlers_(std::move(handlers)) {
  if (!parser_) throw std::bad_alloc();
  XML_SetUserData(parser_.get(), this);
  XML_SetElementHandler(parser_.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser_.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
}

XmlStream::~XmlStream() = default;

bool XmlStream::feed(std::string_view piece) {
  if (stopped_) return false;
  auto const status = XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), XML_FALSE);
  if (status == XML_STATUS_OK) return true;
  if (!stopped_) well_formed_ = false;
  stopped_ = true;
  return false;
}

bool XmlStream::finish() {
  if (stopped_) return false;
  if (XML_Parse(parser_.get(), "", 0, XML_TRUE) == XML_STATUS_OK) return true;
  if (!stopped_) well_formed_ = false;
  stopped_ = true;
  return false;
}

void XmlStream::stop() {
  stopped_ = true;
  XML_StopParser(parser_.get(), XML_FALSE);
}

void XmlStream::on_start(void* self, char const* name, char const** attributes) {
  auto& stream = *static_cast<XmlStream*>(self);
  if (stream.stopped_ || !stream.handlers_.start) return;
  if (!stream.handlers_.start(local(name), Attributes(attributes))) stream.stop();
}

void XmlStream::on_end(void* self, char const* name) {
  auto& stream = *static_cast<XmlStream*>(self);
  if (stream.stopped_ || !stream.handlers_.end) return;
  if (!stream.handlers_.end(local(name))) stream.stop();
}

void XmlStream::on_text(void* self, char const* text, int size) {
  auto& stream = *static_cast<XmlStream*>(self);
  if (!stream.stopped_ && stream.handlers_.text) stream.handlers_.text({text, static_cast<std::size_t>(size)});
}

void XmlStream::on_doctype(void* self, char const*, char const*, char const*, int) {
  auto& stream = *static_cast<XmlStream*>(self);
  stream.well_formed_ = false;
  stream.stop();
}

}  // namespace arpent::reading
