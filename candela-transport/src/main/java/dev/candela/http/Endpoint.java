package dev.candela.http;

import dev.candela.model.Principal;

/// What answers at a path, once it is known who asks.
interface Endpoint {
    /// The methods it knows, such as `GET, POST`.
    String methods();

    /// Decides by the head. Never blocks. What it answers is still to be dressed for a browser.
    Admission admit(RequestHead head, Principal principal);

    /// Decides about a `GET` that asks for a WebSocket, which most know nothing about.
    default Admission upgrade(RequestHead head, Principal principal) {
        return admit(head, principal);
    }

    /// Another method than it knows.
    default Admission otherMethod() {
        return new Admission.Answered(HttpAnswer.error(405, "Method not allowed").with("Allow", methods()));
    }
}
