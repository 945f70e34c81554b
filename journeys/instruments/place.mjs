// Where the server is, and where pictures and saved pages go.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const given = process.env.OGNIWO_ADDRESS;
if (!given) {
  throw new Error('OGNIWO_ADDRESS is not set: run journeys/run, or name a running demo in it');
}

/** The origin of the server under test, without a slash at the end. */
export const origin = given.replace(/\/+$/, '');

const output = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'output');

/** A folder below journeys/output, made if need be. */
export function outputFolder(...names) {
  const folder = path.join(output, ...names);
  mkdirSync(folder, { recursive: true });
  return folder;
}
