#!/usr/bin/env bash
# Unpacks Debian's own Kamailio: it fits this machine's libraries, for it is of the same release. How, and what it exits with: ../from-debian.sh
NAME=kamailio RECIPE=1
works() { LD_LIBRARY_PATH=$(echo "$ROOT"/usr/lib/*/kamailio) "$ROOT"/usr/sbin/kamailio -v >/dev/null 2>&1; }
packages() {
  echo kamailio kamailio-websocket-modules
  apt 4 'the package mirror has no kamailio' apt-cache depends kamailio-websocket-modules | grep -o 'libunistring[0-9a-z]*' | head -1
}
. "$(dirname "$0")/../from-debian.sh"
