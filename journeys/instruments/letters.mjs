// The letters that the demonstration wrote: files in a folder, as a mail program would get them.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The folder; nothing when the journeys go to a server of somebody else. */
export const folder = process.env.OGNIWO_LETTERS;

/** The plain text of a letter: the first part, whose lines were broken and whose letters beyond ASCII were written as codes. */
function plainText(letter) {
  const [, part = letter] = letter.split(/Content-Type: text\/plain[^\r\n]*/i);
  const [head, ...body] = part.split(/\r?\n\r?\n/);
  const text = body.join('\n\n');
  if (/base64/i.test(head)) return Buffer.from(text.split('\n--')[0], 'base64').toString('utf8');
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Links of a kind, letter by letter, without the letters about something else; waits until the first is there. */
export async function lettersWith(pattern, unless, patience = 60) {
  for (let second = 0; second < patience; second += 1) {
    const files = (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []).filter((file) => file.name.endsWith('.eml'));
    const found = files
      .map((file) => plainText(readFileSync(path.join(folder, file.name), 'latin1')))
      .filter((text) => !unless.test(text))
      .map((text) => text.match(pattern) ?? [])
      .filter((links) => links.length > 0);
    if (found.length > 0) return found;
    await pause(1000);
  }
  return assert.fail(`no letter with ${pattern} came within ${patience} seconds`);
}
