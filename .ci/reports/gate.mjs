// The gate of the HTML reports, in a real Chromium: axe-core without a violation and without an
// incomplete, pa11y (axe and HTML_CodeSniffer) without a finding, in light, dark and at 320 px; no
// request to anywhere; nothing that scrolls sideways at 320 px; sizes; pages on paper.
//
//   node gate.mjs FOLDER MODULES [--shots FOLDER]
//
// FOLDER holds the reports and `expect.json`: { "NAME.html": { "bytes": 15360, "pages": 1 } }, both
// optional. MODULES is where npm installed this folder's packages. CHROMIUM names the browser.
import { createRequire } from 'node:module';
import { readFileSync, readdirSync, statSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, modules, ...more] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'package.json'));
const { chromium } = require('playwright-core');
const pa11y = require('pa11y');
const puppeteer = require('puppeteer');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
const expected = JSON.parse(readFileSync(join(folder, 'expect.json'), 'utf8'));
const shots = more[0] === '--shots' ? more[1] : undefined;
if (shots) mkdirSync(shots, { recursive: true });

const views = [
  { name: 'light', width: 1280, height: 900, scheme: 'light' },
  { name: 'dark', width: 1280, height: 900, scheme: 'dark' },
  { name: 'narrow', width: 320, height: 900, scheme: 'light' },
  { name: 'narrow-dark', width: 320, height: 900, scheme: 'dark' },
];
const faults = [];
const fail = (page, view, what) => faults.push(`${page}, ${view}: ${what}`);

async function withAxe(browser, name, url) {
  for (const view of views) {
    const context = await browser.newContext({
      bypassCSP: true,
      colorScheme: view.scheme,
      viewport: { width: view.width, height: view.height },
    });
    const page = await context.newPage();
    await page.goto(url);
    // What is folded away is read as well.
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
    await page.addScriptTag({ content: axe });
    const found = await page.evaluate(() => window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));
    for (const kind of ['violations', 'incomplete']) {
      for (const rule of found[kind]) {
        const where = rule.nodes.slice(0, 3).map((node) => `${node.target} ${node.any[0]?.message ?? ''}`);
        fail(name, view.name, `axe ${kind}: ${rule.id} (${rule.nodes.length}): ${where.join('; ')}`);
      }
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) fail(name, view.name, `${wide} px stand out of the window`);
    await context.close();
  }
}

async function withPa11y(name, url) {
  const browser = await puppeteer.launch({ executablePath, args, headless: true });
  for (const view of views) {
    const page = await browser.newPage();
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: view.scheme }]);
    const found = await pa11y(url, {
      browser,
      page,
      runners: ['axe', 'htmlcs'],
      standard: 'WCAG2AA',
      viewport: { width: view.width, height: view.height },
      timeout: 120000,
    });
    for (const issue of found.issues.slice(0, 10)) {
      fail(name, view.name, `pa11y ${issue.runner}: ${issue.code} at ${issue.selector}: ${issue.message}`);
    }
    await page.close();
  }
  await browser.close();
}

// As a reader has it: with the page's own policy.
async function asRead(browser, name, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked = [];
  const said = [];
  page.on('request', (request) => { if (request.url() !== url) asked.push(request.url()); });
  page.on('console', (message) => said.push(message.text()));
  page.on('dialog', (dialog) => { said.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  await page.goto(url);
  await page.waitForTimeout(200);
  if (asked.length) fail(name, 'as read', `requests: ${asked.join(', ')}`);
  if (said.length) fail(name, 'as read', `the page speaks: ${said.join(', ')}`);
  const active = await page.evaluate(() => {
    const outside = [...document.querySelectorAll('[href],[src],[action]')]
      .filter((one) => !(one.getAttribute('href') ?? '').startsWith('#')).length;
    return document.querySelectorAll('script,iframe,object,embed,img,form,link').length + outside;
  });
  if (active) fail(name, 'as read', `${active} elements that could act or lead outside`);
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: false });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
  const { bytes, pages: most } = expected[name] ?? {};
  const size = statSync(join(folder, name)).size;
  if (most && pages > most) fail(name, 'paper', `${pages} pages of A4, at most ${most}`);
  if (bytes && size > bytes) fail(name, 'size', `${size} bytes, at most ${bytes}`);
  await context.close();
  return { size, pages, pdf };
}

async function shoot(browser, name, url, pdf) {
  const { writeFileSync } = await import('node:fs');
  for (const width of [320, 768, 1440]) {
    for (const scheme of ['light', 'dark']) {
      const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 1000 } });
      const page = await context.newPage();
      await page.goto(url);
      await page.screenshot({ path: join(shots, `${name}-${width}-${scheme}.png`), fullPage: true });
      await context.close();
    }
  }
  writeFileSync(join(shots, `${name}.pdf`), pdf);
}

const names = readdirSync(folder).filter((name) => name.endsWith('.html')).sort();
for (const name of Object.keys(expected)) if (!names.includes(name)) fail(name, 'folder', 'is not there');
if (!names.length) fail(folder, 'folder', 'holds no report');
const browser = await chromium.launch({ executablePath, args });
for (const name of names) {
  const url = pathToFileURL(resolve(folder, name)).href;
  const before = faults.length;
  const { size, pages, pdf } = await asRead(browser, name, url);
  if (shots) await shoot(browser, name, url, pdf);
  await withAxe(browser, name, url);
  await withPa11y(name, url);
  const said = faults.length === before ? 'nothing found' : `${faults.length - before} faults`;
  console.log(`${name}: ${size} bytes, ${pages} A4, ${said}`);
}
await browser.close();
for (const fault of faults) console.error(fault);
console.log(`${names.length} reports in ${views.length} views, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
