package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.RequestId;
import dev.candela.model.ServerEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What every sample looks like in one revision: as it is written now, and as the file of that name says.
final class Vectors {
    private static final Path ROOT = Path.of("src/test/resources/vectors");

    private Vectors() {}

    /// Everything that a server of that revision writes, by the name of its vector.
    static Map<String, Json> written(Revision revision) {
        var written = new LinkedHashMap<String, Json>();
        var codec = revision.isModern() ? new ModernCodec(Samples.SERVER) : new LegacyCodec(revision);
        Samples.results().forEach((name, result) -> written.put(name, codec.result(result)));
        MessageSamples.notifications().forEach((name, it) -> written.put(name, MessageWriter.json(it)));
        switch (codec) {
            case LegacyCodec it -> legacy(it, written);
            case ModernCodec it -> modern(it, written);
        }
        return written;
    }

    private static void legacy(LegacyCodec codec, Map<String, Json> written) {
        written.put("initialize", codec.initialized(Samples.FACTS));
        MessageSamples.questions().forEach((name, question) -> {
            if (MessageSamples.has(codec.revision(), question)) {
                var params = InputCodec.params(question, codec.revision(), MessageSamples.ELICITATION_ID);
                written.put(name, MessageWriter.json(
                    new Message.Request(RequestId.of("srv-1"), InputCodec.method(question), params)));
            }
        });
    }

    private static void modern(ModernCodec codec, Map<String, Json> written) {
        written.put("discover", new ModernCodec(Samples.FACTS.info()).discovered(Samples.FACTS));
        MessageSamples.questions().forEach((name, question) ->
            written.put(name, codec.inputRequired(Map.of("key", question), "sealed")));
        written.put("input-required-state-only", codec.inputRequired(Map.of(), "sealed"));
        written.put("listen-result", codec.listened(RequestId.of(7)));
        var filter = new ListenFilter(true, true, true, Set.of("file:///a"));
        written.put("listen-acknowledged",
            MessageWriter.json(NotificationWriter.tagged(filter.acknowledged(), RequestId.of("l-1"))));
        written.put("listen-acknowledged-nothing", MessageWriter.json(NotificationWriter.tagged(
            new ListenFilter(false, false, false, Set.of()).acknowledged(), RequestId.of(0))));
        written.put("listen-resource-updated", MessageWriter.json(NotificationWriter.tagged(
            NotificationWriter.event(new ServerEvent.ResourceUpdated("file:///a")), RequestId.of("l-1"))));
    }

    static Json expected(Revision revision, String name) {
        try {
            return Json.parse(Files.readString(folder(revision).resolve(name + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Names of all vectors of a revision.
    static Set<String> names(Revision revision) {
        try (var files = Files.list(folder(revision))) {
            var names = new TreeSet<String>();
            files.forEach(it -> names.add(it.getFileName().toString().replace(".json", "")));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(Revision revision) {
        return ROOT.resolve(revision.text());
    }
}
