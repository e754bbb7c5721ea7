#!/bin/sh
# Makes target/candela.aot: runs the packaged command once while the JDK watches, so that later starts need not load and
# link the same classes again. Part of `mvn package`; a failure costs start-up time, never the build.
set -u

cd -- "$(dirname -- "$0")/../../../.." || exit 0
target=candela-app/target
cache=$target/candela.aot

fresh=$cache.new

warn() {
    rm -f "$fresh" "$fresh.release"
    printf '[WARNING] candela.aot: %s; the command starts without it, only slower\n' "$1" >&2
    exit 0
}

# What the command does here is what its next start finds ready: a session of each era on stdio, where a client starts
# a process of its own and waits for it.
drive() {
    CANDELA_AOT_OUTPUT=$PWD/$fresh ./candela demo --stdio <candela-app/src/main/aot/session.jsonl
}

rm -f "$cache" "$cache.release"
[ -f "$target/candela.jar" ] || warn "no $target/candela.jar to train with"
drive >"$cache.log" 2>&1 || warn "the training run failed, see $cache.log"
[ -s "$fresh" ] || warn "the training run left no cache, see $cache.log"
mv "$fresh" "$cache" && mv "$fresh.release" "$cache.release"
