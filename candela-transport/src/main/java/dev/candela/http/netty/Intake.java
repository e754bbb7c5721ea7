package dev.candela.http.netty;

import dev.candela.http.Admission;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// An admitted request whose body is on its way in.
final class Intake {
    private static final int BYTES_PER_PERIOD = 64 * 1024;

    private final Admission.Admitted to;
    private final BodyBuffer body;
    private int counted;

    /// Why a body is not taken.
    record Fault(int status, String message) {}

    /// @param announced  length of the body, not above its bound; -1 when it is not known
    Intake(Engine engine, Admission.Admitted to, int announced) {
        this.to = to;
        this.body = engine.body(to.bodyBytesMax(), announced);
    }

    /// What is wrong with a length, before a byte of it has come.
    static @Nullable Fault check(Admission.Admitted to, long announced) {
        return announced > to.bodyBytesMax() ? tooLarge(to) : null;
    }

    @Nullable Fault add(ByteBuf more) {
        return switch (body.add(more)) {
            case TAKEN -> null;
            case TOO_LARGE -> tooLarge(to);
            case TOO_MANY -> new Fault(503, "Too many bodies at once: try again later");
        };
    }

    /// Whether so much has come since the last time that the rest may take as long again.
    boolean earnsTime() {
        boolean earned = body.size() - counted >= BYTES_PER_PERIOD;
        counted = earned ? body.size() : counted;
        return earned;
    }

    int queueBytesMax() {
        return to.queueBytesMax();
    }

    /// All of it has come.
    void deliver(NettyExchange exchange) {
        to.delivery().deliver(exchange, body.take());
    }

    /// Nobody wants it any more.
    void drop() {
        body.drop();
    }

    private static Fault tooLarge(Admission.Admitted to) {
        return new Fault(413, "Body: too large (expected: <= " + to.bodyBytesMax() + " bytes)");
    }
}
