/** A moving picture of somebody, for tests and screenshots: a real stream, without a camera. */
export interface CanvasPerson {
  readonly stream: MediaStream;
  stop(): void;
}

const SIZE = { width: 640, height: 360 };

/** Draws a head and shoulders before a wall of the given hue. */
export function canvasPerson(hue: number, { width, height } = SIZE): CanvasPerson {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d canvas here');
  const draw = (): void => {
    const lean = Math.sin(Date.now() / 900 + hue) * width * 0.012;
    const wall = context.createLinearGradient(0, 0, width, height);
    wall.addColorStop(0, `oklch(0.78 0.05 ${hue})`);
    wall.addColorStop(1, `oklch(0.58 0.06 ${hue + 30})`);
    context.fillStyle = wall;
    context.fillRect(0, 0, width, height);
    context.fillStyle = `oklch(0.9 0.03 ${hue + 60} / 0.5)`;
    context.fillRect(width * 0.08, height * 0.1, width * 0.2, height * 0.45);
    const x = width / 2 + lean;
    context.fillStyle = `oklch(0.36 0.07 ${hue + 180})`;
    context.beginPath();
    context.ellipse(x, height * 1.08, height * 0.48, height * 0.42, 0, 0, Math.PI * 2);
    context.fill();
    context.fillStyle = `oklch(${0.5 + (hue % 5) * 0.07} 0.06 55)`;
    context.fillRect(x - height * 0.075, height * 0.55, height * 0.15, height * 0.2);
    context.beginPath();
    context.ellipse(x, height * 0.42, height * 0.155, height * 0.2, 0, 0, Math.PI * 2);
    context.fill();
    context.fillStyle = `oklch(0.27 0.04 ${40 + (hue % 30)})`;
    context.beginPath();
    context.ellipse(x, height * 0.33, height * 0.175, height * 0.15, 0, Math.PI, Math.PI * 2);
    context.fill();
  };
  draw();
  const timer = setInterval(draw, 100);
  const stream = canvas.captureStream(10);
  const stop = (): void => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
  };
  return { stream, stop };
}
