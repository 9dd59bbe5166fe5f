#!/usr/bin/env python3
"""Asks a host over UDP whether it is there.

    udp_echo.py answer ADDRESS            answers until it is ended
    udp_echo.py ask ADDRESS COUNT         prints how many of COUNT packets came back, and the median milliseconds
"""
import socket, sys, time

PORT = 7007
mode, address = sys.argv[1:3]
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

if mode == "answer":
    udp.bind((address, PORT))
    print("answering", flush=True)
    while True:
        packet, sender = udp.recvfrom(2048)
        udp.sendto(packet, sender)

count, came_back, trips = int(sys.argv[3]), set(), []


def listen(seconds):
    end = time.monotonic() + seconds
    while len(came_back) < count and (left := end - time.monotonic()) > 0:
        udp.settimeout(left)
        try:
            number, sent = udp.recv(2048).split()
        except OSError:
            return
        came_back.add(number)
        trips.append((time.monotonic() - float(sent)) * 1000)


for number in range(count):
    try:
        udp.sendto(b"%d %f" % (number, time.monotonic()), (address, PORT))
    except OSError:
        pass
    listen(0.001)
listen(0.5)
print(len(came_back), round(sorted(trips)[len(trips) // 2], 1) if trips else -1)
