#!/usr/bin/env bash
# Drives the demo server with clients that other people wrote: ./clients.sh [SCORE-FILE]
set -u

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=tools.sh
. "$here/tools.sh"

install_tools || exit 1
node=$(find_node) || exit 1
"$here/../candela" --version || exit 1
"$node" "$here/clients.mjs" "$here/../candela" | tee "${1:-/dev/null}"
exit "${PIPESTATUS[0]}"
