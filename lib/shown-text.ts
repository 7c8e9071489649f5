/**
 * What is not seen of a text, and turns what stands around it or hides in it: direction marks, zero-width spaces, tags,
 * letters that are blank.
 * Joiners stay where scripts and emoji need them.
 */
const INVISIBLE =
  /\u034f|[\u17b4\u17b5]|[\u180b-\u180f]|[\u115f\u1160\u2028\u2029\u2800\u3164\uffa0]|(?![\u200c\u200d])\p{Cf}|(?<![\p{Script=Arabic}\p{Script=Syriac}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]/gu;

/**
 * A name as people see it: in one form of Unicode, since `é` may be one character or two, and without what is not seen,
 * with which one name could look like another.
 */
export const shownText = (text: string): string => text.normalize("NFC").replace(INVISIBLE, "").trim();
