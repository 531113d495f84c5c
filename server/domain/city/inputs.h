// What the operations of this room take.
#pragma once
#include "record/describe.h"

namespace arpent::city {

struct RequestCode {
  std::string email;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {record::email<&RequestCode::email>("email", {.required = true})};
    static Shape const shape = input<RequestCode>("request_code", fields);
    return shape;
  }
};

struct OpenSession {
  std::string email, code;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {record::email<&OpenSession::email>("email", {.required = true}),
                                   text<&OpenSession::code>("code", {.required = true, .max_length = 20})};
    static Shape const shape = input<OpenSession>("open_session", fields);
    return shape;
  }
};

struct OpenWithPassword {
  std::string email, password;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        record::email<&OpenWithPassword::email>("email", {.required = true}),
        text<&OpenWithPassword::password>("password", {.required = true, .max_length = 200})};
    static Shape const shape = input<OpenWithPassword>("open_with_password", fields);
    return shape;
  }
};

// One proof of being oneself: a code that was mailed, or the password of until now.
struct SetPassword {
  std::string password;
  std::optional<std::string> code, current;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&SetPassword::password>("password", {.required = true, .max_length = 200}),
                                   text<&SetPassword::code>("code", {.max_length = 20}),
                                   text<&SetPassword::current>("current", {.max_length = 200})};
    static Shape const shape = input<SetPassword>("set_password", fields);
    return shape;
  }
};

struct RemovePassword {
  std::optional<std::string> code, current;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&RemovePassword::code>("code", {.max_length = 20}),
                                   text<&RemovePassword::current>("current", {.max_length = 200})};
    static Shape const shape = input<RemovePassword>("remove_password", fields);
    return shape;
  }
};

struct RevokeSession {
  std::string session;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&RevokeSession::session>("session", {.required = true})};
    static Shape const shape = input<RevokeSession>("revoke_session", fields);
    return shape;
  }
};

struct Speak {
  std::string language;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {choice<&Speak::language>("language", "fr|en", {.required = true})};
    static Shape const shape = input<Speak>("speak", fields);
    return shape;
  }
};

struct StartCity {
  std::string city, language = "fr", zone = "Europe/Paris", name, email, code;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&StartCity::city>("city", {.required = true, .max_length = 120}),
                                   choice<&StartCity::language>("language", "fr|en", {.required = true}),
                                   text<&StartCity::zone>("zone", {.required = true, .max_length = 60}),
                                   text<&StartCity::name>("name", {.required = true, .max_length = 200}),
                                   record::email<&StartCity::email>("email", {.required = true}),
                                   text<&StartCity::code>("code", {.required = true, .max_length = 40})};
    static Shape const shape = input<StartCity>("start_city", fields);
    return shape;
  }
};

struct DemoLogin {
  std::string person;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&DemoLogin::person>("person", "person", {.required = true})};
    static Shape const shape = input<DemoLogin>("demo_login", fields);
    return shape;
  }
};

}  // namespace arpent::city
