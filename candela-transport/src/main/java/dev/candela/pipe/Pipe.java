package dev.candela.pipe;

import dev.candela.model.Principal;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One connection between a wire, which knows bytes, and a receiver, which knows messages.
///
/// The carrier calls everything here but [#end] and [#close] on the one thread that reads.
public final class Pipe {
    private final Receiver receiver;
    private final Wire wire;
    private final Carrier carrier;
    private volatile PipeSettings settings;
    private final Lane main;
    private final Arrivals arrivals = new Arriving();
    private volatile boolean delivered;

    /// Channels that are open. Guarded by itself, as is whether all has ended.
    private final Map<Integer, Lane> lanes = new HashMap<>();
    private boolean ended;

    public Pipe(Receiver receiver, Wire wire, Carrier carrier, PipeSettings settings) {
        this.receiver = receiver;
        this.wire = wire;
        this.carrier = carrier;
        this.settings = settings;
        this.main = new Lane(Wire.MAIN, wire, carrier, settings);
    }

    /// The connection itself, as the receiver sees it.
    public Connection connection() {
        return main;
    }

    /// Whether a message has come.
    public boolean hasDelivered() {
        return delivered;
    }

    /// Bytes have come, or a whole binary message.
    ///
    /// @throws IOException when nothing more can be read
    public void take(byte[] bytes, int offset, int length) throws IOException {
        wire.take(bytes, offset, length, arrivals);
    }

    /// A whole text message has come.
    ///
    /// @throws IOException when nothing more can be read
    public void takeText(byte[] bytes, int offset, int length) throws IOException {
        wire.takeText(bytes, offset, length, arrivals);
    }

    /// Nothing more will come.
    public void inputEnded() {
        wire.end(arrivals);
    }

    /// Tells the receiver that the connection and its channels are gone: what runs for them is cancelled. What
    /// cancelled calls still say goes out as long as the carrier is open. Once is enough, on any thread.
    public void end() {
        var over = new ArrayList<Lane>();
        synchronized (lanes) {
            if (ended) {
                return;
            }
            ended = true;
            over.addAll(lanes.values());
            lanes.clear();
        }
        over.add(main);
        over.forEach(this::tell);
    }

    /// Opens a connection inside this one; empty where there can be none. On any thread.
    public Optional<Connection> open() {
        var opening = wire.open();
        if (opening == null) {
            return Optional.empty();
        }
        var lane = new Lane(opening.number(), wire, carrier, settings);
        synchronized (lanes) {
            if (ended) {
                return Optional.empty();
            }
            lanes.put(opening.number(), lane);
        }
        return carrier.send(opening.asking()) ? Optional.of(lane) : Optional.empty();
    }

    /// Closes a connection that was opened inside this one; any other is left as it is. On any thread.
    public void close(Connection inside) {
        if (inside instanceof Lane lane && lane.channel() != Wire.MAIN) {
            var closing = wire.close(lane.channel());
            if (closing != null) {
                lane.gone();
                carrier.send(closing);
            }
        }
    }

    /// What asks the peer to stop or to go on; null where there is no way to ask. On any thread.
    public @Nullable Outgoing pace(boolean go) {
        return wire.pace(go);
    }

    /// A sign of life for the peer; null where it expects none.
    ///
    /// @throws IOException when the peer is gone
    public @Nullable Outgoing beat() throws IOException {
        return wire.beat();
    }

    /// Nothing goes out any more. On any thread.
    public void close() {
        wire.close();
    }

    private void tell(Lane lane) {
        try {
            receiver.closed(lane);
        } catch (RuntimeException e) {
            log("Closing a connection failed.", e);
        }
    }

    private void deliver(Lane lane, Message message) {
        delivered = true;
        try {
            var work = receiver.receive(message, lane.context(), lane);
            if (!Work.NONE.equals(work)) {
                carrier.start(work);
            }
        } catch (RuntimeException e) {
            log("A message was not taken.", e);
        }
    }

    private static void log(String what, RuntimeException cause) {
        System.getLogger(Pipe.class.getName()).log(Level.ERROR, what, cause);
    }

    private Lane lane(int channel) {
        if (channel == Wire.MAIN) {
            return main;
        }
        synchronized (lanes) {
            var lane = lanes.get(channel);
            if (lane == null && !ended) {
                throw new IllegalArgumentException("channel: " + channel + " (expected: one of " + numbers() + ")");
            }
            return lane == null ? new Lane(channel, wire, carrier, settings) : lane;
        }
    }

    private List<Integer> numbers() {
        return lanes.keySet().stream().sorted().toList();
    }

    private final class Arriving implements Arrivals {
        @Override
        public void message(int channel, Message message) {
            deliver(lane(channel), message);
        }

        @Override
        public void write(Outgoing control) {
            carrier.control(control);
        }

        @Override
        public void opened(int channel) {
            synchronized (lanes) {
                if (channel < 0 || lanes.containsKey(channel)) {
                    throw new IllegalArgumentException("channel: " + channel + " (expected: >= 0, none of "
                        + numbers() + ")");
                }
                if (!ended) {
                    lanes.put(channel, new Lane(channel, wire, carrier, settings));
                }
            }
        }

        @Override
        public void closed(int channel) {
            Lane lane;
            synchronized (lanes) {
                lane = lanes.remove(channel);
            }
            if (lane != null) {
                lane.gone();
                tell(lane);
            }
        }

        @Override
        public void identified(Principal principal) {
            settings = settings.withPeer(principal, settings.remote());
            main.identified(principal);
        }

        @Override
        public void pause(boolean paused) {
            carrier.pause(paused);
        }
    }
}
