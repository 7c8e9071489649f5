import { expect, it } from "vitest";
import { isCommonPassword } from "./common-passwords";

it.each(["password123", "PASSWORD123", "Qwertyuiop", "abababab", "aaaaaaaaaaaa", "abcdefghij"])(
  "knows %s",
  async (password) => expect(await isCommonPassword(password)).toBe(true),
);

it.each(["987654321", "zyxwvuts", "ｐａｓｓｗｏｒｄ１２３"])("knows %s, however it is written", async (password) => {
  expect(await isCommonPassword(password)).toBe(true);
});

it.each(["correct horse battery", "tram lemon window", "hunter2hunter2", "pw-t3f9a1c77be02", "ааббввггдд"])(
  "does not mind %s",
  async (password) => expect(await isCommonPassword(password)).toBe(false),
);
