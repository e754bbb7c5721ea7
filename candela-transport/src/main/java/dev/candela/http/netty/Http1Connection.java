package dev.candela.http.netty;

import dev.candela.http.Admission;
import dev.candela.http.HttpAnswer;
import dev.candela.http.RequestHead;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 connection: its requests one after the other, their answers in the same order.
///
/// What arrives while a request is being served waits, within bounds; then the connection is not read any more. As long
/// as it is read, a peer that leaves is noticed at once.
@SuppressWarnings("FutureReturnValueIgnored") // what cannot be written any more is told by channelInactive
final class Http1Connection extends ChannelInboundHandlerAdapter implements Ticking {
    private static final System.Logger LOG = System.getLogger(Http1Connection.class.getName());

    /// A body this small is read to its end even if nobody wants it, which saves the connection.
    private static final int SKIP_BYTES_MAX = 64 * 1024;
    private static final long LINGER_NANOS = 2_000_000_000L;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private enum Phase {
        /// Between requests, or within the head of one.
        IDLE,
        /// Its head has been read, and the verdict is being found.
        JUDGING,
        BODY,
        /// It has been answered, and the rest of it is not wanted.
        SKIP,
        SERVING,
        /// The last answer has been written, and what still arrives is thrown away.
        CLOSING
    }

    private final Engine engine;
    private final Loop loop;
    private final Channel channel;
    private final Http2 http2;
    private final Http1Output output;
    private final Waiting waiting;
    private final Peer peer;
    private Phase phase = Phase.IDLE;
    private boolean arriving;
    private long deadline;
    private int slot = -1;
    private @Nullable RequestHead head;
    private @Nullable Intake intake;
    private @Nullable NettyExchange exchange;

    Http1Connection(Engine engine, Loop loop, Channel channel, Http2 http2) {
        this.engine = engine;
        this.loop = loop;
        this.channel = channel;
        this.http2 = http2;
        this.output = new Http1Output(this, channel, loop);
        this.waiting = new Waiting(engine.options().bounds().pipelinedMax());
        this.peer = new Peer(channel);
        this.deadline = System.nanoTime() + engine.options().times().idle().toNanos();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        loop.track(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        loop.untrack(this);
    }

    /// Bytes have come in. Between requests, they are the first of the next.
    void arriving() {
        if (phase == Phase.IDLE && !arriving) {
            arriving = true;
            startReading();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof HttpObject it) || phase == Phase.CLOSING) {
            ReferenceCountUtil.release(message);
        } else if (isBusy() || !waiting.isEmpty()) {
            waiting.add(it);
            if (waiting.isFull()) {
                channel.config().setAutoRead(false);
            }
        } else {
            take(it);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (channel.isWritable()) {
            resume();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        phase = Phase.CLOSING;
        drop();
        if (exchange != null) {
            exchange.leave();
            exchange = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.log(Peer.caused(cause) ? Level.DEBUG : Level.WARNING, "connection failed", cause);
        channel.close();
    }

    @Override
    public void tick(long now) {
        boolean late = now - deadline > 0;
        switch (phase) {
            case IDLE, BODY -> {
                if (late && arriving) {
                    refuse(408, "Request: incomplete");
                } else if (late) {
                    channel.close();
                }
            }
            case SKIP, CLOSING -> {
                if (late) {
                    channel.close();
                }
            }
            case JUDGING -> { }
            case SERVING -> output.heartbeat(now, engine.options().times().heartbeat().toNanos());
        }
    }

    @Override
    public void stop() {
        switch (phase) {
            case IDLE, BODY, SKIP -> close();
            case JUDGING, CLOSING -> { }
            case SERVING -> {
                if (exchange != null && exchange.isParked()) {
                    exchange.leave();
                    output.endIfStreaming();
                    close();
                }
            }
        }
    }

    @Override
    public int slot() {
        return slot;
    }

    @Override
    public void slot(int value) {
        slot = value;
    }

    /// Whether no request is taken after this one.
    boolean isLast() {
        return engine.isStopping();
    }

    /// The exchange has been answered to its end.
    void ended() {
        if (phase != Phase.SERVING) {
            return;
        }
        exchange = null;
        if (output.request().framing().close() || engine.isStopping()) {
            close();
        } else {
            idle();
            resume();
        }
    }

    private void resume() {
        for (var it = next(); it != null; it = next()) {
            take(it);
        }
        if (!waiting.isFull() && !channel.config().isAutoRead()) {
            channel.config().setAutoRead(true);
        }
    }

    private @Nullable HttpObject next() {
        return isBusy() ? null : waiting.poll();
    }

    /// Whether the next request has to wait: for the answer to the one before it, or for the peer to read its answers.
    private boolean isBusy() {
        return phase == Phase.JUDGING || phase == Phase.SERVING || (phase == Phase.IDLE && !channel.isWritable());
    }

    private void take(HttpObject it) {
        try {
            if (it instanceof HttpRequest request) {
                begin(request);
            } else if (it instanceof HttpContent content) {
                take(content);
            }
        } finally {
            ReferenceCountUtil.release(it);
        }
    }

    private void begin(HttpRequest request) {
        arriving = true;
        startReading();
        output.request(Http1Head.BROKEN);
        if (request.decoderResult().isFailure()) {
            int status = Http1Head.status(request.decoderResult().cause());
            refuse(status, status == 400 ? "Request: malformed" : "Request: line or header too large");
            return;
        }
        if (!Http1Head.isKnown(request.protocolVersion())) {
            refuse(505, "HTTP version: unknown (expected: 1.0, 1.1 or 2)");
            return;
        }
        output.request(Http1Head.of(request));
        var parsed = Http1Head.parse(request, peer.address());
        if (parsed.isEmpty()) {
            refuse(400, "Request: no usable target or host");
            return;
        }
        boolean websocket = WebSocketUpgrade.isAsked(request);
        if (engine.binding().mayBlock()) {
            phase = Phase.JUDGING;
            engine.judge(parsed.get(), websocket, loop, admission -> {
                if (phase == Phase.JUDGING) {
                    judged(parsed.get(), admission);
                    resume();
                }
            });
        } else {
            var admission = engine.admit(parsed.get(), websocket);
            boolean upgradable = waiting.isEmpty() && !engine.isEncrypted();
            if (upgradable && admission instanceof Admission.Admitted to && Http2Upgrade.isAsked(request)) {
                upgrade(request, to.bodyBytesMax());
            } else {
                judged(parsed.get(), admission);
            }
        }
    }

    /// Gives the connection away. What still comes here shows that this has failed.
    private void upgrade(HttpRequest request, int bodyBytesMax) {
        phase = Phase.CLOSING;
        startReading();
        Http2Upgrade.start(channel, http2, this, request, bodyBytesMax);
    }

    private void judged(RequestHead request, Admission admission) {
        switch (admission) {
            case Admission.Answered(var answer) -> answerEarly(answer);
            case Admission.Upgraded it -> {
                if (output.request().announced() != 0 || waiting.holdsRequest()) {
                    refuse(400, "Request: goes on (expected: nothing before the answer)");
                    return;
                }
                drop();
                phase = Phase.CLOSING;
                WebSocketUpgrade.start(engine, loop, channel, request, it);
            }
            case Admission.Admitted it -> {
                head = request;
                admit(it, output.request());
            }
        }
    }

    private void admit(Admission.Admitted to, Http1Head request) {
        var fault = Intake.check(to, request.announced());
        if (fault != null) {
            refuse(fault);
            return;
        }
        if (request.unknownExpectation()) {
            refuse(417, "Expect: unknown (expected: 100-continue)");
            return;
        }
        if (request.expects() && request.announced() != 0) {
            channel.writeAndFlush(Unpooled.wrappedBuffer(CONTINUE), channel.voidPromise());
        }
        phase = Phase.BODY;
        intake = new Intake(engine, to, Math.toIntExact(request.announced()));
    }

    private void take(HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        boolean broken = content.decoderResult().isFailure();
        if (phase == Phase.SKIP && broken) {
            close();
        } else if (phase == Phase.SKIP && last) {
            idle();
        } else if (phase == Phase.BODY && broken) {
            refuse(400, "Body: malformed");
        } else if (phase == Phase.BODY && intake != null) {
            collect(content, intake);
        }
    }

    private void collect(HttpContent content, Intake to) {
        var fault = to.add(content.content());
        if (fault != null) {
            refuse(fault);
        } else if (content instanceof LastHttpContent) {
            phase = Phase.SERVING;
            exchange = engine.exchange(output, loop, to.queueBytesMax());
            intake = null;
            head = null;
            to.deliver(exchange);
        } else if (to.earnsTime()) {
            startReading();
        }
    }

    private void answerEarly(HttpAnswer answer) {
        var request = output.request();
        boolean readable = request.announced() >= 0 && request.announced() <= SKIP_BYTES_MAX;
        if (readable && !request.expects() && !request.framing().close()) {
            phase = Phase.SKIP;
            output.whole(answer);
        } else {
            refuse(answer);
        }
    }

    private void refuse(Intake.Fault fault) {
        refuse(fault.status(), fault.message());
    }

    private void refuse(int status, String message) {
        refuse(engine.binding().refusal(status, message, head));
    }

    /// Answers and closes, but only after what the peer is still sending: closing earlier would take the answer away
    /// from it.
    private void refuse(HttpAnswer answer) {
        drop();
        phase = Phase.CLOSING;
        deadline = System.nanoTime() + LINGER_NANOS;
        output.request(output.request().closing());
        output.whole(answer);
        channel.config().setAutoRead(true);
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> {
            if (channel instanceof DuplexChannel plain && !engine.isEncrypted()) {
                plain.shutdownOutput();
            } else {
                channel.close();
            }
        });
    }

    /// Closes once everything has been written.
    private void close() {
        drop();
        phase = Phase.CLOSING;
        deadline = System.nanoTime() + engine.options().times().read().toNanos();
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    private void drop() {
        waiting.release();
        if (intake != null) {
            intake.drop();
            intake = null;
        }
    }

    private void idle() {
        phase = Phase.IDLE;
        arriving = false;
        deadline = System.nanoTime() + engine.options().times().idle().toNanos();
    }

    private void startReading() {
        deadline = System.nanoTime() + engine.options().times().read().toNanos();
    }
}
