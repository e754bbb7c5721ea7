package dev.candela.lumen.payload;

import dev.candela.json.Json;

/// What a peer can read of what a payload can say. What it cannot read has to go to it as JSON text.
public enum Profile {
    /// This library: integers of 64 bits, containers of any size, as deep as
    /// [JsonLimits][dev.candela.json.JsonLimits] can allow.
    CANDELA(Integer.MAX_VALUE, 1000, Long.MIN_VALUE, Long.MAX_VALUE),

    /// The reference implementations in Rust and Python: at most 1024 members of one container, at most 32 deep.
    REFERENCE(1024, 32, Long.MIN_VALUE, Long.MAX_VALUE),

    /// The reference implementation in TypeScript: as [#REFERENCE], and integers of 32 bits; others it corrupts.
    INT32(1024, 32, Integer.MIN_VALUE, Integer.MAX_VALUE);

    private final int membersMax;
    private final int depthMax;
    private final long integerMin;
    private final long integerMax;

    Profile(int membersMax, int depthMax, long integerMin, long integerMax) {
        this.membersMax = membersMax;
        this.depthMax = depthMax;
        this.integerMin = integerMin;
        this.integerMax = integerMax;
    }

    /// Most members of one object, or elements of one array.
    public int membersMax() {
        return membersMax;
    }

    /// How deep arrays and objects may be nested; a [Json.Whole] alone is not nested at all.
    public int depthMax() {
        return depthMax;
    }

    /// True when the peer reads this integer as it is.
    public boolean reads(long integer) {
        return integer >= integerMin && integer <= integerMax;
    }
}
