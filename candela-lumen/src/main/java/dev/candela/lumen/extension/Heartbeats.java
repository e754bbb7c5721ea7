package dev.candela.lumen.extension;

import dev.candela.lumen.frame.Frame;

/// Sends heartbeats, tells their echoes from those of the other end, and knows when that is gone.
///
/// Whoever has a clock calls [#tick] once per interval. An echo is never echoed, or two ends would send one frame for
/// ever; so that the two can be told apart the end that asked for the connection counts from 0 and the other from 2^31.
/// A peer that counts alike does no harm: it takes one heartbeat of ours for an echo of its own, and the other way
/// round. One thread.
public final class Heartbeats {
    /// Which end of the connection this is.
    public enum End {
        /// Sent the probe.
        INITIATOR,
        /// Answered it.
        RESPONDER
    }

    /// What to do at the end of an interval.
    public sealed interface Tick {
        record Send(Frame frame) implements Tick {}

        /// Two heartbeats in a row came back not at all.
        record Gone() implements Tick {}
    }

    /// What a heartbeat is that has come.
    public sealed interface Received {
        /// One of the other end's own.
        ///
        /// @param frame  to be sent back
        record Echo(Frame frame) implements Received {}

        /// Ours, back again. Nothing to do.
        record Returned() implements Received {}
    }

    /// Unanswered ones that mean that nobody is there.
    private static final int MISSED_MAX = 2;

    private int next;
    private int missed;

    public Heartbeats(End end) {
        next = switch (end) {
            case INITIATOR -> 0;
            case RESPONDER -> Integer.MIN_VALUE;
        };
    }

    public Tick tick() {
        if (missed == MISSED_MAX) {
            return new Tick.Gone();
        }
        missed++;
        return new Tick.Send(new Heartbeat(next++).frame());
    }

    public Received received(Heartbeat heartbeat) {
        int age = next - heartbeat.sequence();
        if (age >= 1 && age <= missed) {
            missed = age - 1;
            return new Received.Returned();
        }
        return new Received.Echo(heartbeat.frame());
    }
}
