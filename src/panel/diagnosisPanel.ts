import * as vscode from 'vscode';
import type { Diagnosis } from '../diagnosis/model.ts';
import type { Place } from '../project/model.ts';
import { headingOf } from '../render/diagnosis.ts';
import { plain } from '../render/escape.ts';
import { diagnosisHtml, emptyHtml } from '../render/html/diagnosis.ts';
import { newNonce, page } from '../render/html/page.ts';
import { type Checked, placesOf, stepId } from '../render/html/view.ts';
import { changesBetween } from './changes.ts';
import { checklistKey } from './checklist.ts';
import { copyFull, copyMarkdown, copyMasked } from './copies.ts';
import { readExcerpts } from './excerpts.ts';
import type { Answer, Fixable, PanelTools } from './host.ts';
import { type FromPage, parseMessage, type ToPage } from './messages.ts';
import { openBeside, originOf } from './places.ts';
import { keepable, type Report, tokensOf } from './report.ts';

/** One diagnosis in one webview. The page holds no knowledge: hidden, it is thrown away, and asks again when it is back. */
export class DiagnosisPanel {
  readonly panel: vscode.WebviewPanel;
  readonly #tools: PanelTools;
  #report: Report;
  #answer: Answer | null = null;
  #excerpts: ReadonlyMap<string, string> = new Map();
  #checked: Checked | null = null;
  #resolved = false;
  #isNew = true;
  #hasFailed = false;
  #isReady = false;
  #isWorkedIn = false;
  /** Counts upward; an answer whose number is no longer the newest is dropped. */
  #asked = 0;

  constructor(tools: PanelTools, panel: vscode.WebviewPanel, report: Report) {
    this.#tools = tools;
    this.panel = panel;
    this.#report = report;
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [tools.media] };
    webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#isReady = false;
    });
    webview.html = page({
      title: panel.title,
      script: webview.asWebviewUri(vscode.Uri.joinPath(tools.media, 'panel.js')).toString(),
      style: webview.asWebviewUri(vscode.Uri.joinPath(tools.media, 'panel.css')).toString(),
      nonce: newNonce(),
    });
  }

  get report(): Report {
    return this.#report;
  }

  /** The diagnosis that shows; null while the first is worked out. */
  get diagnosis(): Diagnosis | null {
    return this.#answer?.diagnosis ?? null;
  }

  /** A step was ticked or a fix applied: another diagnosis must not take this one's place. */
  get isWorkedIn(): boolean {
    return this.#isWorkedIn;
  }

  /** Diagnoses `report` and shows it in place of what was there; one that is `back` stays where the user left it. */
  async show(report: Report, { back = false } = {}): Promise<void> {
    this.#report = report;
    this.#answer = null;
    this.#checked = null;
    this.#resolved = false;
    this.#isNew = !back;
    if (await this.#ask('Diagnosing', false)) this.#render('');
  }

  /** Diagnoses again with what the project says now, and shows what changed. */
  async check(): Promise<void> {
    const before = this.#answer?.diagnosis;
    if (!(await this.#ask('Checking again', true))) return;
    const after = this.#answer?.diagnosis;
    const changes = before && after ? changesBetween(before, after) : [];
    this.#checked = { at: new Date().toLocaleTimeString(), changes };
    const count = `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`;
    const found = changes.length === 0 ? 'nothing changed' : count;
    this.#render(`Checked again: ${this.#resolved ? 'it is no longer found' : found}.`);
  }

  /** False when the answer came too late or not at all. */
  async #ask(what: string, fresh: boolean): Promise<boolean> {
    const asked = ++this.#asked;
    const { host } = this.#tools;
    this.#post({ type: 'busy', say: `${what}…` });
    try {
      const answer = await host.answer(this.#report, { fresh });
      const shown = answer ?? (this.#answer && { ...this.#answer, fixes: [] });
      const report = answer?.report ?? this.#report;
      const excerpts = await readExcerpts(host, report, shown?.diagnosis);
      if (asked !== this.#asked) return false;
      [this.#answer, this.#report, this.#excerpts] = [shown, report, excerpts];
      this.#resolved = answer === null;
      this.#hasFailed = false;
    } catch (error) {
      if (asked !== this.#asked) return false;
      host.failed(what, error);
      this.#hasFailed = true;
      this.#render(`${what} failed; the log "Link Doctor" says why.`);
      return false;
    }
    const name = this.#answer ? headingOf(this.#answer.diagnosis).name : this.panel.title;
    this.panel.title = plain(name, 60);
    return true;
  }

  #render(say: string): void {
    if (!this.#isReady) return;
    const { diagnosis, fixes = [] } = this.#answer ?? {};
    const body = diagnosis
      ? diagnosisHtml({
          diagnosis,
          origin: originOf(this.#report),
          excerpts: this.#excerpts,
          done: this.#tools.checklists.done(this.#key(diagnosis)),
          fixes,
          tokens: tokensOf(this.#report),
          checked: this.#checked,
          resolved: this.#resolved,
        })
      : emptyHtml(this.#hasFailed ? 'failed' : 'gone');
    const isNew = this.#isNew;
    this.#isNew = false;
    this.#post({
      type: 'render',
      body,
      kept: { version: 1, report: keepable(this.#report) },
      say,
      isNew,
    });
  }

  /** A page that is not there gets nothing: it asks for everything when it is. Never awaited, a hidden page answers late. */
  #post(message: ToPage): void {
    if (this.#isReady) void this.panel.webview.postMessage(message);
  }

  #key(diagnosis: Diagnosis): string {
    return checklistKey(diagnosis, this.#report.uri);
  }

  #receive(value: unknown): void {
    const message = parseMessage(value);
    if (!message) return;
    this.#act(message).catch((error: unknown) => {
      this.#tools.host.failed(message.type, error);
      void this.#post({ type: 'say', say: 'That failed; the log "Link Doctor" says why.' });
    });
  }

  /** A page asks for its body at its start, which may be long after the answer, or before it. */
  #begin(): void {
    this.#isReady = true;
    if (this.#answer || this.#resolved || this.#hasFailed) this.#render('');
    else this.#post({ type: 'busy', say: 'Diagnosing…' });
  }

  async #act(message: FromPage): Promise<void> {
    if (message.type === 'ready') return this.#begin();
    const answer = this.#answer;
    if (message.type === 'check') return this.check();
    if (!answer) return;
    const { diagnosis } = answer;
    const { checklists } = this.#tools;
    switch (message.type) {
      case 'tick':
        if (!diagnosis.steps.some((step) => stepId(step) === message.step)) return;
        this.#isWorkedIn = true;
        return checklists.tick(this.#key(diagnosis), message.step, message.done);
      case 'clear':
        await checklists.clear(this.#key(diagnosis));
        return this.#render('No step is ticked now.');
      case 'place':
        return this.#open(placesOf(diagnosis)[message.index]);
      case 'origin':
        return this.#openOrigin();
      case 'fix':
        return this.#apply(answer.fixes[message.index]);
      case 'copy-markdown':
        return this.copyAsMarkdown();
      case 'copy-support':
        return this.copyForSupport();
      case 'copy-full':
        return this.#copy(copyFull(diagnosis, this.#report));
      case 'open-markdown':
        return this.#tools.host.openMarkdown(this.#report, diagnosis);
    }
  }

  async #open(place: Place | undefined): Promise<void> {
    const uri = place && this.#tools.host.resolve(this.#report, place);
    if (!place || !uri) return this.#post({ type: 'say', say: 'No folder that is open holds this file.' });
    await this.#reveal(uri, new vscode.Range(place.line, place.column, place.line, place.endColumn));
  }

  async #openOrigin(): Promise<void> {
    const { uri, line } = this.#report;
    if (uri !== null && line !== null)
      await this.#reveal(vscode.Uri.parse(uri), new vscode.Range(line, 0, line, 0));
  }

  async #reveal(uri: vscode.Uri, selection: vscode.Range, preserveFocus = false): Promise<void> {
    try {
      await openBeside(this.panel, uri, { selection, preserveFocus });
    } catch (error) {
      this.#tools.host.failed('open', error);
      this.#post({ type: 'say', say: 'The file cannot be opened; it may be gone.' });
    }
  }

  async #apply(fix: Fixable | undefined): Promise<void> {
    if (!fix) return;
    this.#isWorkedIn = true;
    const isApplied = await this.#tools.host.apply(fix);
    // What was changed is seen, and can be undone there.
    if (isApplied)
      await this.#reveal(vscode.Uri.parse(fix.uri), new vscode.Range(fix.line, 0, fix.line, 0), true);
    await this.check();
    this.#post({
      type: 'say',
      say: isApplied
        ? `Applied: ${plain(fix.title, 120)} in ${plain(fix.where, 120)}.`
        : 'This fix no longer fits the file, so nothing was changed.',
    });
  }

  /** Copies the diagnosis as Markdown. */
  async copyAsMarkdown(): Promise<void> {
    if (this.diagnosis) await this.#copy(copyMarkdown(this.diagnosis));
  }

  /** Copies what Support asks for, tokens masked. */
  async copyForSupport(): Promise<void> {
    if (this.diagnosis) await this.#copy(copyMasked(this.diagnosis, this.#report));
  }

  async #copy(copying: Promise<string | null>): Promise<void> {
    const say = await copying;
    if (say !== null) this.#post({ type: 'say', say });
  }
}
