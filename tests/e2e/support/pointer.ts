import type { Browser } from "webdriverio";
import type { Found } from "./page.ts";

/** A place in the window, in CSS pixels from its top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const STEPS = 8;

/** The middle of something, or a place in it given as fractions of its width and height. */
export async function pointIn(browser: Browser, element: Found, across = 0.5, down = 0.5): Promise<Point> {
  return browser.execute(
    (box: HTMLElement, across: number, down: number) => {
      box.scrollIntoView({ block: "nearest", inline: "nearest" });
      const { left, top, width, height } = box.getBoundingClientRect();
      return { x: Math.round(left + width * across), y: Math.round(top + height * down) };
    },
    element as unknown as HTMLElement,
    across,
    down,
  );
}

/** Presses at one place, moves in small steps as a hand does, rests a moment over the other, and lets go there. */
export async function drag(browser: Browser, from: Point, to: Point): Promise<void> {
  const hand = browser.action("pointer", { parameters: { pointerType: "mouse" } });
  hand
    .move({ ...from, duration: 0 })
    .down()
    .pause(80);
  for (let step = 1; step <= STEPS; step++) {
    const part = step / STEPS;
    const x = Math.round(from.x + (to.x - from.x) * part);
    const y = Math.round(from.y + (to.y - from.y) * part);
    hand.move({ x, y, duration: 16 });
  }
  await hand.pause(120).up().perform();
}

/** One press and release at a place, for maps and other drawn things that have no elements. */
export async function clickAt(browser: Browser, { x, y }: Point, times = 1): Promise<void> {
  const hand = browser.action("pointer", { parameters: { pointerType: "mouse" } });
  hand.move({ x, y, duration: 30 }).pause(50);
  for (let press = 0; press < times; press++) hand.down().pause(40).up();
  hand.pause(50);
  await hand.perform();
}
