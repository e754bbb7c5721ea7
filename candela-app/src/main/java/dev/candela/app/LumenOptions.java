package dev.candela.app;

import dev.candela.lumen.frame.FrameType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what comes after `candela lumen`: a verb, a file, options.
final class LumenOptions {
    private static final String STDIN = "-";
    private static final String HEX = "--hex";
    private static final String PAYLOAD = "--payload";
    private static final String ALL = "--all";
    private static final String TYPE = "--type";
    private static final String VERBS = "encode, decode, inspect, stats or vectors; see candela lumen --help";

    private LumenOptions() {}

    static Asked read(List<String> args) {
        if (args.isEmpty()) {
            return new Asked.Nothing(new Complaint("lumen", "no verb", VERBS));
        }
        String verb = args.getFirst();
        boolean help = args.contains("--help") || args.contains("-h");
        var rest = args.subList(1, args.size());
        return switch (verb) {
            case "--help", "-h" -> new Asked.Help(LumenHelp.LUMEN);
            case "encode" -> help ? new Asked.Help(LumenHelp.ENCODE) : encode(rest);
            case "decode" -> help ? new Asked.Help(LumenHelp.DECODE) : decode(rest);
            case "inspect" -> help ? new Asked.Help(LumenHelp.INSPECT) : inspect(rest);
            case "stats" -> help ? new Asked.Help(LumenHelp.STATS) : stats(rest);
            case "vectors" -> help ? new Asked.Help(LumenHelp.VECTORS) : vectors(rest);
            default -> new Asked.Nothing(new Complaint("lumen", verb, VERBS));
        };
    }

    private static Asked encode(List<String> args) {
        return switch (Options.read(args, Set.of(HEX, PAYLOAD), Set.of(TYPE), 1)) {
            case Checked.Bad<Options>(var why) -> new Asked.Nothing(why);
            case Checked.Good<Options>(var given) -> encode(given);
        };
    }

    private static Asked encode(Options given) {
        if (given.has(PAYLOAD) && given.has(TYPE)) {
            return new Asked.Nothing(new Complaint(TYPE, "together with " + PAYLOAD, "one of both: a payload alone has "
                + "no type"));
        }
        var asked = given.value(TYPE);
        var type = asked.flatMap(LumenOptions::type);
        if (asked.isPresent() && type.isEmpty()) {
            return new Asked.Nothing(new Complaint(TYPE, asked.get(), "request, response or notify"));
        }
        return new Asked.Lumen(new LumenAsked.Encode(given.word().orElse(STDIN), given.has(HEX), given.has(PAYLOAD),
            type.orElse(null)));
    }

    private static Optional<FrameType> type(String name) {
        return switch (name) {
            case "request" -> Optional.of(FrameType.REQUEST);
            case "response" -> Optional.of(FrameType.RESPONSE);
            case "notify" -> Optional.of(FrameType.NOTIFY);
            default -> Optional.empty();
        };
    }

    private static Asked decode(List<String> args) {
        return switch (Options.read(args, Set.of(HEX, PAYLOAD, ALL), Set.of(), 1)) {
            case Checked.Bad<Options>(var why) -> new Asked.Nothing(why);
            case Checked.Good<Options>(var given) -> new Asked.Lumen(new LumenAsked.Decode(
                given.word().orElse(STDIN), given.has(HEX), given.has(PAYLOAD), given.has(ALL)));
        };
    }

    private static Asked inspect(List<String> args) {
        return switch (Options.read(args, Set.of(HEX, PAYLOAD), Set.of(), 1)) {
            case Checked.Bad<Options>(var why) -> new Asked.Nothing(why);
            case Checked.Good<Options>(var given) -> new Asked.Lumen(new LumenAsked.Inspect(
                given.word().orElse(STDIN), given.has(HEX), given.has(PAYLOAD)));
        };
    }

    private static Asked stats(List<String> args) {
        return switch (Options.read(args, Set.of(), Set.of(), 1)) {
            case Checked.Bad<Options>(var why) -> new Asked.Nothing(why);
            case Checked.Good<Options>(var given) ->
                new Asked.Lumen(new LumenAsked.Stats(given.word().orElse(STDIN)));
        };
    }

    private static Asked vectors(List<String> args) {
        return switch (Options.read(args, Set.of(), Set.of(), 1)) {
            case Checked.Bad<Options>(var why) -> new Asked.Nothing(why);
            case Checked.Good<Options>(var given) -> given.word()
                .<Asked>map(it -> new Asked.Lumen(new LumenAsked.Vectors(it)))
                .orElseGet(() -> new Asked.Nothing(
                    new Complaint("vectors", "no folder", "candela lumen vectors DIR")));
        };
    }
}
