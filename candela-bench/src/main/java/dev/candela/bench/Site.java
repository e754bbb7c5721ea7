package dev.candela.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the programs are that are measured, and how they are started.
///
/// @param root  folder of the project
record Site(Path root) {
    private static final String AOT_CACHE = "-XX:AOTCache=";

    /// Candela's command as its users start it.
    ProcessBuilder candela(String... args) {
        var command = new ArrayList<String>();
        command.add(root.resolve("candela").toString());
        command.addAll(List.of(args));
        return onOurJdk(new ProcessBuilder(command));
    }

    /// A main class of this module with these JVM options, and all libraries.
    static ProcessBuilder bare(List<String> jvmOptions, Class<?> main, String... args) {
        return bare(jvmOptions, System.getProperty("java.class.path"), main, args);
    }

    /// A main class of this module that needs no library, with these JVM options.
    static ProcessBuilder alone(List<String> jvmOptions, Class<?> main, String... args) {
        return bare(jvmOptions, System.getProperty("java.class.path").split(File.pathSeparator)[0], main, args);
    }

    private static ProcessBuilder bare(List<String> jvmOptions, String classPath, Class<?> main, String... args) {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(args));
        return onOurJdk(new ProcessBuilder(command));
    }

    /// The same command, without the shell script that found the JDK for it.
    static ProcessBuilder again(List<String> command) {
        return onOurJdk(new ProcessBuilder(command));
    }

    /// The options between the program and `-jar`, without the AOT cache.
    static List<String> jvmOptions(List<String> command) {
        return command.subList(1, command.indexOf("-jar")).stream().filter(it -> !it.startsWith(AOT_CACHE)).toList();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static ProcessBuilder onOurJdk(ProcessBuilder builder) {
        builder.environment().put("CANDELA_JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }
}
