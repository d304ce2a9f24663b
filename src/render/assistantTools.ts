/** The tools that assistants can call: in the editor (language-model tools) and over the Model Context Protocol. */
export interface AssistantTool {
  readonly name: string;
  readonly title: string;
  /** For the model: when to call it, what goes in, what comes out. */
  readonly description: string;
  /** For people who choose tools. */
  readonly userDescription: string;
  /** JSON Schema of the input. */
  readonly inputSchema: {
    readonly type: 'object';
    readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly required?: string[];
    readonly additionalProperties: false;
  };
}

/** How much of a text a tool takes, in UTF-16 units. */
const MOST_TEXT = 1_000_000;
const MOST_PATH = 4096;

export const DIAGNOSE_TOOL: AssistantTool = {
  name: 'plaid_diagnose',
  title: 'Diagnose a Plaid error',
  description: [
    'Finds the cause of a Plaid error or of a Plaid Link problem and says what to do.',
    'Give it whatever there is: an error code such as ITEM_LOGIN_REQUIRED, an error payload, an error_message, log lines, a stack trace, or what a user sees in Link described in words.',
    'Give the text as it is, with request_id and the other keys; do not shorten or translate it.',
    "The answer is Markdown: the verdict and how sure it is, the evidence from this project's files where there is some, the steps in order, other causes, how to reproduce it in Sandbox, and the identifiers Plaid's Support asks for.",
    'Tokens and secrets are masked. Works offline. Use it before answering from memory whenever a Plaid error code, plaid.com/docs/errors or a Plaid SDK error appears.',
  ].join(' '),
  userDescription: 'Finds the cause of a Plaid error or a Link problem, with evidence from the project.',
  inputSchema: {
    type: 'object',
    properties: {
      text: {
        type: 'string',
        minLength: 1,
        maxLength: MOST_TEXT,
        description: 'The code, payload, message, log or description, as it is.',
      },
      path: {
        type: 'string',
        maxLength: MOST_PATH,
        description:
          'A file or folder of the project that the text belongs to, for evidence; needed only when several projects are open.',
      },
    },
    required: ['text'],
    additionalProperties: false,
  },
};

export const CHECK_TOOL: AssistantTool = {
  name: 'plaid_check',
  title: 'Check Plaid integration',
  description: [
    'Checks source files for mistakes in a Plaid Link integration: link token requests without the OAuth return their platform needs, wrong or outdated fields, products, countries and languages, launches with a public key, environments that are gone, credentials written into files.',
    'Reads the manifests of the project to know where Link runs.',
    'The answer is Markdown: each finding with file, line, column, severity, rule, and what to do about it; credentials are masked.',
    'Call it after writing or changing code that creates link tokens or opens Link, and when a diagnosis points into the code. It changes no file.',
  ].join(' '),
  userDescription: 'Finds mistakes in the Plaid Link integration of a file, a folder or the whole project.',
  inputSchema: {
    type: 'object',
    properties: {
      path: {
        type: 'string',
        maxLength: MOST_PATH,
        description:
          'The file or folder to check, relative to the project or absolute within it. Without it everything is checked.',
      },
    },
    additionalProperties: false,
  },
};

export const ASSISTANT_TOOLS: readonly AssistantTool[] = [DIAGNOSE_TOOL, CHECK_TOOL];

export interface DiagnoseInput {
  readonly text: string;
  readonly path?: string;
}

export interface CheckInput {
  readonly path?: string;
}

/** The input of `plaid_diagnose`, or what is wrong with it in a sentence. */
export function readDiagnoseInput(input: unknown): DiagnoseInput | { readonly problem: string } {
  const problem = problemOf(DIAGNOSE_TOOL, input);
  return problem === null ? (input as DiagnoseInput) : { problem };
}

/** The input of `plaid_check`, or what is wrong with it in a sentence. */
export function readCheckInput(input: unknown): CheckInput | { readonly problem: string } {
  const problem = problemOf(CHECK_TOOL, input ?? {});
  return problem === null ? ((input ?? {}) as CheckInput) : { problem };
}

/** The schemas above hold strings only, so this is all of JSON Schema that they need. */
function problemOf({ name, inputSchema }: AssistantTool, input: unknown): string | null {
  if (input === null || typeof input !== 'object' || Array.isArray(input))
    return `The input of ${name} must be an object.`;
  const given = input as Record<string, unknown>;
  const { properties, required = [] } = inputSchema;
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(properties, key));
  if (unknown !== undefined)
    return `${name} takes ${Object.keys(properties).join(' and ')} only; the input has another key.`;
  for (const [key, { minLength = 0, maxLength }] of Object.entries(properties)) {
    const value = given[key];
    if (value === undefined && !required.includes(key)) continue;
    if (typeof value !== 'string') return `${key} must be a string.`;
    if (value.length < Number(minLength)) return `${key} is empty.`;
    if (value.length > Number(maxLength)) return `${key} is longer than ${maxLength} characters.`;
  }
  return null;
}
