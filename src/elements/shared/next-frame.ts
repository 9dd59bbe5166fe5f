/** A page that is hidden has no frames; it draws all the same, if later. */
const WITHOUT_FRAMES = 100;

/** Settles before the next frame is painted. */
export function nextFrame(): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(() => {
      cancelAnimationFrame(frame);
      done();
    }, WITHOUT_FRAMES);
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      done();
    });
  });
}
