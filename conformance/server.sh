#!/usr/bin/env bash
# Runs the official suite against the server at URL, and scores it strictly: ./server.sh URL [RESULTS]
#
# The tool's own judgement counts too: it runs with an empty list of expected failures, and its exit code must be 0.
set -u

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
url=${1:?usage: server.sh URL [RESULTS]}
results=${2:-$here/results/server}
seconds_max=600
failed=()

# shellcheck source-path=SCRIPTDIR source=tools.sh
. "$here/tools.sh"
install_tools || exit 2
node=$(find_node) || exit 2

# run NAME stable|alpha ARGUMENT...: one run of the tool; its name is that of its list in expected-scenarios.json.
run() {
    local name=$1 tool=$here/node_modules/conformance-$2/dist/index.js start=$SECONDS code
    shift 2
    mkdir -p "$results/$name"
    timeout "$seconds_max" "$node" --require "$here/loopback.cjs" "$tool" server --url "$url" "$@" \
        --expected-failures "$here/expected-failures.yml" -o "$results/$name" >"$results/$name.log" 2>&1
    code=$?
    [ "$code" -eq 0 ] || failed+=("$name (exit code $code, see $results/$name.log)")
    echo "$name: $((SECONDS - start)) s, exit code $code"
}

rm -rf "$results"
run stable stable --suite all
run 2025-06-18 alpha --suite all --spec-version 2025-06-18
run 2025-11-25 alpha --requirements 2025-11-25
run 2026-07-28 alpha --requirements 2026-07-28

"$node" "$here/score.mjs" "$results" "$here/expected-scenarios.json" >"$results/score.txt" ||
    failed+=("the strict score")
cat "$results/score.txt"
if [ ${#failed[@]} -gt 0 ]; then
    printf 'failed: %s\n' "${failed[@]}"
    exit 1
fi
