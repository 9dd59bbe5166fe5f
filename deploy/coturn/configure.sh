#!/bin/sh
# Fills turnserver.conf in from the environment and prints it:
#
#     VC_TURN_SECRET=… TURN_REALM=turn.example.org TURN_CERT=fullchain.pem TURN_KEY=privkey.pem \
#       sh deploy/coturn/configure.sh > turnserver.conf
#
# VC_TURN_SECRET     the secret that the call server has under the same name; at least 16 characters
# TURN_REALM         the relay's public name
# TURN_CERT TURN_KEY the certificate for that name, with its chain, and its key (PEM); without them there is no TLS
# TURN_PUBLIC_IP     behind a NAT: the public address, or public/private
# TURN_LISTEN        addresses to listen and to relay on, separated by spaces; all there are unless given
# TURN_DENIED        more addresses or ranges (a-b) that nobody may be relayed to, separated by spaces
# TURN_PORT TURN_TLS_PORT TURN_MIN_PORT TURN_MAX_PORT TURN_TOTAL_QUOTA TURN_BPS_CAPACITY TURN_STATE
set -eu

fail() {
  echo "$1" >&2
  exit 1
}

[ -n "${VC_TURN_SECRET:-}" ] || fail 'VC_TURN_SECRET is missing; make one with: openssl rand -hex 32'
[ "${#VC_TURN_SECRET}" -ge 16 ] || fail 'VC_TURN_SECRET must have at least 16 characters.'
[ -n "${TURN_REALM:-}" ] || fail 'TURN_REALM is missing: the public name of the relay, such as turn.example.org.'

tls=no-tls
if [ -n "${TURN_CERT:-}" ]; then
  [ -n "${TURN_KEY:-}" ] || fail 'TURN_CERT needs TURN_KEY beside it.'
  tls="cert=$TURN_CERT
pkey=$TURN_KEY"
fi

addresses=
for address in ${TURN_LISTEN:-}; do
  addresses="${addresses}listening-ip=$address
relay-ip=$address
"
done
[ -z "${TURN_PUBLIC_IP:-}" ] || addresses="${addresses}external-ip=$TURN_PUBLIC_IP
"

denied=
for range in ${TURN_DENIED:-}; do
  denied="${denied}denied-peer-ip=$range
"
done

state=${TURN_STATE:-/var/lib/turn}
# coturn asks its database even for a secret of the file. When it makes that itself, its threads lock each other out, and
# the first callers are refused (4.6.1: "database is locked").
if [ ! -s "$state/turndb" ] && command -v turnadmin > /dev/null; then
  turnadmin -l -b "$state/turndb" > /dev/null 2>&1 || true
fi

# awk takes the values from the environment as they are: a secret never stands in a list of processes, and needs no quoting.
export VC_TURN_SECRET TURN_REALM
TURN_TLS=$tls TURN_ADDRESSES=$addresses TURN_DENIED=$denied \
  TURN_PORT=${TURN_PORT:-3478} TURN_TLS_PORT=${TURN_TLS_PORT:-5349} \
  TURN_MIN_PORT=${TURN_MIN_PORT:-49152} TURN_MAX_PORT=${TURN_MAX_PORT:-65535} \
  TURN_TOTAL_QUOTA=${TURN_TOTAL_QUOTA:-1200} TURN_BPS_CAPACITY=${TURN_BPS_CAPACITY:-0} \
  TURN_STATE=$state \
  awk '/^#/ { print; next }
    {
      while (match($0, /@[A-Z_]+@/)) {
        name = substr($0, RSTART + 1, RLENGTH - 2)
        printf "%s%s", substr($0, 1, RSTART - 1), ENVIRON[name]
        $0 = substr($0, RSTART + RLENGTH)
      }
      print
    }' "$(dirname "$0")/turnserver.conf"
