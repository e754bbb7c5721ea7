#!/usr/bin/env bash
# Starts the demo server on a free port of this machine, runs server.sh against it, and stops it: ./demo.sh [RESULTS]
set -u

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
results=${1:-$here/results/server}
log=$(mktemp)
server=

# shellcheck disable=SC2317 # reached by the trap
stop() {
    if [ -n "$server" ] && kill "$server" 2>/dev/null; then
        for _ in $(seq 100); do
            kill -0 "$server" 2>/dev/null || break
            sleep 0.1
        done
        kill -KILL "$server" 2>/dev/null && echo "the demo server did not stop within 10 s" >&2
    fi
    rm -f "$log"
}
trap stop EXIT
trap 'exit 130' INT TERM

"$here/../candela" --version || exit 1
"$here/../candela" demo --http 127.0.0.1:0 </dev/null >"$log" 2>&1 &
server=$!

url=
for _ in $(seq 600); do
    url=$(sed -n 's|.*\(http://127\.0\.0\.1:[0-9]*/mcp\).*|\1|p' "$log" | head -n 1)
    [ -n "$url" ] && break
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
done
if [ -z "$url" ]; then
    echo "the demo server did not come up:" >&2
    cat "$log" >&2
    exit 1
fi

"$here/server.sh" "$url" "$results"
code=$?
cp "$log" "$results/demo-server.log"
exit "$code"
