# Sourced by the scripts beside it: where the pinned tools are. Needs $here, the folder of this file.
# shellcheck shell=bash disable=SC2154 # $here comes from the caller

# Installs what package-lock.json pins, once.
install_tools() {
    [ -e "$here/node_modules/.package-lock.json" ] && [ ! "$here/package-lock.json" -nt "$here/node_modules" ] && return
    (cd "$here" && npm ci --no-audit --no-fund --loglevel=error) && touch "$here/node_modules"
}

# Prints the Node to use. The suite needs Node 22; the pinned one is used where it exists for this processor, else the one on PATH.
find_node() {
    local candidate
    for candidate in "$here"/node_modules/node-linux-*/bin/node "$(command -v node)"; do
        if [ -x "$candidate" ] && "$candidate" -e 'process.exit(process.versions.node.split(".")[0] >= 22 ? 0 : 1)'; then
            echo "$candidate"
            return
        fi
    done 2>/dev/null
    echo "node: none of version 22 or newer (expected: the pinned one in $here/node_modules, or one on PATH)" >&2
    return 1
}
