// A room for this visit, so that visitors do not meet by chance.
const room = `styling-${crypto.randomUUID()}`;
for (const call of document.querySelectorAll('video-call')) call.setAttribute('room', room);
