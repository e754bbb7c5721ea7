package dev.candela.server;

import dev.candela.feature.Call;
import dev.candela.feature.ResourceRequest;

/// Reads a resource: returns text, bytes, `Json`, [ResourceContents][dev.candela.model.ResourceContents], a list of
/// them, a [ReadResourceResult][dev.candela.model.ReadResourceResult], or
/// [InputRequired][dev.candela.model.InputRequired].
///
/// A resource that is not there: throw what [Resources#notFound][dev.candela.feature.Resources#notFound] makes.
@FunctionalInterface
public interface ResourceHandler {
    Object read(ResourceRequest request, Call call) throws Exception;
}
