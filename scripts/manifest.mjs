// Writes into package.json the settings that follow from the rules, the activation that follows from the languages, and the
// assistants' tools, so that a new one needs no second place. A test compares them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PLATFORMS } from '../src/project/model.ts';
import { ASSISTANT_TOOLS, CHECK_TOOL } from '../src/render/assistantTools.ts';
import { allRules } from '../src/rules/index.ts';
import { languages } from '../src/syntax/languages/index.ts';
import { root } from './root.mjs';

const platforms = {
  web: 'Browsers: react-plaid-link, the link-initialize.js script, wrappers for Vue and Angular.',
  ios: 'LinkKit in an iOS app.',
  android: "Plaid's Android SDK.",
  'react-native': 'react-native-plaid-link-sdk: both mobile systems.',
  flutter: 'plaid_flutter: both mobile systems.',
  webview: 'Link inside a webview of your own app.',
  hosted: 'Hosted Link: Plaid shows Link on a page of its own.',
};

/** The value of `contributes.configuration`. */
export function configuration() {
  return {
    title: 'Link Doctor for Plaid',
    properties: {
      'linkDoctor.platforms': {
        type: ['array', 'null'],
        default: null,
        scope: 'resource',
        uniqueItems: true,
        items: {
          type: 'string',
          enum: [...PLATFORMS],
          enumDescriptions: PLATFORMS.map((platform) => platforms[platform]),
        },
        markdownDescription:
          'Where Link runs for your users. Beats what manifests such as `package.json`, `Podfile` and `build.gradle` say; leave it unset to let them speak.',
      },
      'linkDoctor.rules': {
        type: 'object',
        default: {},
        scope: 'resource',
        additionalProperties: false,
        properties: Object.fromEntries(allRules.map((rule) => [rule.id, ruleProperty(rule)])),
        markdownDescription:
          'The severity of each rule, or `off`. `default` is as if the rule were not named.',
      },
      'linkDoctor.exclude': {
        type: 'array',
        default: [],
        scope: 'resource',
        items: { type: 'string', maxLength: 500 },
        maxItems: 500,
        markdownDescription:
          'Files that get no findings: patterns as in `.gitignore`, relative to the workspace folder. Hovers and diagnoses still work there.',
      },
      'linkDoctor.diagnosis.view': {
        type: 'string',
        enum: ['panel', 'markdown'],
        enumDescriptions: [
          'A panel beside the text: evidence to click, steps to tick, fixes to apply, and a second look after edits.',
          'A rendered Markdown document.',
        ],
        default: 'panel',
        scope: 'window',
        description: 'How "Diagnose Plaid error" shows a diagnosis.',
      },
      'linkDoctor.includeTests': {
        type: 'boolean',
        default: false,
        scope: 'resource',
        description: 'Report findings in test files and in third-party code too.',
      },
    },
  };
}

/** The value of `activationEvents`: the languages that are read, under every id that editors use. */
export function activationEvents() {
  const ids = languages.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
  // Links in a terminal need the extension before a document is opened.
  const terminals = ['onTerminal:*', 'onTerminalShellIntegration:*'];
  // A panel that was open when the editor was closed comes back with it.
  const panels = ['onWebviewPanel:linkDoctor.diagnosis'];
  return [...[...new Set(ids)].map((id) => `onLanguage:${id}`), ...terminals, ...panels];
}

/** The value of `contributes.languageModelTools`. */
export function languageModelTools() {
  return ASSISTANT_TOOLS.map((tool) => ({
    name: tool.name,
    tags: ['plaid', 'plaid-link', 'diagnostics'],
    toolReferenceName: tool === CHECK_TOOL ? 'plaidCheck' : 'plaidDiagnose',
    displayName: tool.title,
    userDescription: tool.userDescription,
    modelDescription: tool.description,
    icon: tool === CHECK_TOOL ? '$(checklist)' : '$(pulse)',
    canBeReferencedInPrompt: true,
    inputSchema: tool.inputSchema,
  }));
}

function ruleProperty(rule) {
  return {
    type: 'string',
    enum: ['default', 'error', 'warning', 'information', 'hint', 'off'],
    default: 'default',
    markdownDescription: `${rule.title}. By itself: ${rule.severity}.${rule.docs === '' ? '' : ` [${rule.docsTitle}](${rule.docs})`}`,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const path = join(root, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.contributes.configuration = configuration();
  manifest.contributes.languageModelTools = languageModelTools();
  manifest.activationEvents = activationEvents();
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}
