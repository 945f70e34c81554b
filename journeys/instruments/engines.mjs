// Two rule engines for accessibility. They are evaluated in the page, so the page's own security policy stays on.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const aceSource = readFileSync(require.resolve('accessibility-checker-engine/ace.js'), 'utf8');

/** axe-core: one line for each violation, with the first places. */
export async function axeViolations(page) {
  if (!(await page.evaluate('Boolean(globalThis.axe)'))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await globalThis.axe.run(document, { runOnly: standards, resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      count: nodes.length,
      places: nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.any.map((one) => one.message).join(' ')}`),
    }));
  });
  return violations.map((one) => `axe ${one.id} ×${one.count} (${one.help}): ${one.places.join(' | ')}`);
}

/** IBM's engine: one line for each FAIL. Its POTENTIALs are for people to judge and are not asked here. */
export async function ibmFailures(page) {
  await page.evaluate(`${aceSource};globalThis.ace = ace;`);
  const failures = await page.evaluate(async () => {
    const report = await new globalThis.ace.Checker().check(document, ['WCAG_2_2']);
    return report.results
      .filter((result) => result.value[1] === 'FAIL')
      .map((result) => `${result.ruleId}: ${result.message} at ${result.path.dom}`);
  });
  return failures.map((line) => `IBM ${line}`);
}
