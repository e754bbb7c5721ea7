package dev.candela.era;

/// The part of serving a request that may block. What must keep the order of arrival came before.
@FunctionalInterface
interface Step {
    Answer finish() throws Exception;
}
