#!/bin/sh
# Measures Candela and prints the answers as a Markdown table. Builds the jars when they are missing; otherwise it
# measures what is there.
#
#   candela-bench/run.sh [http | idle | stdio | weight | micro | lumen-codec | lumen-socket]...    (default: all)
#
#   CANDELA_JAVA_HOME    the JDK that everything runs on, 25 or newer; otherwise the launcher's choice
#   CANDELA_BENCH_ROUNDS rounds of each comparison, instead of the default of each
set -u

root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
jar=$root/candela-bench/target/candela-bench-0.1.0-SNAPSHOT.jar

# The launcher knows how to find a JDK: a JVM says where it is.
java_home() {
    CANDELA_JAVA_OPTS='-XshowSettings:properties' "$root/candela" --version 2>&1 |
        sed -n 's/^ *java\.home = //p'
}

if [ ! -f "$jar" ]; then
    (cd "$root" && mvn -q -B -DskipTests package) </dev/null >&2 || exit 2
fi
home=$(java_home)
[ -x "$home/bin/java" ] || { printf 'java: not found (expected: a JDK 25, see candela)\n' >&2; exit 2; }

exec "$home/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Dcandela.root="$root" -cp "$jar:$root/candela-bench/target/lib/*" dev.candela.bench.Main "$@"
