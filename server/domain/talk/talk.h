// What people say about a thing, and the files they lay beside it.
#pragma once
#include "record/describe.h"

namespace arpent::talk {

struct Comment {
  std::string id;
  std::int64_t revision = 0;
  std::string about, text;
  bool resolved = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Comment::about>("about",
                                   "action|goal|indicator|contribution|measurement|territory|counter_value|plan",
                                   {.required = true, .fixed = true}),
        long_text<&Comment::text>("text", {.required = true, .max_length = 5000}),
        flag<&Comment::resolved>("resolved"),
    };
    static Shape const shape = kept<Comment>("comment", "comments", fields, {.title = "text", .searched = "text"});
    return shape;
  }
};

struct Attachment {
  std::string id;
  std::int64_t revision = 0;
  std::string about;
  std::optional<std::string> title;  // absent: the name of the file
  std::optional<record::File> file;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Attachment::about>("about", "action|goal|measurement|territory|plan",
                                      {.required = true, .fixed = true}),
        record::text<&Attachment::title>("title"),
        record::file<&Attachment::file>("file", {.required = true}),
    };
    static Shape const shape = kept<Attachment>("attachment", "attachments", fields, {.searched = "title"});
    return shape;
  }
};

}  // namespace arpent::talk
