package dev.candela.demo;

import dev.candela.json.Json;

/// The forms that the demo server shows, made when they are.
final class Forms {
    private static final Json.Obj STRING = Json.obj("type", "string");

    /// A form with one required text.
    static Json.Obj text(String field) {
        return Json.obj("type", "object", "properties", Json.obj(field, STRING), "required", Json.arr(field));
    }

    static Json.Obj user() {
        return Json.obj("type", "object",
            "properties", Json.obj(
                "username", Json.obj("type", "string", "description", "User's response"),
                "email", Json.obj("type", "string", "description", "User's email address")),
            "required", Json.arr("username", "email"));
    }

    static Json.Obj defaults() {
        return Json.obj("type", "object",
            "properties", Json.obj(
                "name", Json.obj("type", "string", "description", "User name", "default", "John Doe"),
                "age", Json.obj("type", "integer", "description", "User age", "default", 30),
                "score", Json.obj("type", "number", "description", "User score", "default", 95.5),
                "status", Json.obj("type", "string", "description", "User status",
                    "enum", Json.arr("active", "inactive", "pending"), "default", "active"),
                "verified", Json.obj("type", "boolean", "description", "Verification status", "default", true)),
            "required", Json.arr());
    }

    static Json.Obj choices() {
        return Json.obj("type", "object",
            "properties", Json.obj(
                "untitledSingle", Json.obj("type", "string", "enum", Json.arr("option1", "option2", "option3")),
                "titledSingle", Json.obj("type", "string", "oneOf", Json.arr(
                    titled("value1", "First Option"), titled("value2", "Second Option"),
                    titled("value3", "Third Option"))),
                "legacyEnum", Json.obj("type", "string", "enum", Json.arr("opt1", "opt2", "opt3"),
                    "enumNames", Json.arr("Option One", "Option Two", "Option Three")),
                "untitledMulti", Json.obj("type", "array", "minItems", 1, "maxItems", 3,
                    "items", Json.obj("type", "string", "enum", Json.arr("option1", "option2", "option3"))),
                "titledMulti", Json.obj("type", "array", "minItems", 1, "maxItems", 3,
                    "items", Json.obj("anyOf", Json.arr(
                        titled("value1", "First Choice"), titled("value2", "Second Choice"),
                        titled("value3", "Third Choice"))))),
            "required", Json.arr());
    }

    private Forms() {}

    private static Json.Obj titled(String value, String title) {
        return Json.obj("const", value, "title", title);
    }
}
