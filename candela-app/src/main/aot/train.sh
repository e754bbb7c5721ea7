#!/bin/sh
# Makes target/candela-stdio.aot and target/candela-http.aot: runs the packaged command once each way while the JDK
# watches, so that later starts find its classes loaded and linked. Part of `mvn package`; a failure costs start-up
# time, never the build.
set -u

cd -- "$(dirname -- "$0")/../../../.." || exit 0
target=$PWD/candela-app/target
drive=$PWD/candela-app/src/main/aot/Drive.java
server=

warn() {
    rm -f "$target/candela-$1.aot.new"*
    printf '[WARNING] candela-%s.aot: %s; the command starts without it, only slower\n' "$1" "$2" >&2
}

# finish MODE EXIT-CODE: puts the new cache in its place.
finish() {
    if [ "$2" -ne 0 ] || [ ! -s "$target/candela-$1.aot.new" ]; then
        warn "$1" "the training run failed, see $target/candela-$1.aot.log"
        return
    fi
    mv "$target/candela-$1.aot.new" "$target/candela-$1.aot"
    rm -f "$target/candela-$1.aot.new.jdk"
}

# record MODE ARGUMENT...: runs the command while the JDK watches, for two minutes at most.
record() {
    CANDELA_AOT_OUTPUT=$target/candela-$1.aot.new
    export CANDELA_AOT_OUTPUT
    shift
    if command -v timeout >/dev/null 2>&1; then
        exec timeout 120 ./candela "$@"
    fi
    exec ./candela "$@"
}

# A client that asks for LUMEN and then falls back to lines: the question of one, {"v":1,"caps":[…]}, as a frame.
probe() {
    printf '\047\017\001\347\002\377\001\166\343\002\377\004\143\141\160\163\346\002\345\013\143\157\155\160\162\145\163\163\151\157\156\345\011\163\164\162\145\141\155\151\156\147'
}

# A session of each era. The server ends with its input.
stdio() {
    { probe; cat candela-app/src/main/aot/session.jsonl; } |
        (record stdio demo --stdio) >"$target/candela-stdio.aot.log" 2>&1
    finish stdio "$?"
}

# The server says its URL on stderr when it is up; Drive.java talks to it; a signal ends it.
http() {
    log=$target/candela-http.aot.log
    (record http demo --http 127.0.0.1:0) </dev/null >"$log" 2>&1 &
    server=$!
    url=
    tries=600
    while [ -z "$url" ] && [ "$tries" -gt 0 ] && kill -0 "$server" 2>/dev/null; do
        sleep 0.1
        tries=$((tries - 1))
        url=$(sed -n 's|.*\(http://127\.0\.0\.1:[0-9]*/mcp\).*|\1|p' "$log" | head -n 1)
    done
    if [ -n "$url" ] && read -r jdk <"$target/candela-http.aot.new.jdk"; then
        "$jdk/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "$drive" "$url" >>"$log" 2>&1
        driven=$?
    else
        driven=1
    fi
    kill "$server" 2>/dev/null
    wait "$server"
    finish http "$((driven + $?))"
}

rm -f "$target"/candela-*.aot*
trap '[ -z "$server" ] || kill "$server" 2>/dev/null' EXIT
if [ -f "$target/candela.jar" ]; then
    stdio
    http
else
    warn stdio "no $target/candela.jar to train with"
fi
exit 0
