/** The script of the diagnosis panel: shows bodies, sends what is pressed. It decides nothing. */
import type { FromPage, Kept, ToPage } from '../messages.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): State | undefined;
  setState(state: State): void;
};

/** What comes back when the page is shown again: hidden pages are thrown away. */
interface State extends Partial<Kept> {
  readonly scroll?: number;
  /** Ids of the causes that are unfolded. */
  readonly open?: readonly string[];
}

const vscode = acquireVsCodeApi();
const main = document.getElementById('diagnosis') as HTMLElement;
const status = document.getElementById('status') as HTMLElement;

function keep(change: State): void {
  vscode.setState({ ...vscode.getState(), ...change });
}

/** How long a status stands, in ms. */
const STANDS = 8000;
let saying = 0;

/** A status that is said twice must change in between, or screen readers stay silent. */
function say(text: string): void {
  clearTimeout(saying);
  status.textContent = '';
  if (text === '') return;
  saying = window.setTimeout(() => {
    status.textContent = text;
    saying = window.setTimeout(() => say(''), STANDS);
  }, 50);
}

function show({ body, kept, isNew }: Extract<ToPage, { type: 'render' }>): void {
  const focused = document.activeElement?.id;
  // Parsed apart from the page: nothing of it is loaded or run.
  const parsed = new DOMParser().parseFromString(body, 'text/html');
  main.replaceChildren(...parsed.body.childNodes);
  main.removeAttribute('aria-busy');
  const before = vscode.getState();
  for (const id of (!isNew && before?.open) || []) {
    const cause = document.getElementById(id);
    if (cause instanceof HTMLDetailsElement) cause.open = true;
  }
  const at = isNew ? 0 : (before?.scroll ?? 0);
  keep({ ...kept, scroll: at, open: isNew ? [] : before?.open });
  window.scrollTo(0, at);
  document.title = document.querySelector('h1')?.textContent ?? document.title;
  const same = focused && document.getElementById(focused);
  if (same) same.focus({ preventScroll: true });
  // What had the focus is gone, or all is new: reading begins at the heading.
  else if (isNew || focused) document.getElementById('top')?.focus();
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data?.type === 'render') show(data);
  if (data?.type === 'busy') main.setAttribute('aria-busy', 'true');
  if (data?.type === 'render' || data?.type === 'busy' || data?.type === 'say') say(data.say);
});

function messageOf({ action, value }: DOMStringMap, target: HTMLElement): FromPage | null {
  switch (action) {
    case 'tick':
      return { type: 'tick', step: value ?? '', done: (target as HTMLInputElement).checked };
    case 'place':
    case 'fix':
      return { type: action, index: Number(value) };
    case undefined:
      return null;
    default:
      return { type: action } as FromPage;
  }
}

main.addEventListener('click', ({ target }) => {
  const pressed = (target as Element).closest<HTMLElement>('button[data-action]');
  const message = pressed && messageOf(pressed.dataset, pressed);
  if (message && main.getAttribute('aria-busy') !== 'true') vscode.postMessage(message);
});

main.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  const message = messageOf(target.dataset, target);
  if (message) vscode.postMessage(message);
  count();
});

/** Keeps the count of ticked steps true without a new body. */
function count(): void {
  const boxes = [...main.querySelectorAll<HTMLInputElement>('input[data-action="tick"]')];
  const text = `${boxes.filter(({ checked }) => checked).length} of ${boxes.length} done`;
  const progress = document.getElementById('progress');
  if (progress) progress.textContent = text;
  say(text);
}

main.addEventListener(
  'toggle',
  () => keep({ open: [...main.querySelectorAll('details[open]')].map(({ id }) => id) }),
  true,
);

let timer = 0;
window.addEventListener('scroll', () => {
  clearTimeout(timer);
  timer = window.setTimeout(() => keep({ scroll: window.scrollY }), 100);
});

vscode.postMessage({ type: 'ready' });
