package dev.candela.examples;

import dev.candela.schema.Doc;
import dev.candela.server.McpServer;
import dev.candela.stdio.StdioServer;

/// A typed tool on standard input and output: what a client starts as a child process.
public final class Calculator {
    record Add(@Doc("first summand") double a, @Doc("second summand") double b) {}

    record Sum(double sum) {}

    static McpServer server() {
        return McpServer.named("calculator", "1.0.0")
            .tool("add", "Adds two numbers", Add.class, Sum.class, (add, call) -> new Sum(add.a() + add.b()))
            .build();
    }

    public static void main(String[] args) {
        StdioServer.serve(server());
    }

    private Calculator() {}
}
