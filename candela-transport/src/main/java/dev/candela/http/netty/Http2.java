package dev.candela.http.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;

/// Puts HTTP/2 on connections.
///
/// The bounds against a peer that makes and cancels requests without end, or sends frames that say nothing, are
/// Netty's, spelled out here so that they are seen.
final class Http2 {
    private static final int RESETS_MAX = 200;
    private static final int RESETS_SECONDS = 30;
    private static final int EMPTY_FRAMES_MAX = 2;
    private static final int CONTROL_FRAMES_MAX = 1000;

    private final Engine engine;

    Http2(Engine engine) {
        this.engine = engine;
    }

    /// Handlers for a connection, the codec first.
    ChannelHandler[] handlers(Channel connection) {
        var loop = engine.loop(connection);
        var codec = codec();
        String remote = new Peer(connection).address();
        var streams = new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel stream) {
                stream.pipeline().addLast(new Http2Stream(engine, loop, stream, remote));
            }
        };
        return new ChannelHandler[] {
            codec, new Http2MultiplexHandler(streams), new Http2Connection(engine, loop, connection, codec)};
    }

    private Http2FrameCodec codec() {
        return Http2FrameCodecBuilder.forServer()
            .initialSettings(Http2Settings.defaultSettings()
                .maxConcurrentStreams(engine.options().bounds().streamsMax())
                .maxHeaderListSize(engine.options().bounds().headerBytesMax()))
            .decoderEnforceMaxRstFramesPerWindow(RESETS_MAX, RESETS_SECONDS)
            .encoderEnforceMaxRstFramesPerWindow(RESETS_MAX, RESETS_SECONDS)
            .decoderEnforceMaxConsecutiveEmptyDataFrames(EMPTY_FRAMES_MAX)
            .encoderEnforceMaxQueuedControlFrames(CONTROL_FRAMES_MAX)
            .gracefulShutdownTimeoutMillis(engine.options().times().stop().toMillis())
            .build();
    }
}
