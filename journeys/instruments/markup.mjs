// The saved pages under two validators of HTML: html-validate page by page, vnu once over all (its start is slow).
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';

const require = createRequire(import.meta.url);
const validator = new HtmlValidate(new FileSystemConfigLoader());

/** html-validate over one file: a line for each error. */
export async function htmlValidate(file) {
  const report = await validator.validateFile(file);
  return report.results.flatMap((result) =>
    result.messages.map((one) => `html-validate ${one.ruleId} at ${one.line}:${one.column}: ${one.message}`));
}

/** vnu over every page in a folder: a line for each error or warning. */
export async function vnu(folder) {
  const jar = require.resolve('vnu-jar/build/dist/vnu.jar');
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
  if (pages.length === 0) throw new Error(`no page was saved in ${folder}`);
  const output = await new Promise((resolve, reject) => {
    const options = { maxBuffer: 256 * 1024 * 1024 };
    const files = pages.map((name) => path.join(folder, name));
    execFile('java', ['-Xss4m', '-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...files], options,
      (error, stdout) => (error ? reject(error) : resolve(stdout)));
  });
  return JSON.parse(output).messages
    .filter((one) => one.type === 'error' || one.subType === 'warning')
    .map((one) => `vnu ${path.basename(one.url)}:${one.lastLine}: ${one.message}`);
}
