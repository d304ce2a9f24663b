/** The value of `contributes.configuration` in package.json. */
export function configuration(): {
  readonly title: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

/** The value of `activationEvents` in package.json. */
export function activationEvents(): readonly string[];

/** The value of `contributes.languageModelTools`. */
export function languageModelTools(): unknown[];
