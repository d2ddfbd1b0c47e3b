# Sourced by install.sh of a server: unpacks Debian's own packages of it into a folder. No root, nothing is installed.
# Prints that folder. Does nothing when it is there already; two at once wait for each other.
#   install.sh [FOLDER]
# Exit 3: not a Debian; 4: the mirror has none; 5: the mirror cannot be read; 1: anything else.
#
# Before: NAME, and RECIPE, a number to be raised whenever what is unpacked changes; `works`, whether what lies in $ROOT starts; `packages`, which prints their names.
set -euo pipefail
die() { echo "$NAME: $2" >&2; exit "$1"; }
grep -qs '^ID=debian$' /etc/os-release || die 3 "not Debian: tests against $NAME will be skipped"

HOME_OF_IT=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/cordboard/$NAME}
mkdir -p "$HOME_OF_IT" && cd "$HOME_OF_IT"
ROOT=$PWD/root APT=$PWD/apt
exec 9>.lock
flock -w 300 9 || die 1 "another install has held $PWD/.lock for five minutes"
if [[ $(cat .stamp 2>/dev/null) == "$RECIPE" ]] && works; then echo "$ROOT"; exit; fi

# Lists of its own, so that it neither needs nor changes those of the machine.
rm -rf "$APT" root && mkdir -p "$APT/lists/partial" "$APT/cache/archives/partial" root
apt() { # apt EXIT WHY COMMAND…: a failure shows all that apt said
  local exit=$1 why=$2 command=$3; shift 3
  "$command" -o Dir::State::Lists="$APT/lists" -o Dir::Cache="$APT/cache" -o Acquire::Languages=none -o Acquire::Retries=3 \
    -o APT::Update::Error-Mode=any -o APT::Sandbox::User=root -o Debug::NoLocking=true "$@" 2>"$APT/log" || { cat "$APT/log" >&2; die "$exit" "$why"; }
}
apt 5 'the package mirror cannot be read' apt-get update >/dev/null
WANTED=$(packages)
cd "$APT" && apt 4 "the package mirror cannot deliver $NAME" apt-get download $WANTED >/dev/null && cd ..
for deb in "$APT"/*.deb; do dpkg-deb --fsys-tarfile "$deb" | tar -x -C root --exclude='./usr/share'; done
works || die 1 'unpacked, but does not start'
rm -rf "$APT" && echo "$RECIPE" >.stamp
echo "$ROOT"
