// Every page in three languages is clean HTML in the eyes of html-validate and of vnu.
import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGES, pages } from '../catalogue.mjs';
import { htmlValidate, vnu } from '../instruments/markup.mjs';
import { origin, outputFolder } from '../instruments/place.mjs';

rmSync(outputFolder('html'), { recursive: true });
const saved = outputFolder('html');

for (const language of LANGUAGES) {
  describe(language, async () => {
    for (const entry of await pages(language)) {
      test(entry.name, async () => {
        const sending = entry.sent
          ? { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', origin }, body: '' }
          : {};
        const answer = await fetch(origin + entry.path, sending);
        assert.equal(answer.status, entry.status);
        const file = path.join(saved, `${language}-${entry.name}.html`);
        writeFileSync(file, await answer.text());
        assert.deepEqual(await htmlValidate(file), []);
      });
    }
  });
}

test('every saved page is valid HTML in the eyes of vnu', async () => {
  assert.deepEqual(await vnu(saved), []);
});
