package dev.candela.feature;

import dev.candela.model.Result;

/// Reads a resource.
@FunctionalInterface
public interface ResourceFunction {
    /// @return a [dev.candela.model.ReadResourceResult], or [dev.candela.model.InputRequired]
    Result read(ResourceRequest request, Call call) throws Exception;
}
