package dev.candela.app.vectors;

/// Which runner knows which file, by its name.
final class Kinds {
    private Kinds() {}

    static Runner runner(String name, VectorFile file) throws Mismatch {
        return switch (name) {
            case "hyb128.json" -> new Hyb128Runner();
            case "frames.json" -> new FrameRunner();
            case "assembler.json" -> new AssemblerRunner();
            case "compress_encode.json" -> new EncodeRunner();
            case "compress_decode.json" -> new DecodeRunner();
            case "compress_unencodable.json" -> new UnencodableRunner();
            case "session_dict.json" -> new SessionRunner();
            case "messages.json" -> new MessageRunner(file.path());
            case "negotiation.json" -> new NegotiationRunner();
            case "batch.json" -> new BatchRunner();
            case "flow_ctl.json" -> new FlowRunner();
            case "mux.json" -> new MuxRunner();
            case "stream.json" -> new StreamRunner();
            case "crypto.json" -> new CryptoRunner(file);
            case "macaroons.json" -> new MacaroonRunner();
            case "shm.json" -> new RingRunner(file);
            case "cadencia.json" -> new CadenciaRunner();
            default -> throw new Mismatch("kind of file", "hyb128.json or another one that is known", name);
        };
    }
}
