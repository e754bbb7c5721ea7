package dev.candela.wire;

/// A difference between revisions that changes what may be written or must be accepted.
///
/// A whole method that only one era has is not a feature but a row missing in the other era's table.
///
/// @see <a href="https://modelcontextprotocol.io/specification/versioning">Versioning</a>
public enum Feature {
    /// A JSON array of messages.
    BATCHES(Revision.V2025_03_26, Revision.V2025_03_26),
    /// `audio` content.
    AUDIO(Revision.V2025_03_26, Revision.V2026_07_28),
    /// `structuredContent` that is an object, and `outputSchema`.
    STRUCTURED_OBJECT(Revision.V2025_06_18, Revision.V2026_07_28),
    /// `resource_link` content.
    RESOURCE_LINK(Revision.V2025_06_18, Revision.V2026_07_28),
    /// Questions to the user.
    ELICITATION(Revision.V2025_06_18, Revision.V2026_07_28),
    /// `MCP-Protocol-Version` on every request after the first.
    VERSION_HEADER(Revision.V2025_06_18, Revision.V2026_07_28),
    /// An event stream begins with an empty event that has an id, and may pause.
    PRIMING(Revision.V2025_11_25, Revision.V2025_11_25),
    /// A question says whether it is a form or a page.
    ELICITATION_MODE(Revision.V2025_11_25, Revision.V2026_07_28),
    /// Questions that send the user to a page, with an `elicitationId`.
    ELICITATION_ID(Revision.V2025_11_25, Revision.V2025_11_25),
    /// Sampling messages of several blocks.
    SAMPLING_BLOCKS(Revision.V2025_11_25, Revision.V2026_07_28),
    /// Tools that a sampling model may use, and what came of them.
    SAMPLING_TOOLS(Revision.V2025_11_25, Revision.V2026_07_28),
    /// `structuredContent` of any type, and an `outputSchema` whose root is no object.
    STRUCTURED_ANY(Revision.V2026_07_28, Revision.V2026_07_28);

    private final Revision since;
    private final Revision until;

    Feature(Revision since, Revision until) {
        this.since = since;
        this.until = until;
    }

    Revision since() {
        return since;
    }

    Revision until() {
        return until;
    }
}
