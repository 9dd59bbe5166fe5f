#!/bin/sh
# Runs the relay with the certificate that Caddy got for TURN_REALM, and without TLS until there is one. What configure.sh
# takes goes for this as well; besides:
#
# TURN_CERTIFICATES  where Caddy keeps its certificates
# TURN_CONFIG        where the configuration is written
# TURN_LOOK_EVERY    seconds between two looks at the certificate
set -eu
umask 077

relay=
seen=
stop() {
  [ -z "$relay" ] || kill "$relay" 2>/dev/null || :
}
trap 'stop; exit 0' TERM INT

while :; do
  TURN_CERT=$(find "$TURN_CERTIFICATES" -name "$TURN_REALM.crt" 2>/dev/null | head -n 1)
  found=
  if [ -n "$TURN_CERT" ] && [ -r "${TURN_CERT%.crt}.key" ]; then
    TURN_KEY=${TURN_CERT%.crt}.key
    found=$(cksum "$TURN_CERT" "$TURN_KEY")
    export TURN_CERT TURN_KEY
  else
    unset TURN_CERT
  fi
  if [ -n "$relay" ] && [ -n "$seen" ] && [ -n "$found" ] && [ "$found" != "$seen" ]; then
    # Renewed: it reads both again, and cuts nobody off.
    kill -USR2 "$relay"
    seen=$found
  elif [ -z "$relay" ] || { [ -z "$seen" ] && [ -n "$found" ]; }; then
    stop
    [ -z "$relay" ] || wait "$relay" || :
    sh "$(dirname "$0")/configure.sh" > "$TURN_CONFIG"
    turnserver -c "$TURN_CONFIG" &
    relay=$!
    seen=$found
  fi
  sleep "${TURN_LOOK_EVERY:-60}" &
  # A signal ends the wait at once, which it would not do with the sleep.
  wait $! || :
  kill -0 "$relay" 2>/dev/null || exit 1
done
