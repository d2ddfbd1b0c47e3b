#!/usr/bin/env bash
# Unpacks Debian sid's Asterisk 22 into a folder of its own: no root, no chroot, the machine's packages stay as they are.
# Prints the command that starts it. Does nothing when it is there already; two at once wait for each other.
#   install.sh [FOLDER]
# Exit 3: not a Debian; 4: the mirror cannot resolve it today; 5: the mirror cannot be read; 1: anything else.
set -euo pipefail
RECIPE=1 # raise it whenever this file changes what is unpacked
die() { echo "asterisk: $2" >&2; exit "$1"; }

grep -qs '^ID=debian$' /etc/os-release || die 3 'not Debian: tests against a PBX will be skipped'
case $(dpkg --print-architecture) in
  amd64) TRIPLE=x86_64-linux-gnu LOADER=lib64/ld-linux-x86-64.so.2 ;;
  arm64) TRIPLE=aarch64-linux-gnu LOADER=lib/ld-linux-aarch64.so.1 ;;
  *) die 3 "not Debian on amd64 or arm64: tests against a PBX will be skipped" ;;
esac

HOME_OF_IT=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/cordboard/asterisk}
mkdir -p "$HOME_OF_IT" && cd "$HOME_OF_IT"
START=$PWD/asterisk ROOT=$PWD/root APT=$PWD/apt
exec 9>.lock
flock -w 300 9 || die 1 "another install has held $PWD/.lock for five minutes"
if [[ $(cat .stamp 2>/dev/null) == "$RECIPE" ]] && "$START" -V >/dev/null 2>&1; then echo "$START"; exit; fi

# An apt of its own, which knows sid alone and believes that nothing is installed yet.
MIRROR=$(sed -nE 's#^(URIs:|deb) .*(https?://[^ ]+/debian)/?( .*)?$#\2#;T;p;q' /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null || true)
[[ -n $MIRROR ]] || die 5 'no Debian mirror in /etc/apt'
KEYS=/usr/share/keyrings/debian-archive-keyring.gpg
rm -rf "$APT" && mkdir -p "$APT"/lists/partial "$APT"/cache/archives/partial && : >"$APT/status"
echo "deb [signed-by=$KEYS] $MIRROR sid main" >"$APT/sources.list"
cat >"$APT/apt.conf" <<END
Dir::Etc::SourceList "$APT/sources.list"; Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null"; Dir::Etc::PreferencesParts "/dev/null";
Dir::State "$APT"; Dir::State::Lists "$APT/lists"; Dir::State::status "$APT/status"; Dir::Cache "$APT/cache"; Dir::Log "$APT";
Acquire::Languages "none"; Acquire::Retries "3"; Acquire::Check-Valid-Until "false"; Acquire::Check-Date "false";
APT::Update::Error-Mode "any"; Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
APT::Install-Recommends "0"; APT::Sandbox::User "root"; Debug::NoLocking "true";
END
export APT_CONFIG=$APT/apt.conf DEBIAN_FRONTEND=noninteractive
apt() { # apt EXIT WHY ARGUMENTS…: a failure shows all that apt said
  local exit=$1 why=$2; shift 2
  apt-get "$@" >"$APT/log" 2>&1 || { cat "$APT/log" >&2; die "$exit" "$why"; }
}
apt 5 'the package mirror cannot be read' update
apt 4 'the package mirror cannot resolve asterisk today' install --simulate asterisk
apt 5 'the package mirror cannot deliver asterisk' install -y --download-only asterisk

# What only maintainer scripts and documentation need stays packed.
UNUSED='^(perl|libperl|libsnmp-base|gpg|gnupg|dirmngr|debconf|adduser|passwd|login|libpam|libc-gconv|tzdata|dbus|systemd|init-system|media-types|asterisk-(core-sounds|moh))'
rm -rf root && mkdir root
for deb in "$APT"/cache/archives/*.deb; do
  [[ $(basename "$deb") =~ $UNUSED ]] && continue
  dpkg-deb --fsys-tarfile "$deb" | tar -x -C root --exclude='./usr/share/doc' --exclude='./usr/share/man' --exclude='./usr/share/locale'
done
# sid's own loader and libraries, for the machine's C library may be older
cat >"$START" <<END
#!/bin/sh
export GCONV_PATH=$ROOT/usr/lib/$TRIPLE/gconv
exec $ROOT/usr/$LOADER --library-path $ROOT/usr/lib/$TRIPLE --argv0 asterisk $ROOT/usr/sbin/asterisk "\$@"
END
chmod +x "$START"
"$START" -V >/dev/null || die 1 'unpacked, but does not start'
rm -rf "$APT" && echo "$RECIPE" >.stamp
echo "$START"
