#!/usr/bin/env bash
# Unpacks Debian's own rtpengine, with those of its libraries that this machine has not. How, and what it exits with: ../from-debian.sh
NAME=rtpengine RECIPE=1
works() { LD_LIBRARY_PATH=$(echo "$ROOT"/usr/lib/*-linux-gnu):$(echo "$ROOT"/lib/*-linux-gnu) "$ROOT"/usr/bin/rtpengine --version >/dev/null 2>&1; }
packages() { # What apt would install is what is missing here; nothing, where it is installed.
  apt 4 'the package mirror has no rtpengine' apt-get install --simulate --no-install-recommends rtpengine-daemon | awk '/^Inst/ { print $2; found = 1 } END { if (!found) print "rtpengine-daemon" }'
}
. "$(dirname "$0")/../from-debian.sh"
