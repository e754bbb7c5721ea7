package dev.candela.pipe;

/// Bytes that depend on nothing that was written before.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ready(byte[] bytes, boolean text) implements Outgoing {
    @Override
    public byte[] seal() {
        return bytes;
    }
}
