package dev.candela.model;

import dev.candela.json.Json;

/// Asks the user.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation">Elicitation</a>
public sealed interface Elicit extends InputRequest<ElicitResult> {
    String message();

    /// Asks for values in a form. Never for secrets: those go through [Url].
    ///
    /// @param schema  a flat object schema of strings, numbers, booleans and choices
    record Form(String message, Json.Obj schema) implements Elicit {}

    /// Asks the user to visit a page. An accept means consent to open it, not that the visit was a success.
    ///
    /// @param url  `http:` or `https:`, without user data or credentials
    record Url(String message, String url) implements Elicit {}

    static Form form(String message, Json.Obj schema) {
        return new Form(message, schema);
    }

    /// A yes-or-no question: a form with one required boolean.
    static Form confirm(String message, String field) {
        return new Form(message, Json.obj("type", "object",
            "properties", Json.obj(field, Json.obj("type", "boolean")),
            "required", Json.arr(field)));
    }

    static Url url(String message, String url) {
        return new Url(message, url);
    }
}
