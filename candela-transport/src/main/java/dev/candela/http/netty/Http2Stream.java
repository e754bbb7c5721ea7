package dev.candela.http.netty;

import dev.candela.http.Admission;
import dev.candela.http.HttpAnswer;
import dev.candela.http.RequestHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One request of an HTTP/2 connection, and its answer.
@SuppressWarnings("FutureReturnValueIgnored") // what cannot be written any more is told by channelInactive
final class Http2Stream extends ChannelInboundHandlerAdapter implements Output, Ticking {
    private static final System.Logger LOG = System.getLogger(Http2Stream.class.getName());
    private static final int SKIP_BYTES_MAX = 1024 * 1024;
    private static final long LINGER_NANOS = 2_000_000_000L;
    private static final byte[] NOTHING = new byte[0];
    private static final byte[] HEARTBEAT = {':', '\n', '\n'};

    private final Engine engine;
    private final Loop loop;
    private final Channel channel;
    private final String remote;
    private boolean headOnly;
    private boolean begun;
    private boolean received;
    private boolean answered;
    private boolean streaming;
    private boolean unflushed;
    private long deadline;
    private long lastWrite;
    private int skipped;
    private int slot = -1;
    private @Nullable RequestHead head;
    private @Nullable Intake intake;

    /// What comes while the verdict is being found.
    private @Nullable ArrayDeque<Object> held;
    private @Nullable NettyExchange exchange;

    Http2Stream(Engine engine, Loop loop, Channel channel, String remote) {
        this.engine = engine;
        this.loop = loop;
        this.channel = channel;
        this.remote = remote;
        startReading();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        loop.track(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (held == null) {
            take(message);
        } else {
            held.add(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        loop.untrack(this);
        release(ReferenceCountUtil::release);
        dropIntake();
        if (exchange != null) {
            exchange.leave();
            exchange = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.log(Peer.caused(cause) ? Level.DEBUG : Level.WARNING, "stream failed", cause);
        channel.close();
    }

    @Override
    public void tick(long now) {
        boolean late = exchange == null && now - deadline > 0;
        if (late && answered && received) {
            channel.close();
        } else if (late && answered) {
            reset();
        } else if (late && held == null) {
            refuse(408, "Request: incomplete");
        } else if (streaming && now - lastWrite >= engine.options().times().heartbeat().toNanos()
            && channel.bytesBeforeUnwritable() > channel.config().getWriteBufferHighWaterMark()) {
            piece(NOTHING, HEARTBEAT, null);
        }
    }

    @Override
    public void stop() {
        if (exchange != null && exchange.isParked()) {
            exchange.leave();
            if (streaming) {
                end();
            } else {
                channel.close();
            }
        } else if (exchange == null && !answered && held == null) {
            channel.close();
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

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public void whole(HttpAnswer answer) {
        var bytes = headOnly ? NOTHING : answer.body();
        var headers = Http2Fields.of(answer, loop.date());
        if (answer.status() != 204) {
            headers.setInt("content-length", answer.body().length);
        }
        write(new DefaultHttp2HeadersFrame(headers, bytes.length == 0), null);
        if (bytes.length > 0) {
            write(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(bytes), true), null);
        }
        ended();
    }

    @Override
    public void head(HttpAnswer answer) {
        streaming = true;
        write(new DefaultHttp2HeadersFrame(Http2Fields.of(answer, loop.date())), null);
    }

    @Override
    public void piece(byte[] prefix, byte[] event, @Nullable Runnable written) {
        ByteBuf bytes = prefix.length == 0
            ? loop.pieces().plain(channel.alloc(), event)
            : channel.alloc().directBuffer(prefix.length + event.length).writeBytes(prefix).writeBytes(event);
        write(new DefaultHttp2DataFrame(bytes), written);
    }

    @Override
    public void end() {
        write(new DefaultHttp2DataFrame(Unpooled.EMPTY_BUFFER, true), null);
        ended();
    }

    @Override
    public void drop() {
        channel.close();
    }

    @Override
    public void flush() {
        unflushed = false;
        channel.flush();
    }

    private void take(Object message) {
        try {
            if (message instanceof Http2HeadersFrame frame) {
                received = frame.isEndStream();
                if (!begun) {
                    begun = true;
                    begin(frame.headers());
                } else {
                    collect(Unpooled.EMPTY_BUFFER);
                }
            } else if (message instanceof Http2DataFrame frame) {
                received = frame.isEndStream();
                if (answered) {
                    skip(frame.content().readableBytes());
                } else {
                    collect(frame.content());
                }
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(Http2Headers headers) {
        headOnly = "HEAD".contentEquals(headers.method());
        var parsed = Http2Fields.parse(headers, remote);
        if (parsed.isEmpty()) {
            refuse(400, "Request: no usable target or host");
            return;
        }
        var request = parsed.get();
        if (engine.binding().mayBlock()) {
            held = new ArrayDeque<>();
            channel.config().setAutoRead(false);
            engine.judge(request, false, loop, admission -> {
                if (channel.isActive()) {
                    judged(request, admission);
                    release(this::take);
                    channel.config().setAutoRead(true);
                }
            });
        } else {
            judged(request, engine.binding().admit(request));
        }
    }

    private void judged(RequestHead request, Admission admission) {
        head = request;
        switch (admission) {
            case Admission.Answered(var answer) -> refuse(answer);
            case Admission.Upgraded _ -> refuse(400, "Upgrade: not in HTTP/2");
            case Admission.Admitted it -> {
                long announced = Http2Fields.announced(request);
                var fault = Intake.check(it, announced);
                if (fault != null) {
                    refuse(fault.status(), fault.message());
                    return;
                }
                intake = new Intake(engine, it, Math.toIntExact(announced));
                if (Http2Fields.expectsContinue(request) && !received) {
                    write(new DefaultHttp2HeadersFrame(Http2Fields.goOn()), null);
                }
                collect(Unpooled.EMPTY_BUFFER);
            }
        }
    }

    private void collect(ByteBuf more) {
        var to = intake;
        if (to == null) {
            return;
        }
        var fault = to.add(more);
        if (fault != null) {
            refuse(fault.status(), fault.message());
        } else if (received) {
            exchange = engine.exchange(this, loop, to.queueBytesMax());
            intake = null;
            to.deliver(exchange);
        } else if (to.earnsTime()) {
            startReading();
        }
    }

    private void refuse(int status, String message) {
        refuse(engine.binding().refusal(status, message, head));
    }

    private void refuse(HttpAnswer answer) {
        dropIntake();
        whole(answer);
    }

    /// Nothing more will be written. What the peer is still sending is thrown away for a while: cutting it off would
    /// make many a client forget the answer.
    private void ended() {
        streaming = false;
        answered = true;
        exchange = null;
        var patience = engine.options().times().idle().toNanos();
        deadline = System.nanoTime() + (received ? patience : LINGER_NANOS);
    }

    private void skip(int bytes) {
        skipped += bytes;
        if (skipped > SKIP_BYTES_MAX) {
            reset();
        }
    }

    private void reset() {
        skipped = 0;
        deadline = System.nanoTime() + LINGER_NANOS;
        write(new DefaultHttp2ResetFrame(Http2Error.NO_ERROR), null);
    }

    private void release(Consumer<Object> to) {
        var frames = held;
        held = null;
        if (frames != null) {
            frames.forEach(to);
        }
    }

    private void dropIntake() {
        if (intake != null) {
            intake.drop();
            intake = null;
        }
    }

    private void startReading() {
        deadline = System.nanoTime() + engine.options().times().read().toNanos();
    }

    private void write(Object frame, @Nullable Runnable written) {
        if (written == null) {
            channel.write(frame, channel.voidPromise());
        } else {
            channel.write(frame).addListener(_ -> written.run());
        }
        lastWrite = System.nanoTime();
        if (!unflushed) {
            unflushed = true;
            loop.outbox().flushLater(this);
        }
    }
}
