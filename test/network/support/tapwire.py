#!/usr/bin/env python3
"""A line between two network namespaces with delay, jitter, loss and a rate: netem in user space.

    tapwire.py NAMESPACE INTERFACE NAMESPACE INTERFACE [delay=ms] [jitter=ms] [loss=share] [rate=bit/s] [queue=ms]

Makes the two interfaces (taps) and carries frames between them until it is ended.
"""
import ctypes, fcntl, heapq, os, random, select, struct, sys, time

TUNSETIFF, IFF_TAP, IFF_NO_PI = 0x400454CA, 0x0002, 0x1000
libc = ctypes.CDLL("libc.so.6", use_errno=True)


def enter(fd):
    if libc.setns(fd, 0) != 0:
        raise OSError(ctypes.get_errno(), "setns")


def tap(namespace, interface):
    home = os.open("/proc/self/ns/net", os.O_RDONLY)
    there = os.open("/var/run/netns/" + namespace, os.O_RDONLY)
    enter(there)
    fd = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(fd, TUNSETIFF, struct.pack("16sH22x", interface.encode(), IFF_TAP | IFF_NO_PI))
    enter(home)
    os.close(there)
    os.close(home)
    return fd


line = dict(delay=0.0, jitter=0.0, loss=0.0, rate=0.0, queue=200.0)
for setting in sys.argv[5:]:
    name, value = setting.split("=")
    line[name] = float(value)

a, b = tap(*sys.argv[1:3]), tap(*sys.argv[3:5])
other, free_at, under_way, sequence = {a: b, b: a}, {a: 0.0, b: 0.0}, [], 0
poll = select.epoll()
for fd in (a, b):
    poll.register(fd, select.EPOLLIN)
print("wire up", flush=True)

while True:
    wait = max(0, under_way[0][0] - time.monotonic()) if under_way else -1
    for fd, _ in poll.poll(wait):
        for _ in range(64):
            try:
                frame = os.read(fd, 65535)
            except (BlockingIOError, OSError):
                break
            now = due = time.monotonic()
            if random.random() < line["loss"]:
                continue
            if line["rate"]:
                due = max(now, free_at[fd])
                if (due - now) * 1000 > line["queue"]:
                    continue
                due += len(frame) * 8 / line["rate"]
                free_at[fd] = due
            due += line["delay"] / 1000 + (random.random() * 2 - 1) * line["jitter"] / 1000
            sequence += 1
            heapq.heappush(under_way, (due, sequence, other[fd], frame))
    now = time.monotonic()
    while under_way and under_way[0][0] <= now:
        _, _, fd, frame = heapq.heappop(under_way)
        try:
            os.write(fd, frame)
        except OSError:
            pass
