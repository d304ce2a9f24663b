/**
 * Everything that loads the catalog, the rules or the grammars, behind one door: imported at the first text that
 * mentions Plaid, never when the extension starts.
 */
export { searchCatalog } from '../catalog/search.ts';
export { diagnose } from '../diagnosis/diagnose.ts';
export { diagnoseFinding } from '../diagnosis/finding.ts';
export { studyPaths, studyProject } from '../diagnosis/study.ts';
export { fixesFor, suppressFixes } from '../fixes/index.ts';
export { gatherFacts } from '../project/facts.ts';
export { createRecognizer } from '../recognize/analyze.ts';
export { cutOut } from '../recognize/embedded.ts';
export { recognizeErrors } from '../recognize/errors/index.ts';
export { diagnosisMarkdown, supportText } from '../render/diagnosis.ts';
export { findingsMarkdown } from '../render/findings.ts';
export { hoverCard } from '../render/hover.ts';
export { allRules, runRules } from '../rules/index.ts';
