package dev.candela.app.vectors;

/// A vector that did not pass.
///
/// @param file      its name
/// @param vector    number and name of the vector
/// @param what      what was compared
/// @param expected  what had to come
/// @param actual    what came
public record Failure(String file, String vector, String what, String expected, String actual) {}
