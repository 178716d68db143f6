# Debian packages that the scripts need, and how they are put in place. Sourced, not run.

run_packages="build-essential cmake ninja-build git pkg-config ca-certificates
qt6-base-dev qt6-svg-dev qt6-tools-dev libqscintilla2-qt6-dev
nlohmann-json3-dev libre2-dev libgit2-dev libcmark-gfm-dev libcmark-gfm-extensions-dev
libcli11-dev libfmt-dev"

test_packages="clang-19 libclang-rt-19-dev
xvfb xauth dbus at-spi2-core python3-pyatspi xdotool twm
python3 python3-venv python3-jsonschema ccache"

say() { printf '== %s\n' "$*"; }

missing_packages() {
  for package in "$@"; do
    state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || printf '%s ' "$package"
  done
}

# install_packages NAME...: installs what is missing; milliseconds when nothing is.
install_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "No apt here: the packages are taken as installed ($*)"
    return 0
  fi
  wanted=$(missing_packages "$@")
  # A Node from elsewhere brings its own npm and conflicts with Debian's.
  command -v npm >/dev/null || wanted="$wanted nodejs npm"
  [ -n "$(printf '%s' "$wanted" | tr -d ' ')" ] || return 0
  as_root=
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "setup: these packages are missing: $wanted" >&2
      echo "  Run this as root or with sudo installed, or install them by hand." >&2
      return 1
    fi
    as_root=sudo
  fi
  say "Installing:$(printf ' %s' $wanted)"
  $as_root apt-get update -qq || say "apt-get update failed; trying with the lists at hand"
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends $wanted >/dev/null || {
    echo "setup: apt-get could not install: $wanted" >&2
    echo "  Check the network and the package sources (apt-get update), then run this again." >&2
    return 1
  }
}
