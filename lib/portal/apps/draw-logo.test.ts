import { randomBytes } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { drawLogo } from "./draw-logo";

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: "#0f766e" } });

const formats: Record<string, (image: Sharp) => Sharp> = {
  png: (image) => image.png(),
  jpeg: (image) => image.jpeg(),
  gif: (image) => image.gif(),
  webp: (image) => image.webp(),
};

describe("a picture is drawn anew as WebP that fits into 256 by 256", () => {
  it.each(Object.keys(formats))("%s", async (name) => {
    const picture = await formats[name]?.(plain(1200, 300)).toBuffer();
    const { format, width, height, exif } = await sharp(await drawLogo(picture ?? new Uint8Array())).metadata();
    expect({ format, width, height, exif }).toEqual({ format: "webp", width: 256, height: 64, exif: undefined });
  });

  it("that is small already stays as small", async () => {
    const { width, height } = await sharp(await drawLogo(await plain(32, 32).png().toBuffer())).metadata();
    expect([width, height]).toEqual([32, 32]);
  });

  it("and what else was in the file is gone", async () => {
    const picture = await plain(64, 64)
      .jpeg()
      .withExif({ IFD0: { Copyright: "where I live" } })
      .toBuffer();
    expect(picture.includes("where I live")).toBe(true);
    const smuggled = Buffer.concat([picture, Buffer.from("<script>alert(1)</script>")]);
    const drawn = Buffer.from(await drawLogo(smuggled));
    expect(drawn.includes("where I live") || drawn.includes("<script>")).toBe(false);
  });
});

describe("what is no picture of these is refused by its content", () => {
  const png = plain(64, 64).png().toBuffer();
  it.each([
    ["nothing", async () => Buffer.alloc(0)],
    ["SVG", async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ["HTML", async () => Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["noise that begins like a PNG", async () => Buffer.concat([(await png).subarray(0, 8), randomBytes(500)])],
    ["half a PNG", async () => (await png).subarray(0, 60)],
    ["a picture of a hundred million pixels", () => plain(10_000, 10_000).png().toBuffer()],
  ])("%s", async (_, make) => {
    await expect(drawLogo(await make())).rejects.toMatchObject({
      code: "validation",
      details: [{ field: "picture", message: expect.any(String) }],
    });
  });
});
