#!/bin/sh
# Playwright wants one program to start: this one is Chromium, in a host's network.
exec ip netns exec "$VC_HOST" "$VC_CHROMIUM" "$@"
